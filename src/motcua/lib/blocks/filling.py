"""The blocks that are shown, with what their values say: strings alone, to be drawn as they are."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from motcua.lib.blocks.model import Block, Json, Template, Text, Value
from motcua.lib.blocks.typed import UNKNOWN

Values = Mapping[str, str]  # by field; the lines of one that says several stand on lines of their own

# Marks that turn the direction of all that follows: a name must not turn the words of the paper after it.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What no paper can show.
_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A block that is shown. Lines of its text; rows are label and value."""

    key: str
    kind: str
    lines: tuple[str, ...]
    note: str
    rows: tuple[tuple[str, str], ...]
    style: str


def filled(
    template: Template, values: Values, holds: Callable[[Json], bool], texts: Mapping[str, str] | None = None
) -> tuple[Filled, ...]:
    """The template's blocks whose condition holds. `texts`: what somebody wrote in place of a block's own, by key.

    A value that is not known is empty; an empty line is left out, as is an item that comes to nothing.
    """
    written = texts or {}
    return tuple(
        _filled(block, values, written.get(block.key))
        for block in template
        if block.when is None or holds(block.when)
    )


def _filled(block: Block, values: Values, text: str | None) -> Filled:
    if text is not None and block.rows:
        rows = tuple(("", line) for line in lines(text))
    else:
        rows = tuple(_rows(block, values))
    return Filled(
        key=block.key,
        kind=block.kind,
        lines=tuple(lines(plain(block.text, values) if text is None or block.rows else text)),
        note=clean(plain(block.note, values)),
        rows=rows,
        style=block.style,
    )


def _rows(block: Block, values: Values) -> Iterator[tuple[str, str]]:
    """A row that comes to nothing is left out; an item that is one value becomes as many as that says."""
    for row in block.rows:
        told = lines(plain(row.text, values))
        if row.label and told:
            yield clean(row.label), "\n".join(told)
        elif not row.label:
            yield from (("", line) for line in told)


def plain(text: Text, values: Values) -> str:
    return "".join(
        (
            f"[{piece.field.removeprefix(UNKNOWN)}]"
            if piece.field.startswith(UNKNOWN)
            else values.get(piece.field, "")
        )
        if isinstance(piece, Value)
        else piece
        for piece in text
    )


def lines(text: str) -> list[str]:
    return [line for one in text.splitlines() if (line := clean(one).strip())]


def clean(text: str) -> str:
    return _UNSHOWN.sub("", _TURNING.sub("", text))
