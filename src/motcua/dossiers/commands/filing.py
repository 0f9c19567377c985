"""Filing a draft: it becomes a dossier once, whatever the network does in between.

The draft's row is locked, so of any number of requests one opens the dossier and the others find it.
The answer goes out after the commit: who has a receipt has a dossier, and who has lost the answer
gets the same receipt by asking again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.dossiers.commands.answers import documents, parties, return_address, subject
from motcua.dossiers.commands.drafting import locked
from motcua.dossiers.commands.intake import HandedIn, Intake
from motcua.dossiers.commands.ledger import Done, Order
from motcua.dossiers.commands.opening import Opened, register_online
from motcua.dossiers.commands.supplement import SupplementHandedIn, accept_supplement
from motcua.dossiers.models import AnswerFile, Channel, Dossier, DossierForm, Draft, Event, ReturnWay
from motcua.dossiers.queries import drafts as reading
from motcua.dossiers.queries.drafts import DraftShown
from motcua.dossiers.queries.filing import charge, host_of
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFiled:
    draft_id: int
    by: Actor
    at: datetime


class NotFilledIn(NotPossible):
    message = N_("Not everything is filled in yet. Look at what is still open in the list.")


class FormMoved(NotPossible):
    message = N_("The form has changed since you began. Look at what is new, then file.")


class RivalsLeft(NotPossible):
    message = N_("A page was answered twice. Choose which answers count, then file.")


@transaction.atomic
def file_drafts(orders: Sequence[DraftFiled]) -> list[Opened]:
    """File drafts; their dossiers in order, `repeated` where one had been filed before.

    All or none. Raises NotFilledIn, FormMoved, RivalsLeft, and what register_online raises.
    """
    drafts = locked([order.draft_id for order in orders])
    opened = _filed_before(drafts.values())
    fresh = [order for order in orders if order.draft_id not in opened]
    shown = {order.draft_id: reading.read(drafts[order.draft_id]) for order in fresh}
    made = register_online([_intake(shown[order.draft_id], order) for order in fresh])
    opened |= {order.draft_id: one for order, one in zip(fresh, made, strict=True)}
    DossierForm.objects.bulk_create(
        DossierForm(dossier_id=opened[pk].dossier_id, eform_id=draft.terms.id, answers=dict(draft.asked))
        for pk, draft in shown.items()
    )
    for order in fresh:
        _note_address(opened[order.draft_id].dossier_id, shown[order.draft_id], order)
        drafts[order.draft_id].dossier_id = opened[order.draft_id].dossier_id
    Draft.objects.bulk_update([drafts[pk] for pk in shown], ["dossier"])
    return [opened[order.draft_id] for order in orders]


def _note_address(dossier_id: int, draft: DraftShown, order: DraftFiled) -> None:
    if where := return_address(draft.asked, on=order.at.astimezone(HANOI).date()):
        Dossier.objects.filter(pk=dossier_id).update(return_address=where)


def _filed_before(drafts: Iterable[Draft]) -> dict[int, Opened]:
    ids = [draft.pk for draft in drafts if draft.dossier_id is not None]
    events = Event.objects.filter(dossier__draft__in=ids, seq=1).select_related("dossier__draft")
    return {
        event.dossier.draft.pk: Opened(
            event.dossier_id, event.dossier.code, event.pk, event.dossier.tracking_secret, repeated=True
        )
        for event in events
    }


def _intake(draft: DraftShown, order: DraftFiled) -> Intake:
    on = order.at.astimezone(HANOI).date()
    _check(draft, on)
    version = catalogue.terms(draft.version_id)
    applicant, submitter = parties(draft.asked, on=on, person_id=order.by.person_id)
    return Intake(
        by=order.by,
        at=order.at,
        key=draft.key,
        centre_id=draft.centre_id or 0,
        agency_id=None if version.agency_id else host_of(draft.centre_id),
        procedure_version_id=draft.version_id,
        channel=Channel.ONLINE,
        applicant=applicant,
        submitter=submitter,
        documents=documents(draft, person_id=order.by.person_id),
        subject=subject(draft.terms, draft.asked),
        return_way_wanted=ReturnWay(str(draft.asked["return_way"])),
        fee_dong=charge(draft.version_id, draft.terms, draft.asked).amount_dong,
    )


def _check(draft: DraftShown, on: date) -> None:
    if draft.rivals:
        raise RivalsLeft
    if reading.newer_form(draft, on=on) is not None:
        raise FormMoved
    if reading.still_open(draft, on=on):
        raise NotFilledIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A paper that was asked for, and the kept file (documents.StoredFile) that answers it."""

    item: str
    file_id: int
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAnswered(Order):
    files: tuple[Answer, ...]


class NothingAttached(NotPossible):
    message = N_("Attach at least one file, then send.")


@transaction.atomic
def answer_supplement(orders: Sequence[SupplementAnswered]) -> list[Done]:
    """Take the answer to a supplement request as files; the clock runs on (Decree 61/2018, art. 17).

    All or none. Raises NothingAttached, and what accept_supplement raises.
    """
    if not all(order.files for order in orders):
        raise NothingAttached
    done = accept_supplement([_handed_in(order) for order in orders])
    AnswerFile.objects.filter(request__dossier_id__in=[order.dossier_id for order in orders]).delete()
    return done


def _handed_in(order: SupplementAnswered) -> SupplementHandedIn:
    papers = tuple(
        HandedIn(
            name=one.item[:500],
            kind="e_copy",
            originals=0,
            copies=1,
            file_id=one.file_id,
            file_name=one.file_name,
        )
        for one in order.files
    )
    return SupplementHandedIn(
        dossier_id=order.dossier_id,
        by=order.by,
        at=order.at,
        key=order.key,
        seen=order.seen,
        documents=papers,
    )
