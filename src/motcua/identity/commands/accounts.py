"""Accounts of the public: opened and entered by whoever proved a telephone number or an address."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from procrastinate.contrib.django import app

from motcua.identity.commands.belongings import hand_over
from motcua.identity.commands.codes import Proven
from motcua.identity.models import Account, AccountKind, Person, PersonKind, Proof, Way
from motcua.law import person_code
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold

TELL_JOB = "tell_old_contact"
NAME_LENGTH, ADDRESS_LENGTH = 200, 300


class NameNeeded(NotPossible):
    message = N_("Nobody has an account with this number or address yet. Enter your name to open one.")


class BadName(NotPossible):
    message = N_("Enter your full name as it stands on your identity card.")


class ContactTaken(NotPossible):
    message = N_(
        "Another account uses this number or address. Give another one. If both are yours: sign in with it and "
        "confirm there who you are with the national identity, and both become one."
    )


class NoLongerOpen(NotPossible):
    message = N_("This account is closed. Ask at the service centre.")


class NumberSeenElsewhere(NotPossible):
    message = N_("This identity number belongs to another account. Open that one instead.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a person says of themself. `identity_number` is declared, so nothing is matched by it."""

    name: str
    identity_number: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Entered:
    account: Account
    opened: bool


@transaction.atomic
def enter(proven: Proven, opening: Opening | None, *, at: datetime) -> Entered:
    """The account of a proven number or address; opened with `opening` where there is none.

    An account that exists is entered as it is: what a sign-up form said changes nothing in it.
    Raises NameNeeded, BadName, person_code.BadNumber, NoLongerOpen.
    """
    found = _of_contact(proven.way, proven.target)
    if found is not None:
        if not found.is_active:
            raise NoLongerOpen
        return Entered(found, opened=False)
    if opening is None:
        raise NameNeeded
    person = Person(
        kind=PersonKind.CITIZEN,
        **_named(opening.name),
        identity_number=_citizens_number(opening.identity_number, at.astimezone(HANOI).date()),
        proof=Proof.DECLARED,
        **{proven.way.value: proven.target},
    )
    account = Account(
        kind=AccountKind.CITIZEN,
        username=fresh_username(),
        language=opening.language,
        date_joined=at,
        **{proven.way.value: proven.target},
    )
    try:
        with transaction.atomic():
            person.save()
            account.person = person
            name_holder(account, person.name)
            keep(account)
    except IntegrityError:  # another tab opened it a moment ago
        return Entered(_public().get(**_where(proven.way, proven.target)), opened=False)
    return Entered(account, opened=True)


def _where(way: Way, target: str) -> dict[str, Any]:
    return {"phone": target} if way == Way.PHONE else {"email": target}


def _of_contact(way: Way, target: str) -> Account | None:
    return _public().filter(**_where(way, target)).first()


def _locked(account_id: int | None) -> Account:
    return Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id or 0)


def _public() -> QuerySet[Account]:
    return Account.objects.exclude(kind=AccountKind.OFFICER)


def _named(name: str) -> dict[str, str]:
    name = " ".join(name.split())
    if not 2 <= len(name) <= NAME_LENGTH or not any(letter.isalpha() for letter in name):
        raise BadName
    return {"name": name, "folded_name": fold(name)}


def _citizens_number(text: str, on: date) -> str:
    number = person_code.tidy(text)
    known = person_code.kind_of(number, on=on)
    if number and known not in (person_code.NumberKind.IDENTITY, person_code.NumberKind.OLD_IDENTITY):
        raise person_code.BadNumber(number=text)
    return number


def fresh_username() -> str:
    """Nobody of the public signs in by a user name; the column wants one that cannot be guessed."""
    return f"c-{secrets.token_urlsafe(18)}"


def name_holder(account: Account, name: str) -> None:
    """The name of who signs in, as the header shows it: all but the last word is the family's."""
    family, _, given = name.rpartition(" ")
    account.last_name, account.first_name = family[:150], given[:150]


