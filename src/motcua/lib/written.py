"""What people write into addresses and forms, read without a fault."""


def whole(written: str | None, *, digits: int = 18) -> int | None:
    """A whole number from nought on; None where it is none, or has more digits.

    Eighteen digits are the most that PostgreSQL's bigint always takes.
    """
    return int(written) if written and written.isdecimal() and len(written) <= digits else None
