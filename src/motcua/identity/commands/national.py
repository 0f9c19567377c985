"""The national identity (VNeID): what it asserts at sign-in, and whose account that opens.

Only the identity number or enterprise code that the provider asserted matches; never an email address,
a telephone number or a name. A number that somebody merely declared matches nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.identity.commands.accounts import Entered, adopt, fresh_username, keep, known_person, name_holder
from motcua.identity.models import Account, AccountKind, Person, PersonKind, Proof
from motcua.law import person_code
from motcua.law.errors import N_, NotPossible
from motcua.lib.folding import fold


class NotAsserted(NotPossible):
    message = N_(
        "The national identity gave no identity number or enterprise code, so nobody can be signed in by it."
    )


class IdentityElsewhere(NotPossible):
    message = N_(
        "This national identity does not belong to this account: it names another number or another person. If "
        "both are you, write your name in this account as the national identity has it. Otherwise sign out, then "
        "sign in with it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalClaims:
    """What the provider asserts, read (domain.md, part 11). `enterprise_code` makes it a business's."""

    subject: str
    name: str
    identity_number: str = ""
    enterprise_code: str = ""
    enterprise_name: str = ""
    birth_on: date | None = None

    @property
    def kind(self) -> PersonKind:
        return PersonKind.BUSINESS if self.enterprise_code else PersonKind.CITIZEN

    @property
    def number(self) -> str:
        return self.enterprise_code or self.identity_number

    @property
    def person_name(self) -> str:
        return (self.enterprise_name or self.name) if self.enterprise_code else self.name


def read_claims(raw: Mapping[str, Any], *, on: date) -> NationalClaims:
    """The claims of a sign-in on a day. Raises NotAsserted when no valid number stands in them.

    A province code that our list does not know is no reason to refuse. `SoCMND`, the old number of nine
    digits, was given out twice by different provinces and so identifies nobody.
    """

    def said(name: str) -> str:
        value = raw.get(name)
        return " ".join(str(value).split())[:200] if value is not None else ""

    kinds = person_code.NumberKind
    identity = _number(said("SoDinhDanh"), (kinds.IDENTITY,), on)
    enterprise = _number(said("MaSoDoanhNghiep"), (kinds.ENTERPRISE, kinds.BRANCH), on)
    if (said("MaSoDoanhNghiep") and not enterprise) or not (identity or enterprise):
        raise NotAsserted
    name = said("HoVaTen") or said("NguoiDaiDien")
    return NationalClaims(
        subject=said("sub"),
        name=name or said("TenDoanhNghiep") or enterprise or identity,
        identity_number=identity,
        enterprise_code=enterprise,
        enterprise_name=said("TenDoanhNghiep"),
        birth_on=_day(said("NgayThangNamSinh")),
    )


def _number(text: str, kinds: tuple[person_code.NumberKind, ...], on: date) -> str:
    number = person_code.tidy(text)
    return number if person_code.kind_of(number, on=on) in kinds else ""


def _day(text: str) -> date | None:
    """`yyyyMMdd`, `dd/MM/yyyy` or ISO; a year alone, as some people have it, is no day."""
    digits = "".join(filter(str.isdigit, text))
    if len(digits) != 8:
        return None
    parts = (digits[4:], digits[2:4], digits[:2]) if "/" in text else (digits[:4], digits[4:6], digits[6:])
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


@transaction.atomic
def enter_by_nation(claims: NationalClaims, *, at: datetime) -> Entered:
    """The account of whom the nation asserts, for a sign-in that was never here before.

    A citizen has one account, and it is theirs by the asserted number. An enterprise's people get one
    each, and all of them act for the one enterprise.
    """
    person = _asserted_person(claims)
    if claims.kind == PersonKind.CITIZEN:
        found = Account.objects.filter(person=person, kind=AccountKind.CITIZEN).first()
        if found is not None:
            return Entered(found, opened=False)
    kind = AccountKind.CITIZEN if claims.kind == PersonKind.CITIZEN else AccountKind.BUSINESS
    account = Account(kind=kind, username=fresh_username(), person=person, date_joined=at)
    name_holder(account, claims.name)
    keep(account)
    return Entered(account, opened=True)


def _asserted_person(claims: NationalClaims) -> Person:
    person = known_person(claims.kind, claims.number)
    if person is None:
        person = Person(kind=claims.kind, identity_number=claims.number, proof=Proof.ASSERTED)
        take_over(person, claims)
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError:  # the other tab was quicker
            person = known_person(claims.kind, claims.number)
            assert person is not None  # noqa: S101 - the constraint that stopped us says so
        return person
    if person.proof != Proof.ASSERTED:
        take_over(person, claims)
        person.save()
    return person


def take_over(person: Person, claims: NationalClaims) -> None:
    person.proof = Proof.ASSERTED
    person.name, person.folded_name = claims.person_name, fold(claims.person_name)
    if claims.kind == PersonKind.CITIZEN:
        person.birth_on = claims.birth_on or person.birth_on


@transaction.atomic
def assert_identity(account_id: int, claims: NationalClaims) -> None:
    """Let a signed-in citizen's own account be vouched for by the nation, at their wish.

    Raises IdentityElsewhere when the number is another's, or this account's is another.
    """
    account = Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id)
    person = account.person
    if account.kind != AccountKind.CITIZEN or claims.kind != PersonKind.CITIZEN or person is None:
        raise IdentityElsewhere
    if person.proven_number not in ("", claims.number):
        raise IdentityElsewhere
    known = known_person(PersonKind.CITIZEN, claims.number)
    if known is not None and known.pk != person.pk:
        if known.accounts.exists():
            raise IdentityElsewhere
        adopt(account, known)
        person = known
    person.identity_number = claims.number
    take_over(person, claims)
    person.save()
    name_holder(account, claims.name)
    account.save(update_fields=["first_name", "last_name"])
