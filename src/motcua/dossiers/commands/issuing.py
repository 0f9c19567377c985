"""Issuing papers: each is numbered, drawn, kept as a file, and never changes afterwards."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.dossiers import papers, queries
from motcua.dossiers.commands import registers
from motcua.dossiers.commands.registers import Register
from motcua.dossiers.models import Paper
from motcua.dossiers.queries.papers import Asked, Issued
from motcua.dossiers.queries.then import Then
from motcua.law.errors import N_, NotPossible
from motcua.law.papers import PaperKind
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation


class NoSuchPaper(NotPossible):
    message = N_("This act issues no such paper.")


@transaction.atomic
def issue_papers(asked: Sequence[Asked], *, at: datetime) -> list[Issued]:
    """Issue these papers, each once however often it is asked for, and return them in that order.

    A paper bears its event's date and says what was so then; `at` is when its file was stored. It is
    numbered in the outgoing register of its unit, kind and year, without gap or double: whoever
    issues holds the register's row. The file is safe on disk before the row names it, so a crash
    between the two leaves a file that the next try names. Raises NoSuchPaper.
    """
    if not asked:
        return []
    kept = queries.papers_kept(asked)
    missing = [one for one in dict.fromkeys(asked) if one not in kept]
    if missing:
        thens = queries.as_of(one.event_id for one in missing)
        _check(missing, thens)
        last = _hold(missing, thens)
        kept |= queries.papers_kept(missing)  # what a twin issued before we held the register
        kept |= _issue([one for one in missing if one not in kept], thens, last, at)
    return [kept[one] for one in asked]


def _check(asked: Sequence[Asked], thens: Mapping[int, Then]) -> None:
    for one in asked:
        if one.event_id not in thens or one.kind not in thens[one.event_id].issues:
            raise NoSuchPaper


def _register(one: Asked, then: Then) -> Register:
    return papers.issuer_of(then, one.kind), one.kind, then.at.astimezone(HANOI).year


def _hold(asked: Sequence[Asked], thens: Mapping[int, Then]) -> dict[Register, tuple[int, int]]:
    """Lock the dossiers, then the registers, each in one order; (id, last number) of each register.

    A command that holds its dossier and then issues a paper meets nobody who waits the other way.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM dossiers_dossier WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE",
            [sorted({thens[one.event_id].dossier.pk for one in asked})],
        )
    return registers.hold({_register(one, thens[one.event_id]) for one in asked})


def _issue(
    asked: Sequence[Asked], thens: Mapping[int, Then], held: dict[Register, tuple[int, int]], at: datetime
) -> dict[Asked, Issued]:
    """Number, draw and keep these papers, which nobody else can issue now."""
    if not asked:
        return {}
    letterheads = organisation.letterheads(unit for unit, _kind, _year in held)
    rows: list[Paper] = []
    drawn: list[Content] = []
    for one in asked:
        then = thens[one.event_id]
        register = _register(one, then)
        pk, last = held[register]
        held[register] = pk, last + 1
        pdf = papers.draw(then, one.kind, letterheads[register[0]], number=last + 1)
        drawn.append(Content(io.BytesIO(pdf), "application/pdf"))
        rows.append(_row(then, one.kind, register_id=pk, number=last + 1))
    for row, file in zip(rows, documents.keep(drawn, at=at), strict=True):
        row.file_id = file.id
    Paper.objects.bulk_create(rows)
    registers.count(held)
    return {
        one: Issued(one.event_id, one.kind, row.number, row.file_id, row.issued_at)
        for one, row in zip(asked, rows, strict=True)
    }


def _row(then: Then, kind: PaperKind, **numbered: Any) -> Paper:
    return Paper(dossier_id=then.dossier.pk, event_id=then.event.pk, kind=kind, issued_at=then.at, **numbered)
