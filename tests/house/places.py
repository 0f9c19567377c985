"""Where the house's files are."""

from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "src" / "motcua"
NOT_WRITTEN_BY_HAND = {"migrations", "node_modules", "__pycache__", "static"}


def files(root: Path, pattern: str) -> Iterator[Path]:
    """The files under `root` that people write."""
    for path in sorted(root.rglob(pattern)):
        if not NOT_WRITTEN_BY_HAND & set(path.relative_to(root).parts):
            yield path


def named(path: Path) -> str:
    return str(path.relative_to(PROJECT))
