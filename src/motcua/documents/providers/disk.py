"""Files on disk that are whole and safe before anybody is told that they are kept."""

import os
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="motcua.documents.providers.disk.ContentStore")
class ContentStore(FileSystemStorage):
    """A folder of files named by their content: written aside, synced, then put in place at once.

    A reader never sees half a file, a crash leaves either the whole file or none, and two writers of
    one name write the same bytes, so the second may replace the first.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        return name

    def _save(self, name: str, content: "File[bytes]") -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as aside:
            try:
                for chunk in content.chunks():
                    aside.write(chunk)
                aside.flush()
                os.fsync(aside.fileno())
                os.chmod(aside.name, self.file_permissions_mode or 0o640)
                os.replace(aside.name, path)
            except BaseException:
                Path(aside.name).unlink(missing_ok=True)
                raise
        for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
            _sync(folder)
        return name


def _sync(folder: Path) -> None:
    """Make the names in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
