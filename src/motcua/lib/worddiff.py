"""What changed between two texts, word by word, in the order in which one reads."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

# A word, a number with its points, a space, or one sign: "5.000 đồng/hồ sơ" changes in its number alone.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    change: Change
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts as one: what stayed, what is gone, what is new; neighbours of one kind are joined.

    The pieces that are not new make `old`, those that are not gone make `new`.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[tuple[str, str]] = []  # (gone, new); what stayed is the same on both sides
    changed: list[bool] = []
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left, right = "".join(before[a:b]), "".join(after[c:d])
        # Spaces alone, or one short word, between two changes would be confetti: they belong to the change.
        same = op == "equal" and not (len(changed) and changed[-1] and _is_crumb(before[a:b]))
        if op == "equal" and same:
            found.append((left, right))
            changed.append(False)
        elif changed and changed[-1]:
            found[-1] = (found[-1][0] + left, found[-1][1] + right)
        else:
            found.append((left, right))
            changed.append(True)
    return tuple(_told(found, changed))


def _is_crumb(tokens: list[str]) -> bool:
    return sum(1 for token in tokens if not token.isspace()) == 0


def _told(found: list[tuple[str, str]], changed: list[bool]) -> list[Piece]:
    told: list[Piece] = []
    for (left, right), differs in zip(found, changed, strict=True):
        if not differs:
            told.append(Piece(Change.SAME, left))
            continue
        # A crumb that was taken in at the end of a change is the same on both sides: give it back.
        tail = ""
        while left and right and left[-1] == right[-1] and left[-1].isspace():
            tail, left, right = left[-1] + tail, left[:-1], right[:-1]
        told += [Piece(change, text) for change, text in ((Change.GONE, left), (Change.NEW, right)) if text]
        if tail:
            told.append(Piece(Change.SAME, tail))
    return _joined(told)


def _joined(told: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in told:
        if joined and joined[-1].change is piece.change:
            joined[-1] = Piece(piece.change, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
