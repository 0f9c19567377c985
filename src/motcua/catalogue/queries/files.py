"""What a required document takes as its electronic copy."""

from dataclasses import dataclass

from motcua.catalogue.models import RequiredDocument


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Endings, bytes of one file, number of files; nothing said: as the settings have it."""

    types: tuple[str, ...] = ()
    most_bytes: int | None = None
    most_files: int | None = None


def file_limits(required_id: int) -> FileLimits | None:
    """None when there is no such required document."""
    found = RequiredDocument.objects.filter(pk=required_id)
    row = found.values_list("file_types", "file_most_mb", "files_most").first()
    if row is None:
        return None
    types, most_mb, most_files = row
    return FileLimits(tuple(types.split()), most_mb << 20 if most_mb else None, most_files)
