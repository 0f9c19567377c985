"""Asking: with its cost, once, by whom it concerns, to an address of today."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.policies import NotYours
from motcua.law.actor import Actor, ActorKind
from motcua.postal import commands, jobs
from motcua.postal.commands.asking import (
    AskedAlready,
    AskNotPossible,
    CostChanged,
    NoPostForThis,
    NothingToCarry,
)
from motcua.postal.models import Direction, Payer, PostalRate, Shipment, State, Turn, Zone
from motcua.postal.policies import NotAtThePost, NotYourShipment
from motcua.postal.queries import quoting
from motcua.postal.queries.places import UnknownPlace
from motcua.postal.queries.quoting import NoRate
from tests.postal.post import LATER, NOON, Post, quoted


def _status(dossier_id: int) -> tuple[int, int]:
    return Dossier.objects.values_list("status", "remaining_minutes").get(pk=dossier_id)


def test_a_result_that_is_there_is_asked_for_told_and_ordered(post: Post) -> None:
    dossier_id = post.result()
    before = _status(dossier_id)

    shipment = post.asked(dossier_id)

    assert (shipment.state, shipment.ready_at, shipment.order_at) == (State.ASKED, LATER, LATER)
    assert (shipment.address, shipment.cost_dong) == ("Số 5, khu 2, Xã Thất Khê, Tỉnh Lạng Sơn", 30_000)
    event = Event.objects.filter(dossier_id=dossier_id).latest("seq")
    assert (event.kind, event.data, event.person_id, event.actor_name) == (
        "post_asked", {"shipment": shipment.reference}, post.vy.person_id, "",
    )  # fmt: skip
    assert _status(dossier_id) == before
    assert ProcrastinateJob.objects.filter(task_name="order_shipments").count() == 1


def test_nothing_of_a_person_stands_in_the_event(post: Post) -> None:
    dossier_id = post.result()
    post.taken_over(post.asked(dossier_id))

    told = str(list(Event.objects.filter(dossier_id=dossier_id, kind__startswith="post").values()))

    assert not any(word in told for word in ("Vy", "0912345678", "khu 2", "Thất Khê"))


def test_a_result_that_is_not_there_waits_and_goes_when_it_is(post: Post) -> None:
    dossier_id = post.world.received().dossier_id
    shipment = post.asked(dossier_id, by=post.world.lan, person_id=None)
    assert (shipment.ready_at, shipment.order_at) == (None, None)

    Dossier.objects.filter(pk=dossier_id).update(status=9, finished_at=LATER, timeliness=2)
    jobs.ready_shipments([dossier_id])
    shipment.refresh_from_db()
    Dossier.objects.filter(pk=dossier_id).update(status=2, finished_at=None, timeliness=None)

    assert shipment.ready_at is not None
    assert shipment.order_at == shipment.ready_at


def test_a_letter_with_two_results_waits_for_the_second(post: Post) -> None:
    first, second = post.result(), post.world.received().dossier_id
    Dossier.objects.filter(pk=second).update(applicant=post.vy.person_id)
    shipment = post.asked(dossier_ids=(first, second))

    assert (shipment.ready_at, commands.make_ready([first], at=LATER)) == (None, 0)


def test_the_same_key_asks_once(post: Post) -> None:
    key, dossier_id = uuid4(), post.result()

    first, second = post.asked(dossier_id, key=key), post.asked(dossier_id, key=key)

    assert first.pk == second.pk
    assert Event.objects.filter(kind="post_asked").count() == 1


def test_a_dossier_travels_once_in_each_direction(post: Post) -> None:
    dossier_id = post.world.received().dossier_id
    post.asked(dossier_id, by=post.world.lan)
    collection = post.asked(dossier_id, by=post.world.lan, direction=Direction.COLLECTION)

    with pytest.raises(AskedAlready):
        post.asked(dossier_id, by=post.world.lan)

    post.move(collection, Turn.CANCEL, post.world.lan)
    post.asked(dossier_id, by=post.world.lan, direction=Direction.COLLECTION, at=LATER + timedelta(hours=1))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"phone": "12"}, "phone"),
        ({"detail": ""}, "detail"),
        ({"window_on": NOON.date() - timedelta(days=1)}, "window_on"),
        ({"window_on": NOON.date() + timedelta(days=31)}, "window_on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(post: Post, wrong: dict[str, Any], field: str) -> None:
    dossier_id = post.result()

    with pytest.raises(AskNotPossible) as caught:
        post.asked(dossier_id, **wrong)

    assert caught.value.field == field
    assert not Shipment.objects.exists()


@pytest.mark.parametrize("code", ["", "20", "99999", "\x00"])
def test_only_a_commune_of_today_is_an_address(post: Post, code: str) -> None:
    dossier_id = post.result()

    with pytest.raises(UnknownPlace):
        post.asked(dossier_id, commune_code=code)


def test_another_cost_than_the_one_shown_is_refused(post: Post) -> None:
    dossier_id = post.result()

    with pytest.raises(CostChanged):
        post.asked(dossier_id, seen_dong=1)


def test_the_cost_by_zone_weight_and_day(post: Post, settings: Any) -> None:
    centre_id = post.world.centre.pk
    assert (quoted(centre_id, "06001"), quoted(centre_id, "00070")) == (30_000, 34_500)

    PostalRate.objects.create(
        zone=Zone.PROVINCE,
        up_to_grams=100,
        amount_dong=20_000,
        valid_from=NOON.date(),
        source="Hợp đồng 2021",
    )
    settings.MOTCUA_POST_PAYER = "centre"
    quote = quoting.quote(centre_id, "06001", on=NOON.date())

    assert (quote.amount_dong, quote.source, quote.payer) == (20_000, "Hợp đồng 2021", Payer.CENTRE)
    assert quoted(centre_id, "06001", NOON.date() - timedelta(days=1)) == 30_000
    with pytest.raises(NoRate):
        quoting.quote(centre_id, "06001", on=NOON.date(), weight_grams=2001)


def test_a_stranger_asks_for_nobodys_dossier(post: Post) -> None:
    dossier_id = post.result()
    stranger = Actor(kind=ActorKind.CITIZEN, name="Ai", person_id=(post.vy.person_id or 0) + 1)

    with pytest.raises(NotYours):
        post.asked(dossier_id, by=stranger)
    # Who shows the dossier's word acts there as its applicant, and only there.
    by_word = Actor(kind=ActorKind.CITIZEN, name="Ai", dossier_id=dossier_id)
    with pytest.raises(NotYours):
        post.asked(post.result(), by=by_word)
    assert post.asked(dossier_id, by=by_word, person_id=None).state == State.ASKED


def test_a_collection_for_a_new_dossier_is_the_accounts_own(post: Post) -> None:
    version = post.world.five_days
    asked = post.asked(direction=Direction.COLLECTION, version_id=version.pk)
    assert (asked.ready_at, asked.procedure_version_id) == (LATER, version.pk)

    with pytest.raises(NotAtThePost):
        post.asked(direction=Direction.COLLECTION, version_id=version.pk, by=replace(post.vy, person_id=None))
    with pytest.raises(NotAtThePost):
        post.asked(direction=Direction.COLLECTION, version_id=version.pk, by=post.world.tuan)
    with pytest.raises(NothingToCarry):
        post.asked(direction=Direction.RETURN, version_id=version.pk)


def test_a_procedure_that_takes_nothing_by_post(post: Post) -> None:
    from motcua.catalogue import queries as catalogue

    version = post.world.five_days
    version.channels = "counter"
    version.save()
    catalogue.forget()

    with pytest.raises(NoPostForThis):
        post.asked(direction=Direction.COLLECTION, version_id=version.pk)
    catalogue.forget()


def test_a_closed_dossier_is_not_carried(post: Post) -> None:
    shipment = post.taken_over()
    (dossier_id,) = shipment.consigned.values_list("dossier_id", flat=True)
    post.move(shipment, Turn.DELIVER, received_by="Vy", at=LATER + timedelta(hours=1))

    with pytest.raises(NothingToCarry):
        post.asked(dossier_id, at=LATER + timedelta(hours=2))


def test_only_while_nothing_is_collected_may_it_be_cancelled(post: Post) -> None:
    shipment = post.asked(direction=Direction.COLLECTION, version_id=post.world.five_days.pk)
    post.move(shipment, Turn.COLLECT)

    with pytest.raises(commands.moving.CannotTurn):  # type: ignore[attr-defined]
        post.move(shipment, Turn.CANCEL, post.vy)


def test_a_stranger_cancels_nothing(post: Post) -> None:
    shipment = post.asked()

    with pytest.raises(NotYourShipment):
        post.move(shipment, Turn.CANCEL, Actor(kind=ActorKind.CITIZEN, name="Ai", person_id=10**6))


def test_a_hundred_cost_as_many_statements_as_one(post: Post) -> None:
    from motcua.postal.commands.asking import Asked

    def orders(count: int) -> list[Asked]:
        return [
            Asked(
                direction=Direction.COLLECTION, by=post.bich, at=LATER, centre_id=post.world.centre.pk, name="Vy",
                phone="0912345678", commune_code="06001", detail="Số 1", seen_dong=30_000,
                version_id=post.world.five_days.pk,
            )
        ] * count  # fmt: skip

    commands.ask(orders(1))
    with CaptureQueriesContext(connection) as one:
        commands.ask(orders(1))
    with CaptureQueriesContext(connection) as many:
        commands.ask(orders(40))

    assert len(many) == len(one)
