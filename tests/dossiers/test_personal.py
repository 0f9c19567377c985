"""No event holds a person's data, and what officers type lies only where `PERSONAL` says it may."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from motcua.dossiers import commands
from motcua.dossiers.commands import finishing
from motcua.dossiers.commands.intake import HandedIn, Party
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.events import INSTRUMENTS, PERSONAL, Kind
from motcua.dossiers.models import Channel, DossierResult, Event
from motcua.dossiers.queries import page
from motcua.law.actor import Actor, ActorKind
from tests.dossiers.commands import ladder
from tests.dossiers.commands.ladder import RUNGS, WHEN
from tests.world import World, at

APPLICANT = Party(
    name="Nguyễn Thị Riêng Tư", identity="020301987654", phone="0987123456", address="12 Phố Kín, Lạng Sơn",
    email="rieng.tu@example.vn",
)  # fmt: skip
SUBMITTER = Party(name="Trần Văn Nộp Hộ", phone="0911222333")
PRIVATE = [
    value
    for party in (APPLICANT, SUBMITTER)
    for value in dataclasses.astuple(party)
    if isinstance(value, str) and value
]
CITIZEN = Actor(kind=ActorKind.CITIZEN, name=APPLICANT.name, person_id=7)
# Fields of orders that choose from a list, and names the catalogue or the organisation gives.
CHOSEN = {"outcome", "step_key", "method", "way", "case", "reason_code"}
MARK = "đã gõ tay:"
DOORS: dict[str, dict[str, Any]] = {
    "receive": {},
    "register_online": {},
    "refuse_at_the_door": {"reason": f"{MARK} reason", "legal_ground": f"{MARK} legal_ground"},
    "ask_supplement_at_the_door": {"missing": (f"{MARK} items",), "reason": f"{MARK} reason"},
}


def _marked(order: Order) -> Order:
    """The order with every word that somebody types marked."""
    marks: dict[str, Any] = {}
    for one in dataclasses.fields(order):
        value = getattr(order, one.name)
        if isinstance(value, str) and one.name not in CHOSEN:
            marks[one.name] = f"{MARK} {one.name}"
        elif one.name in ("items", "grounds"):
            marks[one.name] = (f"{MARK} {one.name}",)
        elif one.name == "documents":
            marks[one.name] = (HandedIn(name=f"{MARK} documents"),)
    return dataclasses.replace(order, **marks)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _typed(event: Event) -> set[str]:
    """Where in the event marked words lie: "reason", keys of data, or a place where none may."""
    found = {key for key, value in event.data.items() if any(MARK in word for word in _words(value))}
    found |= {"reason"} if MARK in event.reason else set()
    other = [*_words(event.changes), event.actor_name]
    return found | ({"elsewhere"} if any(MARK in word for word in other) else set())


@pytest.fixture
def told(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every act of the house done once or more on a person's dossiers, with every typed word marked."""
    intake = World.intake
    monkeypatch.setattr(
        World,
        "intake",
        lambda w, **other: intake(w, **({"applicant": APPLICANT, "submitter": SUBMITTER} | other)),
    )
    monkeypatch.setattr(ladder, "CITIZEN", CITIZEN)
    for rung in RUNGS:
        (dossier_id,) = rung.ready(world, 1)
        rung.do([_marked(rung.ordered(world, dossier_id))])
    for name, said in DOORS.items():
        by = CITIZEN if name == "register_online" else world.lan
        channel = Channel.ONLINE if by is CITIZEN else Channel.COUNTER
        getattr(commands, name)([world.intake(by=by, at=WHEN, channel=channel)], **said)
    return list(Event.objects.order_by("id"))


def test_every_kind_happened(told: list[Event]) -> None:
    assert {event.kind for event in told} == set(Kind)


def test_no_event_holds_the_applicants_or_the_submitters_data(told: list[Event]) -> None:
    for event in told:
        held = " ".join([*_words(event.data), *_words(event.changes), event.reason, event.actor_name])
        assert [value for value in PRIVATE if value in held] == [], event.kind


def test_typed_words_lie_where_the_rule_says_and_nowhere_else(told: list[Event]) -> None:
    found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for event in told:
        found[Kind(event.kind)] |= _typed(event)

    assert {kind: places - INSTRUMENTS for kind, places in found.items()} == PERSONAL


def test_a_citizens_act_is_told_as_the_applicants(world: World) -> None:
    (opened,) = commands.register_online([world.intake(by=CITIZEN, at=WHEN, channel=Channel.ONLINE)])

    event = Event.objects.get(dossier_id=opened.dossier_id)
    shown = page(opened.dossier_id)

    assert (event.actor_name, event.person_id) == ("", 7)
    assert shown is not None
    assert (shown.timeline[0].actor, shown.timeline[0].by_applicant) == ("", True)


def test_who_fetched_the_result_stands_beside_the_result(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"))
    fetched = finishing.ResultHandedOver(
        dossier_id=dossier_id, by=world.lan, at=at("04-06 15:00"), received_by="Nguyễn Thị Riêng Tư"
    )

    commands.hand_over([fetched])

    result = DossierResult.objects.get(dossier_id=dossier_id)
    assert (result.received_by, result.handed_over_at) == ("Nguyễn Thị Riêng Tư", at("04-06 15:00"))
