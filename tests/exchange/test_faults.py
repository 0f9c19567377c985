"""A portal that is down, deaf, slow, forgetful or says no: told at least once, in order, and nothing twice."""

import threading
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.exchange import commands
from motcua.exchange.models import Outcome, PortalDossier, PortalMessage
from motcua.exchange.policies import NotAKeeper
from motcua.exchange.queries import outbox
from motcua.exchange.queries.checkup import checkup
from motcua.simulation.national_portal import Fault, NationalPortal
from tests.exchange.tellings import LATER, knows_all, tell, until_told
from tests.world import World, at

PASSING = [fault for fault in Fault if fault != Fault.NONE]


@pytest.mark.parametrize("fault", PASSING)
def test_after_every_fault_the_portal_knows_all(portal: NationalPortal, world: World, fault: Fault) -> None:
    world.finished(at("04-09 09:00"))
    portal.fault = fault
    tell()
    portal.fault = Fault.NONE

    until_told(LATER + timedelta(days=1))

    knows_all(portal)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=st.lists(st.sampled_from([f for f in Fault if f != Fault.DELAY]), min_size=1, max_size=6))
def test_whatever_goes_wrong_in_whatever_order(
    portal: NationalPortal, world: World, faults: Sequence[Fault]
) -> None:
    portal.known.clear()  # another province's portal for each try
    portal.fault = Fault.NONE
    when = LATER
    opened = world.received()
    for number, fault in enumerate(faults):
        portal.fault = fault
        tell(when)
        if number == 0:
            world.step(opened.dossier_id, world.lan, at("04-06 09:00"))
        when += timedelta(hours=5)
    portal.fault = Fault.NONE

    until_told(when)

    assert portal.known[opened.code].statuses == ["2", "4"]


def test_once_it_does_not_answer_the_others_wait(portal: NationalPortal, world: World) -> None:
    ids = [world.received().dossier_id for _ in range(3)]
    portal.fault = Fault.DOWN

    tell()

    assert PortalMessage.objects.count() == 1
    rows = PortalDossier.objects.filter(pk__in=ids)
    assert sorted(rows.values_list("tries", flat=True)) == [0, 0, 1]
    assert rows.get(tries=1).fault == "The national portal does not answer."


def test_a_no_holds_up_one_dossier_and_no_other(portal: NationalPortal, world: World) -> None:
    refused = world.received()
    portal.fault = Fault.REFUSE
    tell()
    portal.fault = Fault.NONE
    other = world.received()

    tell()

    row = PortalDossier.objects.get(pk=refused.dossier_id)
    assert (row.refused, row.told_through) == (True, 0)
    assert row.fault == "99 Mã thủ tục không có trong cơ sở dữ liệu quốc gia"
    assert set(portal.known) == {other.code}
    stands = outbox.standing()
    assert (stands.owed, stands.refused, stands.unreached_at) == (1, 1, None)
    assert [one.about for one in checkup() if not one.well] == ["national portal", "national portal"]


def test_a_keeper_has_it_told_again(portal: NationalPortal, world: World) -> None:
    refused = world.received()
    portal.fault = Fault.REFUSE
    tell()
    portal.fault = Fault.NONE
    assert tell() == 0  # its time has not come

    with pytest.raises(NotAKeeper):
        commands.retry([refused.dossier_id], by=world.lan, at=LATER)
    assert commands.retry([refused.dossier_id], by=world.son, at=LATER) == 1

    assert tell() == 1
    knows_all(portal)


def test_a_lost_answer_is_told_again_under_the_same_key(portal: NationalPortal, world: World) -> None:
    opened = world.received()
    tell(at("04-06 08:01"))  # the session stands
    assert portal.heard == 2
    world.step(opened.dossier_id, world.lan, at("04-06 09:00"))
    portal.fault = Fault.LOST_ANSWER
    tell()
    assert portal.heard == 3
    portal.fault = Fault.NONE

    until_told()

    sent = PortalMessage.objects.filter(service="dossier", seq=2).order_by("id")
    assert [one.outcome for one in sent] == [Outcome.UNREACHED, Outcome.ACCEPTED]
    assert len({one.key for one in sent}) == 1
    assert portal.heard == 4  # the dossier once, its progress once


def test_an_act_during_the_telling_is_not_forgotten(portal: NationalPortal, world: World) -> None:
    """What happens between the last message and the end of the try stays owed."""
    opened = world.received()
    commands.follow(at=LATER)
    PortalDossier.objects.filter(pk=opened.dossier_id).update(told_through=1)
    world.step(opened.dossier_id, world.lan, at("04-06 09:00"))
    # The portal knew the first event; the second is written before the try ends.

    assert commands.tell([opened.dossier_id], at=LATER) == 1

    row = PortalDossier.objects.get(pk=opened.dossier_id)
    assert (row.told_through, row.owing_since) == (2, None)


def test_two_workers_tell_a_dossier_once(committed: World, busy: NationalPortal) -> None:
    opened = committed.received()
    commands.follow(at=LATER)
    told: list[int] = []

    def work() -> None:
        from django.db import connection

        told.append(commands.tell([opened.dossier_id], at=LATER))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert sorted(told) == [0, 0, 0, 1]
    assert busy.heard == 2
