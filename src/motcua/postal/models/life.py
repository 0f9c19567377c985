"""The life of a shipment: the one table that commands, pages, the carrier's news and tests read.

A collection brings the applicant's papers to the centre; a return brings the result to them. In law
the result is returned when the post takes it over; everything after that moves the letter alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.law.errors import N_


class Direction(StrEnum):
    COLLECTION = "collection"
    RETURN = "return"


class State(StrEnum):
    ASKED = "asked"  # by the applicant or at the counter; the carrier does not know it yet
    ACCEPTED = "accepted"  # the carrier knows it: it has a waybill
    COLLECTED = "collected"  # collection: the post officer has the papers
    AT_CENTRE = "at_centre"  # collection: handed in
    HANDED_OVER = "handed_over"  # return: the post took it over from the counter
    IN_TRANSIT = "in_transit"
    FAILED = "failed"  # somebody came and met nobody; they come again
    DELIVERED = "delivered"
    GOING_BACK = "going_back"  # given up: it comes back to the centre
    BACK = "back"  # at the centre again, to be decided
    KEPT = "kept"  # at the centre, for the applicant to fetch
    FETCHED = "fetched"
    SENT_AGAIN = "sent_again"  # by another shipment
    JOINED = "joined"  # travels in another shipment to the same address
    CANCELLED = "cancelled"


class Turn(StrEnum):
    """What can happen to a shipment."""

    ACCEPT = "accept"
    CANCEL = "cancel"
    COLLECT = "collect"
    HAND_IN = "hand_in"
    HAND_OVER = "hand_over"
    JOIN = "join"
    MOVE = "move"
    FAIL = "fail"
    DELIVER = "deliver"
    SEND_BACK = "send_back"
    COME_BACK = "come_back"
    KEEP = "keep"
    FETCH = "fetch"
    SEND_AGAIN = "send_again"


class Who(StrEnum):
    APPLICANT = "applicant"
    COUNTER = "counter"  # an intake officer or clerk of the centre
    POST = "post"  # a post officer of the centre
    CARRIER = "carrier"  # its system, by callback or when asked
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Row:
    turn: Turn
    directions: frozenset[Direction]
    sources: frozenset[State]
    to: State
    who: frozenset[Who]


def _row(turn: Turn, directions: set[Direction], sources: set[State], to: State, *who: Who) -> Row:
    return Row(turn, frozenset(directions), frozenset(sources), to, frozenset(who))


_D, _S, _T, _W = Direction, State, Turn, Who
_BOTH = {_D.COLLECTION, _D.RETURN}
_ON_THE_WAY = {_S.HANDED_OVER, _S.IN_TRANSIT, _S.FAILED}

TABLE: tuple[Row, ...] = (
    _row(_T.ACCEPT, _BOTH, {_S.ASKED}, _S.ACCEPTED, _W.CARRIER, _W.POST, _W.SYSTEM),
    _row(
        _T.CANCEL, _BOTH, {_S.ASKED, _S.ACCEPTED}, _S.CANCELLED,
        _W.APPLICANT, _W.COUNTER, _W.POST, _W.CARRIER,
    ),
    _row(
        _T.COLLECT, {_D.COLLECTION}, {_S.ASKED, _S.ACCEPTED, _S.FAILED}, _S.COLLECTED, _W.POST, _W.CARRIER
    ),
    _row(_T.HAND_IN, {_D.COLLECTION}, {_S.COLLECTED}, _S.AT_CENTRE, _W.POST, _W.COUNTER),
    _row(_T.HAND_OVER, {_D.RETURN}, {_S.ASKED, _S.ACCEPTED}, _S.HANDED_OVER, _W.POST, _W.COUNTER),
    _row(_T.JOIN, {_D.RETURN}, {_S.ASKED}, _S.JOINED, _W.POST, _W.COUNTER),
    _row(_T.MOVE, {_D.RETURN}, _ON_THE_WAY, _S.IN_TRANSIT, _W.POST, _W.CARRIER),
    _row(_T.FAIL, {_D.RETURN}, _ON_THE_WAY, _S.FAILED, _W.POST, _W.CARRIER),
    _row(_T.FAIL, {_D.COLLECTION}, {_S.ASKED, _S.ACCEPTED, _S.FAILED}, _S.FAILED, _W.POST, _W.CARRIER),
    _row(_T.DELIVER, {_D.RETURN}, _ON_THE_WAY, _S.DELIVERED, _W.POST, _W.CARRIER),
    _row(_T.SEND_BACK, {_D.RETURN}, _ON_THE_WAY, _S.GOING_BACK, _W.POST, _W.CARRIER),
    _row(
        _T.CANCEL, {_D.COLLECTION}, {_S.FAILED}, _S.CANCELLED, _W.APPLICANT, _W.COUNTER, _W.POST, _W.CARRIER
    ),
    _row(
        _T.COME_BACK, {_D.RETURN}, _ON_THE_WAY | {_S.GOING_BACK}, _S.BACK, _W.COUNTER, _W.POST
    ),
    _row(_T.KEEP, {_D.RETURN}, {_S.BACK}, _S.KEPT, _W.COUNTER),
    _row(_T.FETCH, {_D.RETURN}, {_S.BACK, _S.KEPT}, _S.FETCHED, _W.COUNTER),
    _row(_T.SEND_AGAIN, {_D.RETURN}, {_S.BACK, _S.KEPT}, _S.SENT_AGAIN, _W.COUNTER),
)  # fmt: skip

ENDED = frozenset({_S.AT_CENTRE, _S.DELIVERED, _S.FETCHED, _S.SENT_AGAIN, _S.JOINED, _S.CANCELLED})
OPEN = frozenset(State) - ENDED
# Not in the post's hands yet: news of the carrier from further on came too early and is asked for again.
BEFORE = frozenset({_S.ASKED, _S.ACCEPTED})
WITH_THE_CARRIER = frozenset(_ON_THE_WAY | {_S.GOING_BACK})

LABELS: dict[State, str] = {
    _S.ASKED: N_("Asked for"),
    _S.ACCEPTED: N_("Accepted by the post"),
    _S.COLLECTED: N_("Papers collected"),
    _S.AT_CENTRE: N_("Papers at the centre"),
    _S.HANDED_OVER: N_("Handed to the post"),
    _S.IN_TRANSIT: N_("On the way"),
    _S.FAILED: N_("Nobody was met"),
    _S.DELIVERED: N_("Delivered"),
    _S.GOING_BACK: N_("Coming back to the centre"),
    _S.BACK: N_("Back at the centre"),
    _S.KEPT: N_("Kept at the centre"),
    _S.FETCHED: N_("Fetched at the centre"),
    _S.SENT_AGAIN: N_("Sent again"),
    _S.JOINED: N_("Sent together with others"),
    _S.CANCELLED: N_("Cancelled"),
}
DIRECTIONS: dict[Direction, str] = {
    _D.COLLECTION: N_("Papers collected from you"),
    _D.RETURN: N_("Result brought to you"),
}


def row_of(turn: Turn, direction: Direction, state: State) -> Row | None:
    """The table's row by which `turn` may happen there; None when it cannot."""
    return next(
        (row for row in TABLE if row.turn == turn and direction in row.directions and state in row.sources),
        None,
    )


def after(direction: Direction, state: State, turn: Turn) -> State | None:
    """Where `turn` leads; None when it cannot happen there."""
    row = row_of(turn, direction, state)
    return row.to if row else None


def turns_from(direction: Direction, state: State) -> tuple[Row, ...]:
    """The rows that may start there."""
    return tuple(row for row in TABLE if direction in row.directions and state in row.sources)
