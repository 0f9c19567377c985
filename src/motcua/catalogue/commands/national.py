"""The national database's export brought in: compared with ours, and each difference decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.audit import commands as audit
from motcua.catalogue import policies
from motcua.catalogue.commands import proposals
from motcua.catalogue.commands.proposals import Draft, Writing
from motcua.catalogue.models import NationalDifference, ProcedureVersion, Proposal
from motcua.catalogue.queries.national import GONE, MISSING, PARTS, Difference, compared, read
from motcua.catalogue.queries.national.comparing import Names, taken
from motcua.catalogue.queries.proposals import known, procedure_texts
from motcua.law.actor import Actor
from motcua.law.catalogue_life import OPEN, Kind, Stage, Subject
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import ProcedureText, procedure_of
from motcua.law.worktime import HANOI
from motcua.organisation.queries import in_force

# As decisions of publication name it; a ground of a Vietnamese decision is Vietnamese.
_GROUND = "Cơ sở dữ liệu quốc gia về thủ tục hành chính"


class ReasonOwed(NotPossible):
    message = N_("Say why ours stays as it is: whoever compares next time reads it.")


class NotAlone(NotPossible):
    message = N_("%(code)s: “%(part)s” cannot be taken over as it is. Write it in a draft of the procedure.")


class BeingDecided(NotPossible):
    message = N_("%(code)s is on its way to a decision already: wait for it, or send it back first.")


@dataclass(frozen=True, slots=True)
class Compared:
    """How many procedures were read, and how many differences there are: new or changed, and decided before."""

    procedures: int
    fresh: int
    kept: int
    gone: int


@transaction.atomic
def compare(file: bytes, *, by: Actor, at: datetime) -> Compared:
    """Compare an export with what is in force today. What was decided stays while both sides stay as they were.

    Raises NotACatalogueOfficer, Unreadable.
    """
    policies.demand_keeping(by)
    theirs = read(file)
    there = known()
    found = compared(theirs, _in_force(at.astimezone(HANOI).date()), Names(there.sectors, there.agencies))
    before = {(row.code, row.part): row for row in NationalDifference.objects.select_for_update()}
    rows = [_row(one, before.get((one.code, one.part)), at) for one in found]
    fresh = [row for row in rows if row.pk is None]
    stale = [row.pk for row in before.values() if row.pk not in {kept.pk for kept in rows}]
    NationalDifference.objects.filter(pk__in=stale).delete()
    NationalDifference.objects.bulk_create(fresh, batch_size=500)
    told = Compared(len(theirs), len(fresh), len(rows) - len(fresh), len(stale))
    audit.change(
        "catalogue: compared", "csdl.dichvucong.gov.vn", by=by, at=at,
        after={"procedures": told.procedures, "fresh": told.fresh, "kept": told.kept},
    )  # fmt: skip
    return told


def _in_force(on: date) -> dict[str, ProcedureText]:
    rows = ProcedureVersion.objects.filter(in_force(on)).order_by("procedure_id", "version")
    ids = dict(rows.values_list("procedure__code", "pk"))
    texts = procedure_texts(list(ids.values()))
    return {code: texts[pk] for code, pk in ids.items()}


def _row(one: Difference, before: NationalDifference | None, at: datetime) -> NationalDifference:
    if before is not None and (before.ours, before.theirs) == (one.ours, one.theirs):
        return before
    return NationalDifference(
        code=one.code, title_vi=one.title, part=one.part, ours=one.ours, theirs=one.theirs, value=one.value,
        found_at=at,
    )  # fmt: skip


@transaction.atomic
def dismiss(ids: Sequence[int], *, reason: str, by: Actor, at: datetime) -> int:
    """Ours stays as it is. Raises NotACatalogueOfficer, ReasonOwed."""
    policies.demand_keeping(by)
    if not reason.strip():
        raise ReasonOwed
    rows = _open(ids)
    for row in rows:
        row.state, row.reason = NationalDifference.State.DISMISSED, reason.strip()[:500]
    _decided(rows, by, at)
    return len(rows)


@transaction.atomic
def accept(ids: Sequence[int], *, by: Actor, at: datetime) -> list[int]:
    """Take them into drafts, one a procedure; the ids of these. They go the way of every change from there.

    Raises NotACatalogueOfficer, NotYourPart, NotAlone, BeingDecided, and what drafting raises.
    """
    policies.demand_keeping(by)
    rows = _open(ids)
    made: dict[str, int] = {}
    for code in dict.fromkeys(row.code for row in rows):
        own = [row for row in rows if row.code == code]
        made[code] = _drafted(code, own, by, at)
        for row in own:
            row.state, row.proposal_id = NationalDifference.State.ACCEPTED, made[code]
    _decided(rows, by, at)
    return list(made.values())


def _open(ids: Sequence[int]) -> list[NationalDifference]:
    rows = NationalDifference.objects.select_for_update().filter(
        pk__in=ids, state=NationalDifference.State.OPEN
    )
    return list(rows.order_by("code", "part"))


def _decided(rows: Sequence[NationalDifference], by: Actor, at: datetime) -> None:
    for row in rows:
        row.decided_by, row.decided_at = by.name[:100], at
    fields = ["state", "reason", "decided_by", "decided_at", "proposal"]
    NationalDifference.objects.bulk_update(rows, fields, batch_size=500)
    for row in rows:
        audit.change(
            f"national difference: {row.state}",
            f"{row.code} {row.part}"[:200],
            by=by,
            at=at,
            reason=row.reason,
        )


def _drafted(code: str, rows: Sequence[NationalDifference], by: Actor, at: datetime) -> int:
    """A draft of the procedure with these parts; an open draft of it is written on."""
    (first, *_others) = rows
    if first.part in (MISSING, GONE):
        kind = Kind.PUBLISH if first.part == MISSING else Kind.REPEAL
        text = procedure_of(first.value or {}) if first.part == MISSING else None
        return proposals.draft([_draft(code, kind, by, at, text)])[0]
    for row in rows:
        if row.value is None:
            raise NotAlone(code=code, part=PARTS[row.part])
    there = Proposal.objects.filter(subject=Subject.PROCEDURE, code=code, stage__in=OPEN).first()
    if there is not None and there.stage != Stage.DRAFT:
        raise BeingDecided(code=code)
    if there is None:
        there = Proposal.objects.get(pk=proposals.draft([_draft(code, Kind.AMEND, by, at, None)])[0])
    text = procedure_of(there.content)
    for row in rows:
        text = taken(row.part, row.value, text)
    one = Writing(
        proposal_id=there.pk, text=text, ground_vi=there.ground_vi, seen=there.version, by=by, at=at
    )
    proposals.write([one])
    return int(there.pk)


def _draft(code: str, kind: Kind, by: Actor, at: datetime, text: ProcedureText | None) -> Draft:
    return Draft(subject=Subject.PROCEDURE, kind=kind, code=code, by=by, at=at, ground_vi=_GROUND, text=text)
