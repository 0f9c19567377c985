"""Answers out of what a browser's form sends: names and texts in, JSON values out.

Nothing is thrown away for being wrong: a number that is none stays the text it was, so that the
page can show it again and say what to mend.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from motcua.lib.eform.form import MANY, Field, Page

Sent = Mapping[str, Sequence[str]]
MOST_ITEMS = 50
LONGEST = 10_000
_NUMBER = re.compile(r"-?[0-9]{1,15}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,  ][0-9]{3})+")


def read(page: Page, sent: Sent) -> dict[str, Any]:
    """The answers of one page. A question left empty is not in them."""
    return _read(page.fields, sent, "")


def _read(fields: Sequence[Field], sent: Sent, prefix: str) -> dict[str, Any]:
    found = {
        field.name: _READERS.get(field.widget, _typed)(field, sent, prefix + field.name) for field in fields
    }
    return {name: value for name, value in found.items() if value not in ("", None, [], {})}


def _typed(field: Field, sent: Sent, name: str) -> Any:
    return _one(sent, name)


def _one(sent: Sent, name: str) -> str:
    """The last value sent, without blanks around it, line ends of one kind, and no NUL."""
    value = (list(sent.get(name, ())) or [""])[-1]
    return value.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST]


def _date(field: Field, sent: Sent, name: str) -> str:
    """Day, month and year as dd/mm/yyyy; what is no date stays as it was typed."""
    day, month, year = (_one(sent, f"{name}_{part}") for part in ("day", "month", "year"))
    if not (day or month or year):
        return ""
    return f"{day.zfill(2)}/{month.zfill(2)}/{year}"


def _number(field: Field, sent: Sent, name: str) -> int | str:
    """1.200.000 and 1,200,000 are 1200000, as people write money."""
    typed = _one(sent, name)
    plain = re.sub(r"[^0-9]", "", typed) if _GROUPED.fullmatch(typed) else typed
    return int(plain) if _NUMBER.fullmatch(plain) else typed


def _consent(field: Field, sent: Sent, name: str) -> bool | None:
    return True if _one(sent, name) else None


def _checkboxes(field: Field, sent: Sent, name: str) -> list[str]:
    ticked = set(sent.get(name, ()))
    return [choice.value for choice in field.choices if choice.value in ticked]


def _address(field: Field, sent: Sent, name: str) -> dict[str, str]:
    found = {part: _one(sent, f"{name}_{part}") for part in ("province", "commune", "detail")}
    # The province alone is what the picker begins with; it is no answer.
    return (
        {part: value for part, value in found.items() if value} if found["commune"] or found["detail"] else {}
    )


def _items(field: Field, sent: Sent, name: str) -> list[dict[str, Any]]:
    """The items of a list; one that was left wholly empty is none."""
    count = _one(sent, f"{name}-count")
    many = min(int(count), MOST_ITEMS) if re.fullmatch(r"[0-9]{1,4}", count) else 0
    items = (_read(field.columns, sent, f"{name}-{number}-") for number in range(many))
    return [item for item in items if item]


_READERS: dict[str, Callable[[Field, Sent, str], Any]] = {
    "date": _date,
    "past": _date,
    "future": _date,
    "number": _number,
    "money": _number,
    "consent": _consent,
    "checkboxes": _checkboxes,
    "address": _address,
    **dict.fromkeys(MANY, _items),
}
