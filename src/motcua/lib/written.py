"""What people write into addresses and forms, read without a fault."""

from uuid import UUID, uuid4


def whole(written: str | None, *, digits: int = 18) -> int | None:
    """A whole number from nought on; None where it is none, or has more digits.

    Eighteen digits are the most that PostgreSQL's bigint always takes.
    """
    return int(written) if written and written.isdecimal() and len(written) <= digits else None


def form_key(written: str | None) -> UUID:
    """The key that a form carries so that it counts once; a new one where it carries none."""
    try:
        return UUID(written or "")
    except ValueError:
        return uuid4()
