"""What this process remembers of the catalogue, and how it learns that another process changed it."""

from motcua.catalogue.queries.search_index import index_of
from motcua.catalogue.queries.terms import terms

_heeded = 0


def heeded() -> int:
    """The revision of the catalogue that what is kept in memory belongs to."""
    return _heeded


def heed(revision: int) -> None:
    """Forget what was kept in memory of another revision."""
    global _heeded  # noqa: PLW0603 - one memory for the process, as the caches are
    if revision != _heeded:
        forget()
        _heeded = revision


def forget() -> None:
    """Read everything anew at the next asking."""
    terms.cache_clear()
    index_of.cache_clear()
