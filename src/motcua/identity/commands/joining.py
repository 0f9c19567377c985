"""Two accounts of one citizen become one: they hold the one, and the nation asserts that the other is theirs.

Nothing is joined by a number that somebody typed, by an address or by a telephone number.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from procrastinate.contrib.django import app

from motcua.audit import commands as audit
from motcua.identity import queries
from motcua.identity.commands.accounts import TELL_JOB, known_person
from motcua.identity.commands.belongings import hand_over
from motcua.identity.commands.national import IdentityElsewhere, NationalClaims, take_over
from motcua.identity.models import Account, Person, PersonKind


@transaction.atomic
def join_accounts(account_id: int, claims: NationalClaims, *, at: datetime) -> Account:
    """Bring what the signed-in account has to the account of whom the nation asserts; the one that stays.

    It is reached by the telephone and address of the one that was signed in, which were proven just now; its own
    are told where they were others. The one that was signed in is closed; its passkeys, which name it, are lost.
    Raises IdentityElsewhere when that account is another's, or there is nothing to join.
    """
    person = known_person(PersonKind.CITIZEN, claims.number) if claims.kind == PersonKind.CITIZEN else None
    here = Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id)
    stays = queries.joinable(here, person)
    if person is None or stays is None or here.person is None:
        raise IdentityElsewhere
    if not here.is_active:  # the button was pressed twice
        return stays
    before = {"account": here.pk, "person": here.person.pk}
    _lose_passkeys(here)
    hand_over("person", here.person.pk, person.pk)
    hand_over("account", here.pk, stays.pk)
    _close(here)
    _reached_by(stays, here, person)
    take_over(person, claims)
    person.save()
    actor = queries.citizen_actor(stays)
    assert actor is not None  # noqa: S101 - it is a citizen's
    after = {"account": stays.pk, "person": person.pk}
    audit.change("accounts joined", f"person {person.pk}", by=actor, at=at, before=before, after=after)
    return stays


def _lose_passkeys(account: Account) -> None:
    """Each carries the number of its account, and would open no other."""
    Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).delete()


def _close(account: Account) -> None:
    """Nobody signs in with it any more; what is kept of it is where messages once went."""
    Account.objects.filter(pk=account.pk).update(is_active=False, phone="", email="")


def _reached_by(stays: Account, closed: Account, person: Person) -> None:
    for field in ("phone", "email"):
        proven, earlier = getattr(closed, field), getattr(stays, field)
        if not proven:
            continue
        if earlier not in ("", proven):
            app.configure_task(TELL_JOB).defer(way=field, target=earlier, language=stays.language)
        setattr(stays, field, proven)
        setattr(person, field, proven)
    stays.save(update_fields=["phone", "email"])
