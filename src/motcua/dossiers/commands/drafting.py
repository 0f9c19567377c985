"""Filling in online, before there is a dossier. What was typed is kept as it was typed, right or wrong.

Every act works on a set and locks its drafts in one order. Nothing here asks who may: the page that
calls has shown that it holds the draft's key (`queries.drafts.open_to`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import Draft, DraftFile
from motcua.law import person_code
from motcua.law.errors import N_, NotPossible
from motcua.law.person_code import BadPhone
from motcua.lib.eform import Answers
from motcua.lib.eform.changes import carried, changed

MOST_RIVALS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStarted:
    """`key` is new and unguessable; the same key again is the same draft."""

    key: UUID
    eform_id: int
    procedure_version_id: int
    at: datetime
    account_id: int | None = None
    officer_id: int | None = None
    answers: Answers = field(default_factory=dict)  # what is known of who begins, for them to look at


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaimed:
    """The account that signed in where the draft was begun."""

    draft_id: int
    account_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSaved:
    """The answers of one page. `seen` is the draft's revision that the page was drawn from."""

    draft_id: int
    page: str
    answers: Answers
    seen: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which of two answers to a page counts: those kept in the draft, or the rival at `number`."""

    draft_id: int
    number: int
    rival: bool  # the rival counts; otherwise what was kept
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreChosen:
    draft_id: int
    centre_id: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFormTaken:
    draft_id: int
    eform_id: int
    procedure_version_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """`rival` tells that a newer answer was there: both are kept, and the person has to choose."""

    draft_id: int
    revision: int
    rival: bool = False


class NoSuchDraft(NotPossible):
    message = N_("There is no such draft. It may have expired.")


class AlreadyFiled(NotPossible):
    message = N_("This was filed already. What you see is what was sent.")


def start_draft(items: Sequence[DraftStarted]) -> list[int]:
    """Open drafts; their ids in order. A key that is there already opens nothing new."""
    Draft.objects.bulk_create(
        (
            Draft(
                key=item.key,
                eform_id=item.eform_id,
                procedure_version_id=item.procedure_version_id,
                account_id=item.account_id,
                officer_id=item.officer_id,
                answers=dict(item.answers),
                phone=_phone(item.answers),
                started_at=item.at,
                saved_at=item.at,
                expires_at=_expiry(item.at),
            )
            for item in items
        ),
        ignore_conflicts=True,
    )
    ids = dict(Draft.objects.filter(key__in=[item.key for item in items]).values_list("key", "id"))
    return [ids[item.key] for item in items]


def claim_drafts(items: Sequence[DraftClaimed]) -> int:
    """Give drafts that nobody owns to accounts; how many that were. What was filed stays as it is."""
    unowned = Draft.objects.filter(account__isnull=True, officer__isnull=True, dossier__isnull=True)
    return sum(unowned.filter(pk=item.draft_id).update(account_id=item.account_id) for item in items)


def save_page(items: Sequence[PageSaved]) -> list[Saved]:
    """Keep the answers of a page, unless somebody kept newer ones since it was drawn: then keep both."""

    def saved(draft: Draft, item: PageSaved) -> bool:
        terms = catalogue.eform(draft.eform_id)
        page = terms.form.page(item.page)
        names = [field.name for field in page.fields] if page else []
        told = {name: item.answers[name] for name in names if name in item.answers}
        kept = {name: draft.answers[name] for name in names if name in draft.answers}
        if draft.pages.get(item.page, 0) > item.seen and kept != told:
            _keep_rival(draft, item, told)
            return True
        if kept == told and item.page in draft.pages:
            return False
        draft.revision += 1
        draft.pages[item.page] = draft.revision
        draft.answers = {n: v for n, v in draft.answers.items() if n not in names} | told
        draft.phone = _phone(draft.answers)
        return False

    return each(items, saved)


def choose_answers(items: Sequence[Chosen]) -> list[Saved]:
    """End a rivalry: the chosen answers are the draft's, the others are gone."""

    def chosen(draft: Draft, item: Chosen) -> bool:
        if not 0 <= item.number < len(draft.rivals):
            return False
        rival = draft.rivals.pop(item.number)
        draft.revision += 1
        if item.rival:
            page = catalogue.eform(draft.eform_id).form.page(rival["page"])
            names = {field.name for field in page.fields} if page else set()
            draft.answers = {n: v for n, v in draft.answers.items() if n not in names} | rival["answers"]
            draft.pages[rival["page"]] = draft.revision
        return False

    return each(items, chosen)


