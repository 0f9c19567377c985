"""Publication: what was drafted becomes what the catalogue says, from its decision's day on.

Versions and processes are only added. A dossier in flight keeps the version that it was filed under, with
that version's process (Decree 61/2018/NĐ-CP art. 8).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.commands.eforms import FormPublished, publish_forms, publish_general_forms
from motcua.catalogue.commands.proposals import ledger
from motcua.catalogue.commands.proposals.ledger import Order
from motcua.catalogue.commands.proposals.making import make_process, make_versions
from motcua.catalogue.commands.proposals.timing import demand_room
from motcua.catalogue.commands.revising import revised
from motcua.catalogue.models import Decision, EForm, ProcedureVersion, Proposal
from motcua.catalogue.queries.common_form import digest_of
from motcua.catalogue.queries.proposals.texts import procedure_texts
from motcua.law.actor import Actor
from motcua.law.catalogue_life import Deed, Kind, Subject
from motcua.law.procedure import ProcedureText, procedure_of, process_of

Made = dict[str, ProcedureText]  # by the procedure's code


@transaction.atomic
def publish(proposal_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Put approved changes into the catalogue, each from its decision's day on; the portal tells of it.

    Raises NotYourPart, NotNow, NotSound, TooEarly, ChangedMeanwhile.
    """

    def published(proposals: dict[int, Proposal]) -> Collection[str]:
        decisions = Decision.objects.in_bulk({p.decision_id for p in proposals.values() if p.decision_id})
        for decision in sorted(decisions.values(), key=lambda one: (one.effective_on, one.pk)):
            _carry_out([p for p in proposals.values() if p.decision_id == decision.pk], decision)
        publish_general_forms()
        for p in proposals.values():
            p.published_at = at
        revised()
        return ("published_at", "published_version", "published_process")

    orders = [Order(proposal_id=pk, by=by, at=at) for pk in proposal_ids]
    ledger.perform(Deed.PUBLISH, orders, published)


def _carry_out(proposals: Sequence[Proposal], decision: Decision) -> None:
    begins = decision.effective_on
    last = demand_room(proposals, begins)
    processes = [p for p in proposals if p.subject == Subject.PROCESS]
    new_process = {
        p.code: make_process(process_of(p.content), code=p.code, base_id=p.base_process_id, decision=decision)
        for p in processes
    }
    for p in processes:
        p.published_process = new_process[p.code]
    told = {p.code: p for p in proposals if p.subject == Subject.PROCEDURE and p.kind != Kind.REPEAL}
    texts = {code: procedure_of(p.content) for code, p in told.items()}
    decided: dict[str, Decision | None] = dict.fromkeys(texts, decision)
    for code, text in _under_new_processes(processes, last, set(texts), new_process).items():
        texts[code], decided[code] = text, last[code].decision
    for p in processes:
        for code in {*process_of(p.content).procedures} & set(texts):
            if texts[code].process == p.code:
                texts[code] = replace(texts[code], process=new_process[p.code].code)
    made = make_versions(texts, begins=begins, decisions=decided, last=last)
    for code, p in told.items():
        p.published_version = made[code]
    repealed = [p.base_version_id for p in proposals if p.kind == Kind.REPEAL]
    _end([*(v.pk for code, v in last.items() if code in made), *filter(None, repealed)], begins)
    for p in proposals:
        if p.kind == Kind.REPEAL:
            p.published_version_id = p.base_version_id
    brought = {made[code].pk: text.form for code, text in texts.items() if text.form is not None}
    _keep_forms(
        {
            last[code].pk: version.pk
            for code, version in made.items()
            if code in last and version.pk not in brought
        }
    )
    publish_forms(
        [
            FormPublished(version_id=pk, schema=form["schema"], layout=form["layout"])
            for pk, form in brought.items()
        ]
    )


def _under_new_processes(
    processes: Iterable[Proposal],
    last: Mapping[str, ProcedureVersion],
    decided: Collection[str],
    made: Mapping[str, object],
) -> Made:
    """The procedures that go by a new process without being changed themselves: as they are, by that one."""
    going = {
        code: p.code
        for p in processes
        for code in process_of(p.content).procedures
        if code not in decided and code in last and p.code in made
    }
    texts = procedure_texts([last[code].pk for code in going])
    return {code: replace(texts[last[code].pk], process=process) for code, process in going.items()}


def _end(version_ids: Collection[int], on: date) -> None:
    """These are in force until that day, which is not theirs any more."""
    ProcedureVersion.objects.filter(pk__in=version_ids).update(valid_until=on)


def _keep_forms(successors: Mapping[int, int]) -> None:
    """The electronic form in force goes on under the new version, as its first."""
    newest: dict[int, EForm] = {}
    for form in EForm.objects.filter(version_id__in=successors).order_by("version_id", "number"):
        newest[form.version_id] = form
    EForm.objects.bulk_create(
        EForm(
            version_id=successors[version_id],
            number=1,
            schema=form.schema,
            layout=form.layout,
            digest=digest_of(form.schema, form.layout),
        )
        for version_id, form in newest.items()
    )
