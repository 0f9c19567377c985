"""Freezing a statutory table: its figures, its paper and its hash, by whom and when."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from django.db import connection, transaction

from motcua.documents.commands import keep
from motcua.documents.commands.keeping import Content
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.reports import policies
from motcua.reports.models import SignedTable
from motcua.reports.papers import statutory_sheet
from motcua.reports.papers.sheet import given
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope
from motcua.reports.queries.signed import digest, latest
from motcua.reports.queries.statutory import table

_LOCK = 1_2020_06  # any number: of two who sign the same table at once the second sees the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    form: str
    of: Scope
    period: Period


class NotOverYet(NotPossible):
    message = N_("The period ends on %(day)s: a table is signed when it is over.")


class SignedAlready(NotPossible):
    message = N_("This table was signed by %(name)s with the same figures.")


@transaction.atomic
def sign(what: Signing, *, by: Actor, at: datetime) -> int:
    """Freeze the table as it is counted now; the number of the signed table.

    Signed again with other figures it is the next revision. Raises NotYoursToSign, NotOverYet, SignedAlready.
    """
    policies.demand_signing(by, what.of.level, what.of.id)
    if what.period.until > at:
        raise NotOverYet(day=what.period.last_on.strftime("%d/%m/%Y"))
    content = table(what.form, what.period, what.of).values()
    return freeze(
        what.form, what.of, what.period, content, lambda note: _paper(content, note, at), by=by, at=at
    )


def freeze(
    form: str,
    of: Scope,
    period: Period,
    content: dict[str, Any],
    paper: Callable[[str], BinaryIO],
    *,
    by: Actor,
    at: datetime,
) -> int:
    """Keep what is signed with its hash and its paper (`paper` draws it, given the line that says who and which hash).

    In the caller's transaction, who has asked who may. Raises SignedAlready.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    before = latest(form, of, period)
    if before is not None and before.digest == digest(content):
        raise SignedAlready(name=before.signer_name)
    note = f"{by.position or ''} {by.name}, {at.astimezone(HANOI):%H:%M %d/%m/%Y}. SHA-256: {digest(content)}".strip()
    (kept,) = keep([Content(paper(note), "application/pdf")], at=at)
    row = SignedTable.objects.create(
        form=form,
        scope=str(of),
        first_on=period.first_on,
        last_on=period.last_on,
        revision=before.revision + 1 if before else 1,
        content=content,
        digest=digest(content),
        file_id=kept.id,
        officer_id=policies.signer(by),
        signer_name=by.name,
        signer_position=by.position,
        signed_at=at,
    )
    return row.pk


def _paper(content: dict[str, Any], note: str, at: datetime) -> BinaryIO:
    on = at.astimezone(HANOI).date()
    made = given("pdf", content, lambda: statutory_sheet.sheet(content, notes=(note,)), issued_on=on)
    if not isinstance(made, bytes):
        raise TypeError("a paper is bytes")
    return io.BytesIO(made)