def choose_centre(items: Sequence[CentreChosen]) -> list[Saved]:
    """Where the dossier will be filed."""

    def chosen(draft: Draft, item: CentreChosen) -> bool:
        draft.centre_id = item.centre_id
        draft.revision += 1
        return False

    return each(items, chosen)


def take_new_form(items: Sequence[NewFormTaken]) -> list[Saved]:
    """Go on with the form in force: answers are carried over, pages with altered questions are open again.

    Attached files stay: a paper of the new version with the same name takes over those of the old one.
    """

    def taken(draft: Draft, item: NewFormTaken) -> bool:
        before, after = catalogue.eform(draft.eform_id).form, catalogue.eform(item.eform_id).form
        touched = {change.name for change in changed(before, after)}
        draft.answers = carried(draft.answers, after)
        draft.pages = {
            page.key: draft.pages[page.key]
            for page in after.pages
            if page.key in draft.pages and not touched & {field.name for field in page.fields}
        }
        _move_files(draft, item.procedure_version_id)
        draft.eform_id, draft.procedure_version_id = item.eform_id, item.procedure_version_id
        draft.rivals = []
        draft.revision += 1
        return False

    return each(items, taken)


def _move_files(draft: Draft, version_id: int) -> None:
    if version_id == draft.procedure_version_id:
        return
    papers = {paper.name.vi: paper.id for paper in catalogue.papers(version_id)}
    for attached in DraftFile.objects.filter(draft=draft, required__isnull=False).select_related("required"):
        attached.required_id = papers.get(attached.required.name_vi) if attached.required else None
        attached.save(update_fields=["required"])


def forget_drafts(draft_ids: Sequence[int], *, at: datetime) -> int:
    """Delete those of these drafts that have expired by now; how many it were. Dossiers lose nothing."""
    gone, _ = Draft.objects.filter(pk__in=draft_ids, expires_at__lte=at).delete()
    return int(gone)


def drop_drafts(keys: Sequence[UUID]) -> int:
    """Delete these drafts, unless they were sent: who tries the system takes away what it began."""
    gone, _ = Draft.objects.filter(key__in=keys, dossier__isnull=True).delete()
    return int(gone)


I = TypeVar("I", bound=Any)  # noqa: E741 - the item's type; each has draft_id and at


@transaction.atomic
def each(items: Sequence[I], change: Callable[[Draft, I], bool]) -> list[Saved]:
    """Lock the drafts, change each, write them. `change` tells whether a rival was kept instead."""
    drafts = locked([item.draft_id for item in items])
    done = []
    for item in items:
        draft = drafts[item.draft_id]
        if draft.dossier_id is not None:
            raise AlreadyFiled
        rival = change(draft, item)
        draft.saved_at, draft.expires_at = item.at, _expiry(item.at)
        done.append(Saved(draft.pk, draft.revision, rival))
    Draft.objects.bulk_update(drafts.values(), _WRITTEN)
    return done


_WRITTEN = (
    "eform", "procedure_version", "centre", "answers", "pages", "rivals", "revision", "phone", "saved_at",
    "expires_at",
)  # fmt: skip


def locked(draft_ids: Sequence[int]) -> Mapping[int, Draft]:
    """These drafts, locked to the end of the transaction. Raises NoSuchDraft."""
    wanted = set(draft_ids)
    found = {d.pk: d for d in Draft.objects.select_for_update().filter(pk__in=wanted).order_by("id")}
    if len(found) != len(wanted):
        raise NoSuchDraft
    return found


def _keep_rival(draft: Draft, item: PageSaved, told: dict[str, Any]) -> None:
    """What was typed on an old view of a page; what the same view sent before is replaced."""
    others = [r for r in draft.rivals if (r["page"], r["seen"]) != (item.page, item.seen)]
    rival = {"page": item.page, "seen": item.seen, "answers": told, "at": item.at.isoformat()}
    draft.rivals = [*others, rival][-MOST_RIVALS:]


def _phone(answers: Answers) -> str:
    """The telephone that opens the draft elsewhere: that of who files, or else of the applicant."""
    for name in ("submitter_phone", "applicant_phone", "business_phone"):
        try:
            return person_code.normalise_phone(str(answers[name]))
        except (KeyError, BadPhone):
            continue
    return ""


def _expiry(at: datetime) -> datetime:
    return at + timedelta(days=settings.MOTCUA_DRAFT_DAYS)
