"""A draft put into the catalogue for the length of the caller's transaction, which is to be rolled back."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from motcua.catalogue import policies
from motcua.catalogue.commands.proposals.making import make_process, make_versions
from motcua.catalogue.models import ProcedureVersion, Process, Proposal, Sector
from motcua.catalogue.queries.proposals.texts import last_versions, procedure_texts
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Subject
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import ProcedureText, ProcessText, procedure_of, process_of
from motcua.organisation.models import Agency


class NothingToTry(NotPossible):
    message = N_("There is no such draft to be tried.")


def rehearse(proposal_id: int, *, by: Actor, begins: date) -> ProcedureVersion:
    """A version that says what the draft says, under a code of its own; of a process: of a procedure by it.

    The catalogue's revision stays, so nobody else looks for it. Raises NotYourPart, NothingToTry, NotPossible.
    """
    policies.demand(Deed.COMMENT, by)
    row = Proposal.objects.filter(pk=proposal_id).first()
    if row is None:
        raise NothingToTry
    code = f"trial-{uuid4().hex}"[:40]
    if row.subject == Subject.PROCESS:
        text = process_of(row.content)
        process = make_process(text, code=code, base_id=None, decision=None)
        told = _by(text, process)
    else:
        told = _with_its_process(procedure_of(row.content), code)
    return make_versions({code: told}, begins=begins, decisions={code: None}, last={})[code]


def _by(text: ProcessText, process: Process) -> ProcedureText:
    """The first procedure that is to go by the process; where none is named, one without papers or fees."""
    last = last_versions(text.procedures[:1])
    if last:
        (version,) = last.values()
        return replace(procedure_texts([version.pk])[version.pk], process=process.code, limit=text.limit)
    sector = Sector.objects.order_by("code").values_list("code", flat=True).first()
    agency = Agency.objects.filter(kind=Agency.Kind.DEPARTMENT).order_by("code").first()
    if sector is None or agency is None:
        raise NothingToTry
    return ProcedureText(
        name_vi=text.name_vi,
        sector=sector,
        agency=agency.code,
        limit=text.limit,
        statutory_limit=text.limit,
        result_vi=text.name_vi[:300],
        process=process.code,
    )


def _with_its_process(text: ProcedureText, code: str) -> ProcedureText:
    """Where the draft names a process that is itself on its way, that one is put in as well."""
    if Process.objects.filter(code=text.process).exists():
        return text
    row = Proposal.objects.filter(subject=Subject.PROCESS, code=text.process).order_by("-id").first()
    if row is None:
        raise NothingToTry
    process = make_process(process_of(row.content), code=code, base_id=None, decision=None)
    return replace(text, process=process.code)
