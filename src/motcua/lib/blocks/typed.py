"""A text as somebody types it: words, and picked values as ⟦the name of the field⟧.

What stands between the brackets is looked up and nothing else: there is no expression in it.
"""

import re
from collections.abc import Iterable, Mapping

from motcua.lib.blocks.model import Piece, Text, Value

OPEN, CLOSE = "⟦", "⟧"
_PICKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
UNKNOWN = "?"  # the field of a name that stands for none, followed by that name


def said(text: Text, names: Mapping[str, str]) -> str:
    """As it is typed. `names`: what fields are called."""
    return "".join(_name(piece, names) if isinstance(piece, Value) else piece for piece in text)


def marker(name: str) -> str:
    return f"{OPEN}{name}{CLOSE}"


def _name(value: Value, names: Mapping[str, str]) -> str:
    return marker(names.get(value.field, value.field.removeprefix(UNKNOWN)))


def typed(written: str, names: Mapping[str, str]) -> Text:
    """The pieces; a name that stands for no field is kept as it was typed, to be told and not lost."""
    fields = {name: field for field, name in names.items()}
    pieces: list[Piece] = []
    words = written.replace("\r\n", "\n").replace("\r", "\n")
    for at, part in enumerate(_PICKED.split(words)):
        if at % 2:
            pieces.append(Value(fields.get(part.strip()) or f"{UNKNOWN}{part.strip()}"))
        elif part:
            pieces.append(part)
    return tuple(pieces)


def unknown(fields: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Names of fields that are not among those that there are."""
    return sorted({field.removeprefix(UNKNOWN) for field in fields if field not in names})
