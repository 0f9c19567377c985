"""Results become signed PDFs: first it is noted that one is owed, then each is sealed by itself."""

import io
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content, PdfUnsignable, Spot, ToKeep, ToSeal
from motcua.documents.commands.personal import StoreFull
from motcua.dossiers.commands import reactions
from motcua.dossiers.models import DossierResult, SealedResult
from motcua.dossiers.papers.result_sheet import sheet
from motcua.dossiers.queries import results, signing
from motcua.law.actor import Actor, ActorKind
from motcua.law.worktime import HANOI

# 26 letters of 32: 130 bits. Without those that are mistaken for one another.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def owe_seals(dossier_ids: Sequence[int], *, at: datetime) -> int:
    """Note that these dossiers' results are to be sealed, each once; how many are new.

    Who decided one and has a key at the signing service signs it first.
    """
    found = list(DossierResult.objects.filter(dossier_id__in=dossier_ids, sealed__isnull=True))
    signers = signing.signers(found, at=at)
    owed = [
        SealedResult(result_id=one.pk, code=_code(), owed_at=at, officer_id=signers.get(one.pk))
        for one in found
    ]
    SealedResult.objects.bulk_create(owed, ignore_conflicts=True)
    return len(owed)


def _code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(26))


@transaction.atomic
def seal_result(sealed_id: int, *, at: datetime) -> bool:
    """Seal one result that is owed; False where somebody else is at it, did it, or its PDF takes no seal.

    The agency's own document where the officer gave one, else a plain sheet of the result's data. Raises
    SealUnusable: then nothing can be sealed, and everything that is owed stays so.
    """
    rows = SealedResult.objects.select_for_update(skip_locked=True, of=("self",))
    signed = Q(officer__isnull=True) | Q(own_file__isnull=False)
    row = (
        rows.filter(signed, pk=sealed_id, file__isnull=True)
        .select_related("result__dossier__agency", "result__dossier__procedure_version")
        .first()
    )
    if row is None:
        return False
    result, dossier = row.result, row.result.dossier
    documents.signer(dossier.agency.code, at=at)  # drawing costs more than to know that nothing can be sealed
    pdf, spot = document(result, row.code)
    if row.own_file_id:
        pdf = stored.content(stored.facts(row.own_file_id))
    try:
        done = documents.seal(
            ToSeal(
                pdf=pdf,
                field=results.field_of(row.code),
                agency=dossier.agency.name_vi,
                owner=dossier.agency.code,
                number=result.number,
                spot=spot,
                reason=f"Kết quả số {result.number}, hồ sơ {dossier.code}",
                code=results.spaced(row.code),
                address=results.address_of(row.code),
                page=f"{settings.PUBLIC_URL}/verify/",
            ),
            at=at,
        )
    except PdfUnsignable as fault:
        SealedResult.objects.filter(pk=row.pk).update(fault=str(fault)[:300])
        return False
    kept = documents.keep([Content(io.BytesIO(done.pdf), "application/pdf")], at=at)[0]
    SealedResult.objects.filter(pk=row.pk).update(
        file_id=kept.id, signer=done.signer[:200], sealed_at=at, fault=""
    )
    reactions.tell({f"dossier:{dossier.pk}"})
    return True


def document(result: DossierResult, code: str) -> tuple[bytes, Spot | None]:
    """What is sealed, and where a person's signature stands on it, if that is known."""
    if result.file_id:
        return stored.content(stored.facts(result.file_id)), None
    drawn = sheet(result, code=code)
    return drawn.pdf, Spot(drawn.page, drawn.x_mm, drawn.y_mm)


def keep_results(dossier_ids: Sequence[int], *, at: datetime) -> int:
    """Put the signed results of these dossiers into their applicants' own stores; how many it were.

    A result that is owed money for is not the applicant's yet. A full store stays as it is: the result
    is on the dossier's page all the same.
    """
    rows = SealedResult.objects.filter(
        result__dossier_id__in=dossier_ids,
        result__dossier__applicant__isnull=False,
        result__dossier__owed_dong=0,
        file__isnull=False,
    ).select_related("result__dossier")
    return sum(_keep(row, at) for row in rows)


def _keep(row: SealedResult, at: datetime) -> bool:
    result, dossier = row.result, row.result.dossier
    whose = Actor(kind=ActorKind.CITIZEN, name="", person_id=dossier.applicant_id)
    item = ToKeep(
        file_id=row.file_id or 0,
        file_name=results.file_name(dossier.code, result.pk),
        name=f"{result.title} ({result.number})"[:200],
        kind="result",
        issued_on=result.issued_at.astimezone(HANOI).date(),
    )
    try:
        documents.keep_for([item], by=whose, at=at)
    except StoreFull:
        return False
    return True
