"""What the portal knows beside what it was told: what is missing or differs is found, and told again."""

from datetime import date

import pytest

from motcua.exchange import commands
from motcua.exchange.commands.comparing import WrongPeriod
from motcua.exchange.models import Reconciliation
from motcua.exchange.policies import NotAKeeper
from motcua.exchange.queries import outbox
from motcua.simulation.national_portal import Fault, NationalPortal
from tests.exchange.tellings import LATER, tell, until_told
from tests.world import World, at

DAY = date(2021, 4, 6)


def _compared(world: World) -> int:
    number = commands.ask_comparison(DAY, DAY, by=world.son, at=LATER)
    return commands.compare(number, at=LATER)


def test_nothing_differs_after_telling(portal: NationalPortal, world: World) -> None:
    world.finished(at("04-09 09:00"))
    world.received()
    until_told()

    assert _compared(world) == 0

    run = outbox.reconciliations()[0]
    assert (run.run.compared, run.run.fault, list(run.differences)) == (2, "", [])


def test_what_the_portal_lost_is_told_again_from_the_beginning(portal: NationalPortal, world: World) -> None:
    lost, kept = world.forwarded(), world.received()
    until_told()
    del portal.known[next(code for code in portal.known if code != kept.code)]
    portal._keys.clear()

    assert _compared(world) == 1

    (difference,) = outbox.reconciliations()[0].differences
    assert (difference[0], difference[2:]) == (lost, (4, ""))
    assert tell() == 1
    assert len(portal.known) == 2
    assert all(known.statuses for known in portal.known.values())


def test_what_the_portal_has_otherwise_is_put_right(portal: NationalPortal, world: World) -> None:
    world.forwarded()
    until_told()
    (known,) = portal.known.values()
    known.last = known.last | {"TrangThaiHoSo": "2"}
    portal._keys.clear()

    assert _compared(world) == 1
    (difference,) = outbox.reconciliations()[0].differences
    assert difference[2:] == (4, "2")

    assert tell() == 1
    assert known.last["TrangThaiHoSo"] == "4"


def test_what_is_owed_is_not_compared(portal: NationalPortal, world: World) -> None:
    world.received()
    commands.follow(at=LATER)

    assert _compared(world) == 0
    assert Reconciliation.objects.get().compared == 0


def test_a_portal_that_is_down_ends_the_comparison_with_its_reason(
    portal: NationalPortal, world: World
) -> None:
    world.received()
    until_told()
    portal.fault = Fault.DOWN

    assert _compared(world) == 0

    run = Reconciliation.objects.get()
    assert (run.compared, run.fault) == (0, "The national portal does not answer.")
    assert run.ended_at == LATER


def test_only_keepers_and_only_for_a_period(portal: NationalPortal, world: World) -> None:
    del portal
    with pytest.raises(NotAKeeper):
        commands.ask_comparison(DAY, DAY, by=world.minh, at=LATER)
    for first, last in (
        (DAY, date(2021, 4, 5)),
        (date(2021, 1, 1), DAY),
        (date(2022, 1, 1), date(2022, 1, 2)),
    ):
        with pytest.raises(WrongPeriod):
            commands.ask_comparison(first, last, by=world.son, at=LATER)
    assert not Reconciliation.objects.exists()
