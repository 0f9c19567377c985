"""A book: what came in on one side, what became of it on the other, and what nobody may leave open at night."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A side's line. `label` is a msgid; the amount is a number of things, or dong where the book is of money."""

    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class Open:
    """What has to be settled before the day is over: a msgid with its places."""

    sentence: str
    params: dict[str, object]


@dataclass(frozen=True, slots=True)
class Book:
    """`name` is a msgid. The left side was counted by another way than the right: else they could not disagree."""

    key: str
    name: str
    left: Sequence[Line]
    right: Sequence[Line]
    open: Sequence[Open] = ()
    in_dong: bool = False

    @property
    def total_left(self) -> int:
        return sum(line.amount for line in self.left)

    @property
    def total_right(self) -> int:
        return sum(line.amount for line in self.right)

    @property
    def agrees(self) -> bool:
        return self.total_left == self.total_right

    @property
    def balances(self) -> bool:
        """Both sides agree, and nothing is left open."""
        return self.agrees and not self.open


def unsettled(sentence: str, count: int) -> list[Open]:
    """The sentence with how many, where there are any."""
    return [Open(sentence, {"count": count})] if count else []
