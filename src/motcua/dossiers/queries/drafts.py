"""Drafts as their pages see them: what is filled in, what is open, who may go on with them."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.crypto import salted_hmac

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import EFormTerms
from motcua.documents import queries as documents
from motcua.dossiers.models import Draft, DraftFile
from motcua.dossiers.models.drafts import AUTHORISATION
from motcua.dossiers.queries.filing import PaperAsked, papers_asked
from motcua.lib.eform import Answers, Change, Fault, Form, Page, changed, find, holds
from motcua.organisation import queries as organisation

# Read out on the telephone or copied by hand: no letter or digit that is mistaken for another.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 8
LETTER = "Văn bản ủy quyền"  # as catalogues name it; papers' names are in Vietnamese everywhere
LETTER_ROLE = AUTHORISATION  # what its file is attached as, where the catalogue has no such paper
UNKNOWN_PLACE = "unknown-place"  # a code of Fault: an address that is not in force


@dataclass(frozen=True, slots=True)
class Attached:
    id: int
    required_id: int | None
    file_id: int
    name: str
    size_bytes: int
    media_type: str
    sha256: str
    role: str = ""
    thumbnail_id: int | None = None
    attached_at: datetime | None = None

    @property
    def pictured(self) -> bool:
        return documents.pictured(self.media_type, self.thumbnail_id)


@dataclass(frozen=True, slots=True)
class Rival:
    """Answers to a page that were typed on an older view of it, beside those that are kept."""

    number: int
    page: str
    answers: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft, read. `filed` is the dossier's code and tracking word once it is one."""

    id: int
    key: UUID
    terms: EFormTerms
    version_id: int
    answers: Mapping[str, Any]  # all that was typed
    asked: Mapping[str, Any]  # those of them that count
    pages: Mapping[str, int]
    rivals: tuple[Rival, ...]
    revision: int
    phone: str
    centre_id: int | None
    saved_at: datetime
    expires_at: datetime
    files: tuple[Attached, ...]
    filed: tuple[str, str] | None
    dossier_id: int | None = None
    owned: bool = False  # by an account or by the officer who helps
    helper: str = ""  # the officer who fills it in for somebody

    @property
    def form(self) -> Form:
        return self.terms.form

    def shown_pages(self) -> list[Page]:
        """The pages that this case asks for."""
        return [page for page in self.form.pages if holds(page.when, self.asked)]

    def papers(self) -> tuple[PaperAsked, ...]:
        return papers_asked(self.version_id, self.terms, self.asked)

    def files_of(self, required_id: int | None, role: str = "") -> tuple[Attached, ...]:
        return tuple(one for one in self.files if (one.required_id, one.role) == (required_id, role))

    @property
    def by_letter(self) -> bool:
        """Whether one files for another by a letter, which is then shown (Civil Code 2015, art. 138)."""
        return (
            self.asked.get("filing_for") in ("other", "business") and self.asked.get("authority") == "letter"
        )

    def letter(self) -> PaperAsked | None:
        """The catalogue's own paper for that letter, where this procedure has one."""
        return next((one for one in self.papers() if one.paper.name.vi == LETTER), None)


def open_to(
    key: UUID, *, held: Collection[UUID], account_id: int | None = None, officer_id: int | None = None
) -> DraftShown | None:
    """The draft, if this browser holds its key or it is this account's or this officer's."""
    draft = Draft.objects.filter(key=key).select_related("dossier", "officer").first()
    if draft is None or not (
        key in held
        or (account_id is not None and draft.account_id == account_id)
        or (officer_id is not None and draft.officer_id == officer_id)
    ):
        return None
    return _shown(draft)


def of_account(account_id: int, limit: int = 20) -> list[tuple[UUID, str, datetime]]:
    """The drafts of an account that are not filed yet: key, name of the procedure, when saved last."""
    rows = Draft.objects.filter(account_id=account_id, dossier=None).order_by("-saved_at", "-id")
    return list(rows.values_list("key", "procedure_version__name_vi", "saved_at")[:limit])


def resume_code(key: UUID) -> str:
    """The code that opens the draft on another device, with its telephone number."""
    number = int.from_bytes(salted_hmac("motcua.draft", str(key), algorithm="sha256").digest())
    drawn = ""
    for _ in range(_CODE_LENGTH):
        number, letter = divmod(number, len(_ALPHABET))
        drawn += _ALPHABET[letter]
    return f"{drawn[:4]}-{drawn[4:]}"


