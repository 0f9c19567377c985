"""Papers that were scanned at the counter become certified electronic copies: asked for in one act, signed in a job.

Legal ground and form: documents/commands/copying.py. The copy is the applicant's own: it goes into their
store and is offered when they come again.
"""

import io
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content, PdfUnsignable, ToKeep, copying
from motcua.documents.commands.copying import ToCopy
from motcua.documents.commands.personal import StoreFull
from motcua.dossiers import policies
from motcua.dossiers.commands import reactions
from motcua.dossiers.models import DigitalCopy, DossierDocument
from motcua.dossiers.queries import standing_of
from motcua.dossiers.queries.copies import field_of, file_name
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import N_, NotPossible

_COPIED = ("application/pdf", "image/jpeg", "image/png")


class NothingToCopy(NotPossible):
    message = N_("Scan the paper first: without a scan as PDF or picture there is nothing to copy.")


@transaction.atomic
def ask_copies(document_ids: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Certify these papers' scans, each once; how many are new. Raises NothingToCopy, NotPermitted."""
    rows = DossierDocument.objects.filter(pk__in=document_ids).select_related("file", "dossier")
    found = list(rows.order_by("id"))
    if not found or any(one.file is None or one.file.media_type not in _COPIED for one in found):
        raise NothingToCopy
    for one in found:
        policies.demand_copying(by, standing_of(one.dossier))
    before = DigitalCopy.objects.filter(pk__in=document_ids).count()
    DigitalCopy.objects.bulk_create(
        [DigitalCopy(document=one, owed_at=at, officer_id=by.officer_id) for one in found],
        ignore_conflicts=True,
    )
    app.configure_task("seal_copies").defer()
    return len(found) - before


@transaction.atomic
def seal_copy(document_id: int, *, at: datetime) -> bool:
    """Sign one copy that is owed; False where somebody else is at it, did it, or it takes no signature.

    Raises SealUnusable: then nothing can be signed, and everything that is owed stays so.
    """
    rows = DigitalCopy.objects.select_for_update(skip_locked=True, of=("self",))
    row = (
        rows.filter(pk=document_id, file__isnull=True, fault="")
        .select_related("document__file", "document__dossier__centre__host")
        .first()
    )
    if row is None or row.document.file is None:
        return False
    paper, dossier = row.document, row.document.dossier
    try:
        done = copying.copy(
            ToCopy(
                scan=stored.Facts.of(row.document.file),
                title=paper.name,
                identifier=f"{dossier.code}/{paper.pk}",
                organisation=dossier.centre.name_vi,
                owner=dossier.centre.host.code,
                field=field_of(paper.pk),
            ),
            at=at,
        )
    except (PdfUnsignable, stored.FileMissing, stored.FileChanged) as fault:
        DigitalCopy.objects.filter(pk=row.pk).update(fault=str(fault)[:300] or "unsignable")
        return False
    kept = documents.keep([Content(io.BytesIO(done.pdf), "application/pdf")], at=at)[0]
    DigitalCopy.objects.filter(pk=row.pk).update(
        file_id=kept.id, pages=done.pages, signer=done.signer[:200], sealed_at=at
    )
    if dossier.applicant_id:
        _keep_for(dossier.applicant_id, paper, dossier.code, kept.id, at)
    reactions.tell({f"dossier:{dossier.pk}"})
    return True


def _keep_for(person_id: int, paper: DossierDocument, code: str, file_id: int, at: datetime) -> None:
    """Into the applicant's own store; a full one stays as it is."""
    whose = Actor(kind=ActorKind.CITIZEN, name="", person_id=person_id)
    item = ToKeep(file_id=file_id, file_name=file_name(code, paper.pk), name=paper.name[:200])
    try:
        documents.keep_for([item], by=whose, at=at)
    except StoreFull:
        return
