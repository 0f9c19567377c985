"""Results that wait for an officer's own signature, and the rounds in which they are signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from motcua.catalogue.queries import Name
from motcua.documents import queries as documents
from motcua.documents.queries.signing import Account
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import DossierResult, Event, RoundState, SealedResult, SigningItem, SigningRound
from motcua.law.actor import Actor, ActorKind, Role
from motcua.law.errors import N_

__all__ = ["MOST_SHOWN", "Account", "RoundState"]

MOST_SHOWN = 100
ROUNDS_SHOWN = 10

# Why a result of a round is not signed. What else a service says is shown as it is.
FAULTS: Mapping[str, str] = {
    "refused": N_("You refused it on your telephone."),
    "expired": N_("Nobody confirmed it in time."),
    "unsignable": N_("Its PDF takes no signature: it is damaged, or closed by an earlier signature."),
    "wrong": N_("What the signing service sent is no signature of yours."),
    "service": N_("The signing service said no."),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A result to be signed; `asked` while a round with it is under way, `absent` who decided it and is away."""

    id: int
    number: str
    title: str
    procedure: Name
    dossier_id: int
    dossier_code: str
    applicant: str
    issued_at: datetime
    asked: bool
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A result of a round. `fault` is a key of FAULTS, or '' for one that is signed or under way."""

    number: str
    title: str
    dossier_id: int
    dossier_code: str
    fault: str


@dataclass(frozen=True, slots=True)
class Round:
    """`shown` is what the officer compares with their telephone. `state` is one of RoundState."""

    id: int
    state: str
    shown: str
    asked_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    fault: str
    lines: tuple[Line, ...]

    @property
    def under_way(self) -> bool:
        return self.state == RoundState.ASKED

    @property
    def signed(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if not one.fault) if self.state == RoundState.SIGNED else ()

    @property
    def failed(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one.fault)


def signers(found: Sequence[DossierResult], *, at: datetime) -> dict[int, int]:
    """By result, the officer who decided it last and has a key in force to sign it with."""
    decided = Event.objects.filter(
        dossier_id__in=[one.dossier_id for one in found],
        kind=Kind.APPROVED,
        actor_kind=ActorKind.OFFICER,
        officer__isnull=False,
    )
    last = dict(decided.order_by("dossier_id", "seq").values_list("dossier_id", "officer_id"))
    keyed = documents.with_keys({officer_id for officer_id in last.values() if officer_id}, at=at)
    signing = {one.pk: last.get(one.dossier_id) for one in found}
    return {pk: officer_id for pk, officer_id in signing.items() if officer_id in keyed and officer_id}


def to_sign(by: Actor) -> Q:
    """Results that this officer may sign: those they decided, and those that an absent one decided whose
    post as approver at that agency is lent to them."""
    found = Q(officer_id=by.officer_id or 0)
    for absent in by.stands_in:
        agencies = [unit.agency_id for role, unit in absent.posts if role == Role.APPROVER and unit.agency_id]
        found |= Q(officer_id=absent.officer_id, result__dossier__agency__in=agencies)
    return found & Q(own_file__isnull=True, file__isnull=True, fault="")


def waiting(by: Actor) -> tuple[Waiting, ...]:
    """What this officer is to sign, oldest first; at most MOST_SHOWN."""
    found = SealedResult.objects.filter(to_sign(by))
    rows = found.select_related("result__dossier__procedure_version").order_by("id")[:MOST_SHOWN]
    asked = set(
        SigningItem.objects.filter(sealed__in=[row.pk for row in rows], open=True).values_list(
            "sealed_id", flat=True
        )
    )
    names = {absent.officer_id: absent.name for absent in by.stands_in}
    return tuple(_waiting(row, row.pk in asked, names.get(row.officer_id or 0, "")) for row in rows)


def _waiting(row: SealedResult, asked: bool, absent: str) -> Waiting:
    result, dossier = row.result, row.result.dossier
    version = dossier.procedure_version
    return Waiting(
        id=row.pk,
        number=result.number,
        title=result.title,
        procedure=Name(version.name_vi, version.name_en),
        dossier_id=dossier.pk,
        dossier_code=dossier.code,
        applicant=dossier.applicant_name,
        issued_at=result.issued_at,
        asked=asked,
        absent=absent,
    )


def rounds(by: Actor) -> tuple[Round, ...]:
    """The officer's latest rounds, newest first."""
    rows = SigningRound.objects.filter(officer_id=by.officer_id or 0).order_by("-id")[:ROUNDS_SHOWN]
    return tuple(_round(row) for row in rows.prefetch_related("items__sealed__result__dossier"))


def one_round(round_id: int, by: Actor) -> Round | None:
    rows = SigningRound.objects.filter(pk=round_id, officer_id=by.officer_id or 0)
    row = rows.prefetch_related("items__sealed__result__dossier").first()
    return _round(row) if row else None


def _round(row: SigningRound) -> Round:
    lines = tuple(
        Line(
            number=item.sealed.result.number,
            title=item.sealed.result.title,
            dossier_id=item.sealed.result.dossier_id,
            dossier_code=item.sealed.result.dossier.code,
            fault=item.fault,
        )
        for item in sorted(row.items.all(), key=lambda item: item.pk)
    )
    return Round(
        row.pk, row.state, shown(row.key.int), row.asked_at, row.ends_at, row.ended_at, row.fault, lines
    )


def shown(key: int) -> str:
    """Four figures that stand here and on the telephone, so that nobody confirms what another asked."""
    return f"{key % 10_000:04}"


def open_rounds() -> list[int]:
    return list(
        SigningRound.objects.filter(state=RoundState.ASKED).order_by("id").values_list("id", flat=True)
    )
