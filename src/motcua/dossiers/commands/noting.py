"""Notes between officers: written once, corrected only by another note."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.commands import reactions
from motcua.dossiers.commands.ledger import NoSuchDossier, Order
from motcua.dossiers.models import Consultation, Dossier, Note
from motcua.dossiers.queries import standing_of
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.organisation import queries as organisation

LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Order):
    """`corrects`: the writer's own note that this one takes the place of."""

    text: str
    corrects: int | None = None


class NothingNoted(NotPossible):
    message = N_("Write the note.")


class NoteTooLong(NotPossible):
    message = N_("A note has up to %(most)s characters.")


class NotYourNote(NotPossible):
    message = N_("Only who wrote a note corrects it, and once: then the correction.")


@transaction.atomic
def write_note(orders: Sequence[NoteWritten]) -> list[int]:
    """Keep these notes; their ids in order. A key that was used gives the note that it made.

    Raises NotPermitted, NoSuchDossier, NothingNoted, NoteTooLong, NotYourNote.
    """
    ids = {order.dossier_id for order in orders}
    # The lock lets two who correct one note at once do it one after the other.
    dossiers = {d.pk: d for d in Dossier.objects.select_for_update().filter(pk__in=ids).order_by("id")}
    keys = [order.key for order in orders if order.key is not None]
    known = dict(Note.objects.filter(key__in=keys).values_list("key", "id")) if keys else {}
    fresh = [order for order in orders if order.key is None or order.key not in known]
    wanted = [order.corrects for order in fresh if order.corrects is not None]
    corrected = Note.objects.select_related("corrected_by").in_bulk(wanted) if wanted else {}
    asked: dict[int, set[int]] = {}
    for dossier_id, agency_id in Consultation.objects.filter(dossier_id__in=ids).values_list(
        "dossier_id", "agency_id"
    ):
        asked.setdefault(dossier_id, set()).add(agency_id)
    notes = [
        _note(order, dossiers.get(order.dossier_id), corrected, asked.get(order.dossier_id, set()))
        for order in fresh
    ]
    made = iter(Note.objects.bulk_create(notes))
    reactions.tell({f"dossier:{note.dossier_id}" for note in notes})
    return [known[order.key] if order.key in known else next(made).pk for order in orders]


def _note(
    order: NoteWritten, dossier: Dossier | None, corrected: Mapping[int, Note], asked: Collection[int]
) -> Note:
    if dossier is None:
        raise NoSuchDossier
    absent = policies.demand_noting(order.by, standing_of(dossier), asked)
    text = order.text.strip()
    if not text:
        raise NothingNoted
    if len(text) > LONGEST:
        raise NoteTooLong(most=LONGEST)
    if order.corrects is not None and not _is_own(order, corrected.get(order.corrects)):
        raise NotYourNote
    return Note(
        dossier=dossier,
        text=text,
        written_at=order.at,
        officer_id=order.by.officer_id or 0,  # who may note is an officer
        officer_name=order.by.name,
        on_behalf=absent.name if absent else "",
        unit_name=_unit(order.by),
        corrects_id=order.corrects,
        key=order.key,
    )


def _is_own(order: NoteWritten, before: Note | None) -> bool:
    return (
        before is not None
        and before.dossier_id == order.dossier_id
        and before.officer_id == order.by.officer_id
        and not hasattr(before, "corrected_by")
    )


def _unit(by: Actor) -> str:
    if by.unit is None:
        return ""
    if by.unit.agency_id is not None:
        return organisation.agency(by.unit.agency_id).name_vi
    return organisation.centre(by.unit.centre_id or 0).name_vi