def resumed(phone: str, code: str) -> UUID | None:
    """The key of the draft that this telephone number and code open together."""
    said = "".join(code.upper().split()).replace("-", "")
    found = None
    for key in Draft.objects.filter(Q(phone=phone) & ~Q(phone=""), dossier=None).values_list(
        "key", flat=True
    ):
        # Every draft of the number is compared, so that the time taken tells nothing.
        if secrets.compare_digest(resume_code(key).replace("-", "").encode(), said.encode()):
            found = key
    return found


def expired(at: datetime, limit: int = 5000) -> list[int]:
    """Drafts whose time is over; what became a dossier stays there."""
    rows = Draft.objects.filter(expires_at__lte=at).order_by("expires_at", "id")
    return list(rows.values_list("id", flat=True)[:limit])


def faults(terms: EFormTerms, answers: Answers, *, on: date, page: Page | None = None) -> tuple[Fault, ...]:
    """What is wrong with the answers on the day: by the form, and addresses that are not in force."""
    found = find(terms.form, answers, formats=catalogue.formats(on), page=page)
    wrong = {fault.pointer.split("/")[1] for fault in found}
    places = [f for f in _place_faults(terms.form, answers, on, page) if f.pointer.split("/")[1] not in wrong]
    return (*found, *places)


def _place_faults(form: Form, answers: Answers, on: date, page: Page | None) -> list[Fault]:
    known = organisation.places(on)
    found = []
    for on_page, field in form.all_fields():
        answer = answers.get(field.name)
        asked = page is None or on_page.key == page.key
        if field.widget != "address" or not isinstance(answer, Mapping) or not asked:
            continue
        commune = known.get(str(answer.get("commune", "")))
        if commune is None or commune.province_code != answer.get("province"):
            found.append(Fault(f"/{field.name}/commune", UNKNOWN_PLACE))
    return found


def still_open(draft: DraftShown, *, on: date) -> list[str]:
    """What must be done before it can be filed: keys of pages, `documents`, `where`."""
    wrong = {fault.pointer.split("/")[1] for fault in faults(draft.terms, draft.asked, on=on)}
    found = [
        page.key
        for page in draft.shown_pages()
        if page.key not in draft.pages or wrong & {field.name for field in page.fields}
    ]
    if missing_papers(draft) or missing_letter(draft):
        found.append("documents")
    if draft.centre_id is None:
        found.append("where")
    return found


def missing_papers(draft: DraftShown) -> list[PaperAsked]:
    """Papers that are required in this case and not attached."""
    return [
        one for one in draft.papers() if one.required and not one.by_form and not draft.files_of(one.paper.id)
    ]


def missing_letter(draft: DraftShown) -> bool:
    """Whether the letter of authorisation is owed and not attached."""
    own = draft.letter()
    there = draft.files_of(None, AUTHORISATION) or (own is not None and draft.files_of(own.paper.id))
    return draft.by_letter and not there


def newer_form(draft: DraftShown, *, on: date) -> tuple[EFormTerms, tuple[Change, ...]] | None:
    """The form in force on the day where it is another one than the draft's, and what differs."""
    code = catalogue.terms(draft.version_id).procedure_code
    newest = catalogue.online_form(code, on)
    if newest is None or newest.id == draft.terms.id:
        return None
    return newest, changed(draft.form, newest.form)


def read(draft: Draft) -> DraftShown:
    """The draft as its row stands, for a command that has locked it."""
    return _shown(draft)


def _shown(draft: Draft) -> DraftShown:
    terms = catalogue.eform(draft.eform_id)
    rivals = enumerate(draft.rivals)
    return DraftShown(
        id=draft.pk,
        key=draft.key,
        terms=terms,
        version_id=draft.procedure_version_id,
        answers=draft.answers,
        asked=catalogue.asked(draft.eform_id, draft.answers),
        pages=draft.pages,
        rivals=tuple(Rival(n, r["page"], r["answers"], datetime.fromisoformat(r["at"])) for n, r in rivals),
        revision=draft.revision,
        phone=draft.phone,
        centre_id=draft.centre_id,
        saved_at=draft.saved_at,
        expires_at=draft.expires_at,
        files=_files(draft),
        filed=(draft.dossier.code, draft.dossier.tracking_secret) if draft.dossier else None,
        dossier_id=draft.dossier_id,
        owned=draft.account_id is not None or draft.officer_id is not None,
        helper=str(draft.officer or ""),
    )


def _files(draft: Draft) -> tuple[Attached, ...]:
    rows = DraftFile.objects.filter(draft=draft).order_by("id").values_list(*_OF_FILE)
    return tuple(Attached(*row) for row in rows)


_OF_FILE = (
    "id",
    "required_id",
    "file_id",
    "name",
    "file__size_bytes",
    "file__media_type",
    "file__sha256",
    "role",
    "file__thumbnail_id",
    "attached_at",
)
