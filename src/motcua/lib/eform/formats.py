"""Formats that need no law: days as people write them, money, codes of places."""

import re
from collections.abc import Callable
from datetime import date, datetime

_DAY = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_UNIT = re.compile(r"[0-9]{2,5}")


def parse_day(written: str) -> date | None:
    """The day of dd/mm/yyyy, None when there is none such."""
    if not _DAY.fullmatch(written):
        return None
    try:
        return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007 - a day
    except ValueError:
        return None


def is_email(written: str) -> bool:
    return len(written) <= 254 and _EMAIL.fullmatch(written) is not None


def plain(today: date) -> dict[str, Callable[[str], bool]]:
    """`day`, `past-day` (today or before), `future-day` (today or later), `email`, `unit`."""

    def day(written: str) -> bool:
        return parse_day(written) is not None

    def past(written: str) -> bool:
        found = parse_day(written)
        return found is not None and found <= today

    def future(written: str) -> bool:
        found = parse_day(written)
        return found is not None and found >= today

    def unit(written: str) -> bool:
        return _UNIT.fullmatch(written) is not None

    return {"day": day, "past-day": past, "future-day": future, "email": is_email, "unit": unit}
