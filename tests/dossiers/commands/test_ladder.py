"""The same ladder for every act: works, writes its event, other status, role and unit, statements, keys."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands
from motcua.dossiers.commands.consulting import NoOpinionAsked
from motcua.dossiers.commands.ledger import (
    KeyUsedElsewhere,
    MovedMeanwhile,
    NoSuchDossier,
    Order,
    TimeRunsBackwards,
    TwiceInOneSet,
    WrongStatus,
)
from motcua.dossiers.events import OF_ACT
from motcua.dossiers.models import (
    Consultation,
    Dossier,
    DossierDocument,
    DossierResult,
    EarlierEnding,
    Event,
    FinancialObligation,
    Question,
    SupplementRequest,
)
from motcua.dossiers.policies import NotYours
from motcua.law.actor import SYSTEM, Actor, ActorKind, Role, Unit
from tests import world as worlds
from tests.dossiers.commands.ladder import CITIZEN, RUNGS, WHEN, Rung, received
from tests.world import World, at

BESIDE = (
    Consultation, DossierDocument, DossierResult, EarlierEnding, FinancialObligation, Question,
    SupplementRequest,
)  # fmt: skip
# What `ledger.perform` does for all alike is tried on a few.
SOME = [rung for rung in RUNGS if rung.name in ("take", "finish", "redate")]
some_rungs = pytest.mark.parametrize("rung", SOME, ids=lambda rung: rung.name)
every_rung = pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.name)
ELSEWHERE = Unit(centre_id=99_999)


@pytest.fixture
def plain(db: None) -> World:
    """The world without the check of every row at the end, for large sets."""
    return worlds.build()


def _beside() -> list[int]:
    return [model.objects.count() for model in BESIDE]  # type: ignore[attr-defined]


def _last(dossier_id: int) -> Event:
    return Event.objects.filter(dossier_id=dossier_id).order_by("-seq")[0]


def test_every_act_stands_on_the_ladder() -> None:
    tried = {rung.kind for rung in RUNGS} | {kind for kind, _said in DOORS.values()}

    assert tried == set(OF_ACT.values())
    assert {rung.name for rung in RUNGS} | DOORS.keys() <= set(commands.__all__)


@every_rung
def test_works_and_writes_its_event(world: World, rung: Rung) -> None:
    (dossier_id,) = rung.ready(world, 1)
    before = Dossier.objects.get(pk=dossier_id)
    by = rung.by(world)

    (done,) = rung.do([rung.ordered(world, dossier_id)])

    event = _last(dossier_id)
    assert (event.kind, event.at, event.pk) == (rung.kind, rung.when, done.event_id)
    assert (event.actor_kind, event.actor_name, event.officer_id) == (
        by.kind,
        "" if by.kind == ActorKind.CITIZEN else by.name,
        by.officer_id,
    )
    assert (event.from_status, event.seq) == (before.status, before.version + 1)
    assert (done.code, done.version, done.repeated) == (before.code, before.version + 1, False)


@pytest.mark.parametrize("rung", [r for r in RUNGS if r.closed_to], ids=lambda rung: rung.name)
def test_refuses_another_status(world: World, rung: Rung) -> None:
    assert rung.closed_to
    (dossier_id,) = rung.closed_to(world, 1)
    before = _last(dossier_id)

    with pytest.raises(WrongStatus) as caught:
        rung.do([rung.ordered(world, dossier_id)])

    assert caught.value.about == Dossier.objects.get(pk=dossier_id).code
    assert _last(dossier_id) == before


def _with_posts(*posts: tuple[Role, Unit]) -> Actor:
    return Actor(kind=ActorKind.OFFICER, name="Người khác", officer_id=1, posts=frozenset(posts))


@every_rung
def test_refuses_another_role_at_the_same_units(world: World, rung: Rung) -> None:
    (dossier_id,) = rung.ready(world, 1)
    units = (
        Unit(centre_id=world.centre.pk),
        *(Unit(agency_id=a.pk) for a in (world.construction, world.trade)),
    )
    auditor = _with_posts(*((Role.AUDITOR, unit) for unit in units))

    with pytest.raises(NotYours):
        rung.do([rung.ordered(world, dossier_id, by=auditor)])


@pytest.mark.parametrize("rung", [r for r in RUNGS if not r.anywhere], ids=lambda rung: rung.name)
def test_refuses_every_role_at_another_unit(world: World, rung: Rung) -> None:
    (dossier_id,) = rung.ready(world, 1)
    stranger = _with_posts(*((role, ELSEWHERE) for role in Role))

    with pytest.raises((NotYours, NoOpinionAsked)):
        rung.do([rung.ordered(world, dossier_id, by=stranger)])


@every_rung
def test_a_hundred_take_as_many_statements_as_one(plain: World, rung: Rung) -> None:
    warm, one_id, *ids = rung.ready(plain, 102)
    rung.do([rung.ordered(plain, warm)])
    with CaptureQueriesContext(connection) as one:
        rung.do([rung.ordered(plain, one_id)])

    with CaptureQueriesContext(connection) as many:
        done = rung.do([rung.ordered(plain, i) for i in ids])

    assert len(many) == len(one)
    assert [d.dossier_id for d in done] == ids
    assert Event.objects.filter(kind=rung.kind, dossier_id__in=ids).count() >= len(ids)


@every_rung
def test_the_same_key_twice_is_once_alone_and_among_fresh_ones(world: World, rung: Rung) -> None:
    first, second = rung.ready(world, 2)
    used = rung.ordered(world, first, key=uuid.uuid4())
    (done,) = rung.do([used])
    beside = _beside()

    (again,) = rung.do([used])
    assert (again.event_id, again.repeated) == (done.event_id, True)
    assert _beside() == beside

    mixed = rung.do([used, rung.ordered(world, second, key=uuid.uuid4())])

    assert [(d.dossier_id, d.repeated) for d in mixed] == [(first, True), (second, False)]
    assert _last(first).pk == done.event_id
    assert _last(second).kind == rung.kind


@some_rungs
def test_a_key_of_another_dossier_is_refused(world: World, rung: Rung) -> None:
    first, second = rung.ready(world, 2)
    key = uuid.uuid4()
    rung.do([rung.ordered(world, first, key=key)])

    with pytest.raises(KeyUsedElsewhere):
        rung.do([rung.ordered(world, second, key=key)])


@every_rung
def test_one_refusal_in_a_set_leaves_nothing(world: World, rung: Rung) -> None:
    good, bad = rung.ready(world, 2)
    before = (_last(good).pk, _beside())
    wrong = replace(rung.ordered(world, bad), seen=99)

    with pytest.raises(MovedMeanwhile) as caught:
        rung.do([rung.ordered(world, good), wrong])

    assert caught.value.about == Dossier.objects.get(pk=bad).code
    assert (_last(good).pk, _beside()) == before


@some_rungs
def test_refuses_what_is_dated_before_the_last_event(world: World, rung: Rung) -> None:
    (dossier_id,) = rung.ready(world, 1)

    with pytest.raises(TimeRunsBackwards):
        rung.do([rung.ordered(world, dossier_id, at=at("04-05 08:00"))])


@some_rungs
def test_knows_no_dossier_twice_in_a_set_nor_one_that_is_not_there(world: World, rung: Rung) -> None:
    (dossier_id,) = rung.ready(world, 1)
    order = rung.ordered(world, dossier_id)

    with pytest.raises(TwiceInOneSet):
        rung.do([order, order])
    with pytest.raises(NoSuchDossier):
        rung.do([replace(order, dossier_id=10**9)])
    assert rung.do([]) == []


# --- the acts that open a dossier ---------------------------------------------------------------

DOORS: dict[str, tuple[str, dict[str, Any]]] = {
    "receive": ("received", {}),
    "register_online": ("registered", {}),
    "refuse_at_the_door": ("refused", {"reason": "Sai thẩm quyền"}),
    "ask_supplement_at_the_door": ("supplement_asked", {"missing": ("Bản vẽ",), "reason": "Thiếu"}),
}
every_door = pytest.mark.parametrize("name", DOORS)


def _open(name: str, items: list[Any]) -> list[Any]:
    return getattr(commands, name)(items, **DOORS[name][1])  # type: ignore[no-any-return]


def _item(world: World, name: str, **other: Any) -> Any:
    by = CITIZEN if name == "register_online" else world.lan
    return world.intake(**({"by": by, "at": WHEN} | other))


@every_door
def test_opening_works_and_writes_its_event(world: World, name: str) -> None:
    (opened,) = _open(name, [_item(world, name)])

    event = Event.objects.get(dossier_id=opened.dossier_id)
    assert (event.kind, event.seq, event.at, event.pk) == (DOORS[name][0], 1, WHEN, opened.event_id)
    assert event.from_status is None


@every_door
def test_opening_refuses_another_role_and_another_unit(world: World, name: str) -> None:
    auditor = _with_posts((Role.AUDITOR, Unit(centre_id=world.centre.pk)))
    stranger = _with_posts(*((role, ELSEWHERE) for role in Role))

    for by in (auditor, stranger):
        with pytest.raises(NotYours):
            _open(name, [_item(world, name, by=by)])
    assert Dossier.objects.count() == 0


@every_door
def test_opening_a_hundred_takes_as_many_statements_as_one(plain: World, name: str) -> None:
    item = _item(plain, name)
    _open(name, [item])
    with CaptureQueriesContext(connection) as one:
        _open(name, [item])

    with CaptureQueriesContext(connection) as many:
        _open(name, [item] * 100)

    assert len(many) == len(one)


@every_door
def test_the_same_key_opens_one_dossier_alone_and_among_fresh_ones(world: World, name: str) -> None:
    used = _item(world, name, key=uuid.uuid4())
    (first,) = _open(name, [used])

    (again,) = _open(name, [used])
    mixed = _open(name, [used, _item(world, name, key=uuid.uuid4())])

    assert (again.code, again.repeated) == (first.code, True)
    assert [(o.code == first.code, o.repeated) for o in mixed] == [(True, True), (False, False)]
    assert Dossier.objects.count() == 2


@every_door
def test_a_key_that_did_something_else_opens_nothing(world: World, name: str) -> None:
    key = uuid.uuid4()
    (dossier_id,) = received(world, 1)
    commands.signal([Order(dossier_id=dossier_id, by=SYSTEM, at=at("04-07 08:00"), key=key)])

    with pytest.raises(KeyUsedElsewhere):
        _open(name, [_item(world, name, at=at("04-07 08:30"), key=key)])
