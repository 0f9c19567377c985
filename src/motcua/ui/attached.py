"""A stored file as an answer: shown in the page's place where that is safe, else handed over to be kept.

What people hand in is never run: no script, no form, no frame, and no guessing of another type. The
policy is the file's own, so that even what a browser would read as a page can do nothing as ours.
"""

from typing import BinaryIO
from urllib.parse import quote

from django.http import FileResponse

SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})
_NOTHING = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'"


def answer(
    stream: BinaryIO, *, name: str, media_type: str, size_bytes: int, keep: bool = False
) -> FileResponse:
    """The stream as the answer to a request; it is closed when it was sent. `keep`: always a download."""
    shown = media_type in SHOWN and not keep
    response = FileResponse(
        stream, content_type=media_type if media_type in SHOWN else "application/octet-stream"
    )
    how = "inline" if shown else "attachment"
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    response.headers["Content-Disposition"] = (
        f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["Content-Length"] = str(size_bytes)
    response.headers["Content-Security-Policy"] = f"sandbox; {_NOTHING}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
