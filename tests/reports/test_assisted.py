"""What share of online dossiers was filed with help, and who came back alone."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from motcua.dossiers import commands
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.models import Channel
from motcua.hall import commands as hall
from motcua.hall.models import AssistedSession
from motcua.identity import queries
from motcua.identity.models import Account, AccountKind, Person
from motcua.law.actor import Actor, Role
from motcua.reports.queries import PROVINCE
from motcua.reports.queries.assisted import Assisted, assisted, by_centre
from motcua.reports.queries.period import Period
from tests import world as worlds
from tests.world import TUESDAY_8, World, at

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))


@pytest.fixture
def huong(world: World) -> Actor:
    return worlds._officer(
        "huong", "Vi Thu Hương", world.construction, [(Role.GUIDANCE_OFFICER, world.centre)],
        on=TUESDAY_8.date(),
    )  # fmt: skip


def citizen(name: str) -> Person:
    person = Person.objects.create(name=name, folded_name=name.lower())
    Account.objects.create(username=name, kind=AccountKind.CITIZEN, person=person)
    return person


def filed(world: World, person: Person, when: datetime, channel: Channel = Channel.ONLINE) -> int:
    party = Party(name=person.name, person_id=person.pk)
    by = queries.citizen_actor(person.accounts.get()) if channel == Channel.ONLINE else world.lan
    item: Any = world.intake(applicant=party, at=when, channel=channel, by=by)
    if channel != Channel.ONLINE:
        return commands.receive([item])[0].dossier_id
    opened = commands.register_online([item])[0]
    commands.receive_registered(
        [Order(dossier_id=opened.dossier_id, by=world.lan, at=when + timedelta(hours=1))]
    )
    return opened.dossier_id


def helped(huong: Actor, person: Person, when: datetime, minutes: int) -> AssistedSession:
    """A session that the citizen has confirmed; what is filed now is filed in it."""
    return AssistedSession.objects.create(
        officer_id=huong.officer_id, centre_id=next(unit.centre_id for _, unit in huong.posts), person=person,
        account=person.accounts.get(), code_id=uuid4(), topic="filing", started_at=when, confirmed_at=when,
    )  # fmt: skip


def test_the_share_that_was_assisted_and_who_came_back_alone(world: World, huong: Actor) -> None:
    vy, an, binh = (citizen(name) for name in ("Vy", "An", "Bình"))
    for person, start in ((vy, "04-06 08:00"), (an, "04-06 09:00")):
        session = helped(huong, person, at(start), 20)
        filed(world, person, at(start) + timedelta(minutes=10))
        hall.end(session.pk, topic="filing", outcome="done", by=huong, at=at(start) + timedelta(minutes=20))
    filed(world, vy, at("04-08 20:00"))  # Vy came back alone
    filed(world, an, at("04-09 08:00"), Channel.COUNTER)  # An came to a counter
    filed(world, binh, at("04-07 08:00"))  # Bình never needed help

    figures = assisted(world.centre.pk, APRIL)

    assert figures == Assisted(online=4, assisted=2, sessions=2, people=2, came_back_alone=1, mean_minutes=20)
    assert (figures.assisted_share, figures.alone_share) == (50.0, 50.0)
    assert assisted(PROVINCE, APRIL) == figures
    assert by_centre(PROVINCE, APRIL) == [(world.centre.name_vi, "Centre", figures)]


def test_what_was_filed_before_or_after_is_not_assisted(world: World, huong: Actor) -> None:
    vy = citizen("Vy")
    filed(world, vy, at("04-06 08:00"))
    session = helped(huong, vy, at("04-06 09:00"), 10)

    assert hall.end(session.pk, topic="filing", outcome="done", by=huong, at=at("04-06 09:10")) == 0
    filed(world, vy, at("04-06 10:00"))

    figures = assisted(world.centre.pk, APRIL)
    assert (figures.online, figures.assisted, figures.came_back_alone) == (2, 0, 1)


def test_a_period_without_anybody_has_no_shares(world: World) -> None:
    figures = assisted(world.centre.pk, APRIL)

    assert figures == Assisted(0, 0, 0, 0, 0, 0)
    assert figures.assisted_share is None
