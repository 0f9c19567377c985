"""Who somebody is: as an actor, on their profile, and what a code's page may show."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from motcua.identity import policies, providers
from motcua.identity.models import Account, AccountKind, OneTimeCode, Person, PersonKind, Proof, Way
from motcua.law.actor import Actor, ActorKind


def citizen_actor(account: Account) -> Actor | None:
    """The account of a citizen or business as an actor; None for an officer's.

    Who acts for an enterprise acts as its person; the name stays that of who pressed the button.
    """
    person = account.person if account.person_id else None
    if account.kind == AccountKind.OFFICER or person is None:
        return None
    business = account.kind == AccountKind.BUSINESS
    return Actor(
        kind=ActorKind.CITIZEN,
        name=(account.get_full_name() if business else "") or person.name,
        position=person.name if business else "",
        person_id=person.pk,
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """An account of the public as its own pages show it."""

    account_id: int
    person_id: int
    business: bool
    name: str
    holder: str  # who acts, for a business
    identity_number: str
    proof: Proof
    birth_on: date | None
    address: str
    phone: str
    email: str
    language: str
    passkeys: int
    authenticator_app: bool
    national: bool

    @property
    def asserted(self) -> bool:
        return self.proof == Proof.ASSERTED

    @property
    def vouched_for(self) -> bool:
        return bool(self.identity_number) and self.proof != Proof.DECLARED


@dataclass(frozen=True, slots=True)
class Vouched:
    """What is known of a person by somebody else's word than their own; an empty number: nothing is."""

    business: bool
    number: str


def vouched(person_id: int) -> Vouched:
    """Raises Person.DoesNotExist."""
    person = Person.objects.get(pk=person_id)
    return Vouched(person.kind != PersonKind.CITIZEN, person.proven_number)


def profile(account_id: int) -> Profile | None:
    account = Account.objects.select_related("person").filter(pk=account_id).first()
    person: Person | None = account.person if account else None
    if account is None or person is None:
        return None
    types = list(Authenticator.objects.filter(user_id=account.pk).values_list("type", flat=True))
    return Profile(
        account_id=account.pk,
        person_id=person.pk,
        business=account.kind == AccountKind.BUSINESS,
        name=person.name,
        holder=account.get_full_name(),
        identity_number=person.identity_number,
        proof=Proof(person.proof),
        birth_on=person.birth_on,
        address=person.address,
        phone=account.phone,
        email=account.email,
        language=account.language,
        passkeys=types.count(Authenticator.Type.WEBAUTHN),
        authenticator_app=Authenticator.Type.TOTP in types,
        national=SocialAccount.objects.filter(user_id=account.pk).exists(),
    )


@dataclass(frozen=True, slots=True)
class CodeSent:
    """A code as the page that asks for it shows it. `on_screen` is empty outside a demonstration."""

    id: UUID
    purpose: str
    way: Way
    target: str
    again_at: datetime
    tries_left: int
    on_screen: str


def code_sent(code_id: UUID, *, holder: str, at: datetime) -> CodeSent | None:
    """The code if this browser asked for it and it still works."""
    code = OneTimeCode.objects.filter(pk=code_id, holder=holder, used_at=None, expires_at__gt=at).first()
    if code is None or not holder:
        return None
    return CodeSent(
        id=code.id,
        purpose=code.purpose,
        way=Way(code.way),
        target=code.target,
        again_at=code.sent_at + policies.AGAIN_AFTER,
        tries_left=policies.WRONG_PER_CODE - code.wrong,
        on_screen=code.digits if settings.DEMO else "",
    )


def to_send(code_id: UUID, *, at: datetime) -> OneTimeCode | None:
    """The code for the job that sends it; None when it is too late."""
    return OneTimeCode.objects.filter(pk=code_id, used_at=None, expires_at__gt=at).first()


def joinable(here: Account, person: Person | None) -> Account | None:
    """The other account of the person whom the nation asserts, if this one may be joined to it.

    Both are citizens' of one name, and nobody vouches that this one is somebody else's.
    """
    own = here.person
    if person is None or own is None or here.kind != AccountKind.CITIZEN or own.pk == person.pk:
        return None
    if own.proven_number not in ("", person.identity_number) or own.folded_name != person.folded_name:
        return None
    return person.accounts.filter(kind=AccountKind.CITIZEN, is_active=True).exclude(pk=here.pk).first()


def to_join(account_id: int, number: str) -> Profile | None:
    """The other account of the citizen with this number, which the nation asserts of who is signed in here."""
    here = Account.objects.select_related("person").get(pk=account_id)
    known = Person.objects.filter(kind=PersonKind.CITIZEN, identity_number=number).exclude(
        proof=Proof.DECLARED
    )
    other = joinable(here, known.first() if number else None)
    return profile(other.pk) if other else None


def name_of(account_id: int) -> str:
    account = Account.objects.select_related("person").get(pk=account_id)
    return account.person.name if account.person else account.get_full_name() or account.username


def ways() -> tuple[str, ...]:
    """How codes can be sent here: by `phone`, by `email`."""
    return providers.ways()
