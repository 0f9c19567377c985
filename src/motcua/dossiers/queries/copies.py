"""Certified electronic copies: of a dossier's papers, and those that a person can hand in again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.documents.queries import Facts
from motcua.dossiers.models import DigitalCopy, Dossier
from motcua.dossiers.queries.search import visible
from motcua.law.actor import Actor

_MOST_DOSSIERS, _MOST = 200, 200


@dataclass(frozen=True, slots=True)
class Copy:
    """`facts` None: it waits for its signature, or `fault` says why it takes none."""

    document_id: int
    name: str
    file_name: str
    facts: Facts | None
    pages: int
    signer: str
    sealed_at: datetime | None
    fault: str
    dossier_id: int
    dossier_code: str


def file_name(dossier_code: str, document_id: int) -> str:
    return f"{dossier_code}-sao-y-{document_id}.pdf"


def of_dossier(dossier_id: int) -> Mapping[int, Copy]:
    """By the paper's id."""
    rows = DigitalCopy.objects.filter(document__dossier_id=dossier_id).select_related(
        "file", "document__dossier"
    )
    return {row.pk: _copy(row) for row in rows}


def of_person(number: str, actor: Actor, *, seen: bool) -> Mapping[str, Copy]:
    """What the person with this identity number had copied, the latest of each paper, by the paper's name.

    Who has `seen` their card may use all of it; a typed number opens nothing that the officer could not
    look up anyway.
    """
    if not number:
        return {}
    theirs = Dossier.objects.filter(applicant_identity=number).exclude(applicant_identity="")
    found = theirs if seen else visible(theirs, actor)
    ids = list(found.order_by().values_list("pk", flat=True)[:_MOST_DOSSIERS])
    rows = DigitalCopy.objects.filter(document__dossier_id__in=ids, file__isnull=False)
    latest = rows.select_related("file", "document__dossier").order_by("sealed_at")[:_MOST]
    return {row.document.name: _copy(row) for row in latest}


def field_of(document_id: int) -> str:
    """The name of the signature's field in the copy."""
    return f"SAOY{document_id}"


def known_file(sha256: str) -> Mapping[str, datetime]:
    """When the electronic copy with exactly these bytes was signed here, by its signature's field; else empty."""
    rows = DigitalCopy.objects.filter(file__sha256=sha256, sealed_at__isnull=False)
    return {field_of(row.pk): row.sealed_at for row in rows if row.sealed_at is not None}


def to_seal() -> list[int]:
    """What waits for its signature, oldest first, by the paper's id."""
    rows = DigitalCopy.objects.filter(file__isnull=True, fault="").order_by("document_id")
    return list(rows.values_list("document_id", flat=True)[:200])


def _copy(row: DigitalCopy) -> Copy:
    paper = row.document
    return Copy(
        document_id=paper.pk,
        name=paper.name,
        file_name=file_name(paper.dossier.code, paper.pk),
        facts=Facts.of(row.file) if row.file else None,
        pages=row.pages,
        signer=row.signer,
        sealed_at=row.sealed_at,
        fault=row.fault,
        dossier_id=paper.dossier_id,
        dossier_code=paper.dossier.code,
    )