def keep(account: Account) -> None:
    account.set_unusable_password()
    account.save()


@transaction.atomic
def change_profile(account_id: int, *, name: str, address: str, language: str) -> None:
    """Keep a person's own words of themself. A name that the nation asserted stays. Raises BadName."""
    account = _locked(account_id)
    person = account.person
    assert person is not None  # noqa: S101 - the database holds it for every account of the public
    if person.proof != Proof.ASSERTED:
        for field, value in _named(name).items():
            setattr(person, field, value)
    person.address = " ".join(address.split())[:ADDRESS_LENGTH]
    person.save(update_fields=["name", "folded_name", "address"])
    account.language = language
    if account.kind == AccountKind.CITIZEN:
        name_holder(account, person.name)
    account.save(update_fields=["language", "first_name", "last_name"])


@transaction.atomic
def change_contact(proven: Proven) -> None:
    """Keep the number or address that its owner just proved, for codes and messages alike.

    The one before is told, so that whoever lost an account learns of it there. Raises ContactTaken.
    """
    account = _locked(proven.account_id)
    field = proven.way.value
    holder = _of_contact(proven.way, proven.target)
    if holder is not None and holder.pk != account.pk:
        raise ContactTaken
    before = getattr(account, field)
    setattr(account, field, proven.target)
    try:
        with transaction.atomic():
            account.save(update_fields=[field])
    except IntegrityError:
        raise ContactTaken from None
    if before not in ("", proven.target):
        told = {"way": field, "target": before, "language": account.language}
        app.configure_task(TELL_JOB).defer(**told)
    if account.kind == AccountKind.CITIZEN and account.person is not None:
        setattr(account.person, field, proven.target)
        account.person.save(update_fields=[field])


@transaction.atomic
def see_identity(account_id: int, number: str, *, at: datetime) -> None:
    """An officer saw this citizen's identity card. Raises person_code.BadNumber, NumberSeenElsewhere.

    A person without account who already carries the number (received at a counter) becomes this
    account's person, so that what was filed before is found again.
    """
    tidy = person_code.parse_identity(number, on=at.astimezone(HANOI).date()).number
    account = _locked(account_id)
    person = account.person
    assert person is not None  # noqa: S101 - the database holds it for every account of the public
    if person.proven_number:
        if person.proven_number != tidy:
            raise NumberSeenElsewhere
        return
    known = known_person(PersonKind.CITIZEN, tidy)
    if known is None:
        person.identity_number, person.proof = tidy, Proof.SEEN
        person.save(update_fields=["identity_number", "proof"])
    elif known.accounts.exists():
        raise NumberSeenElsewhere
    else:
        adopt(account, known)


def known_person(kind: PersonKind, number: str) -> Person | None:
    """The person for whose number somebody vouches, locked."""
    vouched = Person.objects.select_for_update().filter(kind=kind, identity_number=number)
    return vouched.exclude(proof=Proof.DECLARED).first() if number else None


def account_by_number(number: str) -> int | None:
    """The account of the citizen for whose number somebody vouches."""
    person = known_person(PersonKind.CITIZEN, person_code.tidy(number))
    account = person.accounts.filter(kind=AccountKind.CITIZEN).first() if person else None
    return account.pk if account else None


def adopt(account: Account, person: Person) -> None:
    """Let the account act as `person`, who was known before; contacts that were proven and what it filed go along."""
    person.phone, person.email = account.phone or person.phone, account.email or person.email
    person.save(update_fields=["phone", "email"])
    earlier_id, account.person = account.person_id, person
    account.save(update_fields=["person"])
    if earlier_id:
        hand_over("person", earlier_id, person.pk)


def forget_second_factors(account_id: int) -> int:
    """Remove lost passkeys, authenticator and recovery codes of a citizen; how many."""
    lost = Authenticator.objects.filter(user_id=account_id, user_id__in=_public().values("pk"))
    return lost.delete()[0]
