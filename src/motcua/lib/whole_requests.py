"""Requests are read to their end before they are answered.

A page may answer before it has read what was sent: not found, no right, a forged form, a file in the wrong place.
The server then closes the connection under the sender, whose browser or proxy tells of a broken connection instead
of the answer. So what is left of a request of moderate size is read and dropped; a larger one is cut off.
"""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_PIECE = 1 << 16


def read_whole(application: Application, most_bytes: int) -> Application:
    """The WSGI application that reads up to `most_bytes` of what `application` left of a request."""

    def whole(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = application(environ, start_response)
        if environ.get("CONTENT_LENGTH") not in (None, "", "0"):
            _drop(environ["wsgi.input"], most_bytes)
        return answer

    return whole


def _drop(rest: Any, most_bytes: int) -> None:
    """A line that breaks meanwhile is nobody's loss: what was said about the request stands."""
    try:
        while most_bytes > 0:
            piece = rest.read(min(_PIECE, most_bytes))
            if not piece:
                return
            most_bytes -= len(piece)
    except OSError:
        return
