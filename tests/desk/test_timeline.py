"""Who acted, as the desk's timeline and papers tell it."""

from collections.abc import Callable

from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.commands.ending import Withdrawal
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Channel
from motcua.identity.models import Person
from motcua.law.actor import Actor, ActorKind
from tests.dossiers.papers.reading import Read
from tests.world import World, at

SignedIn = Callable[[str], Client]


def test_what_a_citizen_did_is_told_as_the_applicants_and_signed_by_nobody(
    world: World, signed_in: SignedIn
) -> None:
    person = Person.objects.create(name="Vy Thị Kín", identity_number="020301000123")
    vy = Actor(kind=ActorKind.CITIZEN, name=person.name, person_id=person.pk)
    applicant = Party(name="Hoàng Thị Vy", person_id=person.pk)
    item = world.intake(by=vy, at=at("04-05 08:00"), channel=Channel.ONLINE, applicant=applicant)
    dossier_id = commands.register_online([item])[0].dossier_id
    withdrawn = Withdrawal(dossier_id=dossier_id, by=vy, at=at("04-05 09:00"), reason="Theo đơn")
    lan = signed_in("lan")

    page = lan.get(f"/desk/dossiers/{dossier_id}").content.decode()
    commands.withdraw([withdrawn])
    notice = Read(lan.get(f"/desk/dossiers/{dossier_id}/papers/stop_notice.pdf").content)

    assert "the applicant" in page
    assert "Vy Thị Kín" not in page + notice.text
    assert "the applicant" not in notice.text
