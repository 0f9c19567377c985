"""Papers of dossiers drawn as PDF, each in the form of the law in force on its day."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice

from motcua.dossiers import queries
from motcua.dossiers.papers.filled import WAYS, issuer_of, paper
from motcua.dossiers.papers.parts import Issuer
from motcua.dossiers.papers.register_book import RegisterBook, RegisterRow
from motcua.dossiers.papers.rendering import render
from motcua.dossiers.queries.register_book import Entry, takers
from motcua.dossiers.queries.then import Then
from motcua.law import papers as law
from motcua.law.actor import Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Status
from motcua.law.papers import PaperKind
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold
from motcua.organisation import queries as organisation
from motcua.organisation.queries import Letterhead

# Some 350 pages: what a clerk binds and a machine draws in one go.
MOST = 2_500


class RegisterTooLong(NotPossible):
    message = N_("Over %(most)s dossiers were received in this period. Choose fewer days.")


def draw(then: Then, kind: PaperKind, letterhead: Letterhead, *, number: int) -> bytes:
    """The paper of this event, as it is issued under `number` of its register."""
    printed = law.numbered(kind, number, letterhead.abbreviation)
    values = paper(then, kind, letterhead, number=printed)
    return render(values, issued_on=then.at.astimezone(HANOI).date())


def file_name(kind: PaperKind, code: str) -> str:
    """What the file is called: H37-210406-0001-giay-tiep-nhan-ho-so-va-hen-tra-ket-qua.pdf."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(law.TITLES[kind])).strip("-")
    return f"{code}-{words}.pdf"


def slip(dossier_id: int, *, at: datetime) -> bytes:
    """The control slip as it stands: it travels and fills, so this one is only looked at.

    Raises LookupError when there is no such dossier.
    """
    last = queries.last_event(dossier_id)
    if last is None:
        raise LookupError(f"no dossier {dossier_id}")
    then = queries.as_of([last])[last]
    unit = issuer_of(then, PaperKind.CONTROL_SLIP)
    letterhead = organisation.letterheads([unit])[unit]
    values = paper(then, PaperKind.CONTROL_SLIP, letterhead, number="")
    return render(values, issued_on=at.astimezone(HANOI).date())


def register_book(
    unit: Unit, found: Iterable[Entry], *, from_on: date, until_on: date, at: datetime
) -> bytes:
    """The unit's register over these days, both in, in the form in force at `at`. Raises RegisterTooLong."""
    entries = list(islice(found, MOST + 1))
    if len(entries) > MOST:
        raise RegisterTooLong(most=MOST)
    letterhead = organisation.letterheads([unit])[unit]
    signed = takers(entries)
    book = RegisterBook(
        issuer=Issuer(unit=letterhead.name, place=letterhead.place, parent=letterhead.parent),
        book=f"{from_on:%Y}",
        from_on=from_on,
        until_on=until_on,
        rows=tuple(_row(number, one, signed.get(one.id, "")) for number, one in enumerate(entries, start=1)),
    )
    return render(book, issued_on=at.astimezone(HANOI).date())


_ENDED = {Status.WITHDRAWN: "Rút hồ sơ", Status.STOPPED: "Dừng giải quyết"}


def _row(number: int, entry: Entry, signed: str) -> RegisterRow:
    ended = _ENDED.get(Status(entry.status), "")
    notes = [note for note in (ended, "Đã xin lỗi, hẹn lại" if entry.apologies else "") if note]
    return RegisterRow(
        number=number,
        dossier_code=entry.code,
        procedure=entry.procedure_vi,
        sets=entry.sets,
        applicant=entry.applicant,
        address=entry.address,
        phone=entry.phone,
        agency=entry.agency,
        received_at=entry.received_at,
        due_at=entry.due_at,
        returned_at=entry.returned_at,
        return_way=WAYS.get(entry.return_way or "", "").capitalize(),
        signature=signed,
        note="; ".join(notes),
    )
