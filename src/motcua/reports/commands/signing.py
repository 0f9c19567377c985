"""Freezing a statutory table: its figures, its paper and its hash, by whom and when."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    content = table(what.form, what.period, what.of).values()
    before = latest(what.form, what.of, what.period)
    if before is not None and before.digest == digest(content):
        raise SignedAlready(name=before.signer_name)
    row = SignedTable.objects.create(
        form=what.form,
        scope=str(what.of),
        first_on=what.period.first_on,
        last_on=what.period.last_on,
        revision=before.revision + 1 if before else 1,
        content=content,
        digest=digest(content),
        file_id=_paper(content, by, at),
        officer_id=policies.signer(by),
        signer_name=by.name,
        signer_position=by.position,
        signed_at=at,
    )
    return row.pk


def _paper(content: dict[str, Any], by: Actor, at: datetime) -> int:
    here = at.astimezone(HANOI)
    note = f"{by.position or ''} {by.name}, {here:%H:%M %d/%m/%Y}. SHA-256: {digest(content)}".strip()
    made = given("pdf", content, lambda: statutory_sheet.sheet(content, notes=(note,)), issued_on=here.date())
    if not isinstance(made, bytes):
        raise TypeError("a paper is bytes")
    (kept,) = keep([Content(io.BytesIO(made), "application/pdf")], at=at)
    return kept.id
