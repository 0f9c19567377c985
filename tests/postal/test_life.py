"""The table of a shipment's life, written once more from Decision 45/2016 and the carrier's practice."""

import itertools

import pytest

from motcua.law.actor import SYSTEM, Actor, ActorKind, Role, Unit
from motcua.postal.models import ENDED, LABELS, OPEN, TABLE, Direction, State, Turn, after, turns_from
from motcua.postal.policies import Standing, may

# direction -> state -> turn -> state. What is not here cannot happen.
COLLECTION = {
    "asked": {"accept": "accepted", "cancel": "cancelled", "collect": "collected", "fail": "failed"},
    "accepted": {"cancel": "cancelled", "collect": "collected", "fail": "failed"},
    "failed": {"cancel": "cancelled", "collect": "collected", "fail": "failed"},
    "collected": {"hand_in": "at_centre"},
}
_CARRIED = {
    "move": "in_transit", "fail": "failed", "deliver": "delivered", "send_back": "going_back", "come_back": "back",
}  # fmt: skip
RETURN = {
    "asked": {"accept": "accepted", "cancel": "cancelled", "hand_over": "handed_over", "join": "joined"},
    "accepted": {"cancel": "cancelled", "hand_over": "handed_over"},
    "handed_over": _CARRIED,
    "in_transit": _CARRIED,
    "failed": _CARRIED,
    "going_back": {"come_back": "back"},
    "back": {"keep": "kept", "fetch": "fetched", "send_again": "sent_again"},
    "kept": {"fetch": "fetched", "send_again": "sent_again"},
}
MAY = {
    "accept": "carrier post system",
    "cancel": "applicant counter post carrier",
    "collect": "post carrier",
    "hand_in": "post counter",
    "hand_over": "post counter",
    "join": "post counter",
    "move": "post carrier",
    "fail": "post carrier",
    "deliver": "post carrier",
    "send_back": "post carrier",
    "come_back": "post counter",
    "keep": "counter",
    "fetch": "counter",
    "send_again": "counter",
}


@pytest.mark.parametrize(("direction", "table"), [("collection", COLLECTION), ("return", RETURN)])
def test_the_table_leads_where_it_should_and_nowhere_else(
    direction: str, table: dict[str, dict[str, str]]
) -> None:
    for state, turn in itertools.product(State, Turn):
        wanted = table.get(state, {}).get(turn)
        assert after(Direction(direction), state, turn) == (State(wanted) if wanted else None), (state, turn)


def test_nothing_leaves_what_has_ended_and_something_leads_on_from_the_rest() -> None:
    for direction, table in ((Direction.COLLECTION, COLLECTION), (Direction.RETURN, RETURN)):
        assert not any(turns_from(direction, state) for state in ENDED)
        assert all(turns_from(direction, State(state)) for state in table)
    assert OPEN | ENDED == set(State) == set(LABELS)


def test_one_row_a_turn_a_direction_and_a_state() -> None:
    keys = [(r.turn, d, s) for r in TABLE for d in r.directions for s in r.sources]

    assert len(keys) == len(set(keys))


CENTRE, ELSEWHERE = 1, 2
PARTS: dict[str, set[Role]] = {"post": {Role.POST_OFFICER}, "counter": {Role.INTAKE_OFFICER, Role.CLERK}}


def _officer(role: Role, centre_id: int) -> Actor:
    unit = Unit(centre_id=centre_id)
    return Actor(kind=ActorKind.OFFICER, name="x", officer_id=1, unit=unit, posts=frozenset({(role, unit)}))


def _standings(turn: Turn) -> list[Standing]:
    return [
        Standing(CENTRE, direction, State(state), 7, (3,))
        for direction, table in ((Direction.COLLECTION, COLLECTION), (Direction.RETURN, RETURN))
        for state, turns in table.items()
        if turn in turns
    ]


@pytest.mark.parametrize("turn", list(Turn))
def test_each_turn_by_each_role_at_each_centre(turn: Turn) -> None:
    words = MAY[turn].split()
    roles = {role for part in words if part in PARTS for role in PARTS[part]}

    for standing in _standings(turn):
        assert {role for role in Role if may(turn, _officer(role, CENTRE), standing)} == roles
        assert not any(may(turn, _officer(role, ELSEWHERE), standing) for role in Role)
        assert may(turn, SYSTEM, standing) is ("system" in words)
        assert may(turn, Actor(kind=ActorKind.INTEGRATION, name="c"), standing) is ("carrier" in words)


@pytest.mark.parametrize("turn", list(Turn))
def test_an_applicant_may_cancel_their_own_and_nothing_else(turn: Turn) -> None:
    own = Actor(kind=ActorKind.CITIZEN, name="Vy", person_id=7)
    by_word = Actor(kind=ActorKind.CITIZEN, name="Vy", dossier_id=3)
    other = Actor(kind=ActorKind.CITIZEN, name="Ai", person_id=8, dossier_id=4)

    for standing in _standings(turn):
        assert may(turn, own, standing) is (turn == Turn.CANCEL)
        assert may(turn, by_word, standing) is (turn == Turn.CANCEL)
        assert not may(turn, other, standing)


def test_the_word_of_one_dossier_does_not_cancel_a_letter_with_others_in_it() -> None:
    standing = Standing(CENTRE, Direction.RETURN, State.ASKED, 7, (3, 4))

    assert not may(Turn.CANCEL, Actor(kind=ActorKind.CITIZEN, name="Vy", dossier_id=3), standing)
