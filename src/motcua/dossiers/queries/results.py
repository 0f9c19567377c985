"""Signed results: those of a dossier, those that wait for their seal, and what the public may know of one."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q

from motcua.catalogue.queries import Name
from motcua.documents.queries import Facts
from motcua.dossiers.models import ResultRevocation, SealedResult
from motcua.lib import prepared

_FIELD = "MOTCUA"  # letters alone: PDF writes them as they are
_OWN_FIELD = "NGUOIKY"
_CODE = re.compile(r"[2-9A-HJ-NP-Z]{26}")
_IN_BYTES = re.compile(rb"MOTCUA([2-9A-HJ-NP-Z]{26})")


@dataclass(frozen=True, slots=True)
class Signed:
    """A result's signed PDF as its dossier's page offers it. `own_signer` signed it in person, '' nobody did.
    `revoked_at` None: it holds."""

    result_id: int
    number: str
    title: str
    code: str
    facts: Facts
    signer: str
    sealed_at: datetime
    own_signer: str
    own_signed_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Known:
    """What anybody may know of a result who has its code: nothing of a person.

    `procedure` is the kind of thing; the title that an officer typed may name somebody and is not here.
    """

    code: str
    number: str
    procedure: Name
    agency: str
    issued_at: datetime
    signer: str
    sealed_at: datetime
    own_signer: str
    own_signed_at: datetime | None
    sha256: str
    revoked_at: datetime | None
    decision: str


def field_of(code: str) -> str:
    """The name of the signature's field in the PDF."""
    return f"{_FIELD}{code}"


def own_field_of(code: str) -> str:
    """The name of the field in which the officer signs who decided."""
    return f"{_OWN_FIELD}{code}"


def spaced(code: str) -> str:
    """As it is printed, for who types it."""
    return " ".join(code[start : start + 5] for start in range(0, len(code), 5))


def address_of(code: str) -> str:
    return f"{settings.PUBLIC_URL}/verify/{code}/"


def file_name(dossier_code: str, result_id: int) -> str:
    return f"{dossier_code}-ket-qua-{result_id}.pdf"


def as_code(typed: str) -> str | None:
    """The code that somebody typed or scanned; None for what is none."""
    tidy = re.sub(r"[\s.-]+", "", typed[:100]).upper()
    return tidy if _CODE.fullmatch(tidy) else None


def codes_in(pdf: bytes) -> tuple[str, ...]:
    """The codes that a file's signatures claim, as they stand in its bytes; twenty at most."""
    return tuple(dict.fromkeys(found.decode() for found in _IN_BYTES.findall(pdf)))[:20]


def signed_of(dossier_id: int) -> tuple[Signed, ...]:
    """The signed results of a dossier, oldest first. Asks nobody's right: the caller has opened it."""
    ((found,),) = prepared.fetch(f"SELECT {SIGNED.format('%s::bigint')}", [dossier_id])
    return as_signed(found)


# As one value, for statements that read more of the dossier with it. The place is the dossier's id.
SIGNED = """
    (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT r.id AS result_id, r.number, r.title, s.code, s.signer, s.sealed_at, s.own_signer, s.own_signed_at,
            v.revoked_at,
            json_build_array(f.id, f.sha256, f.size_bytes, f.media_type) AS facts
          FROM dossiers_dossierresult r
          JOIN dossiers_sealedresult s ON s.result_id = r.id
          JOIN documents_storedfile f ON f.id = s.file_id
          LEFT JOIN dossiers_resultrevocation v ON v.result_id = r.id
         WHERE r.dossier_id = {} ORDER BY r.id
    ) s)
"""


def as_signed(found: list[dict[str, Any]]) -> tuple[Signed, ...]:
    """What SIGNED read."""
    return tuple(
        Signed(
            **one
            | {
                "facts": Facts(*one["facts"]),
                "sealed_at": datetime.fromisoformat(one["sealed_at"]),
                "own_signed_at": _instant(one["own_signed_at"]),
                "revoked_at": _instant(one["revoked_at"]),
            }
        )
        for one in found
    )


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def signed_one(dossier_id: int, result_id: int) -> Signed | None:
    return next((one for one in signed_of(dossier_id) if one.result_id == result_id), None)


def _revoked(row: SealedResult) -> tuple[datetime | None, str]:
    try:
        found = row.result.revoked
    except ResultRevocation.DoesNotExist:
        return None, ""
    return found.revoked_at, found.decision


def to_seal(limit: int = 200, *, after: int = 0) -> list[tuple[int, int]]:
    """What waits for its seal, is signed by whom it has to be, and was not found to take none, oldest first:
    (SealedResult's id, dossier's id)."""
    signed = Q(officer__isnull=True) | Q(own_file__isnull=False)
    rows = SealedResult.objects.filter(signed, file__isnull=True, fault="", id__gt=after).order_by("id")
    return list(rows.values_list("id", "result__dossier_id")[:limit])


def known(*codes: str) -> dict[str, Known]:
    """What is known of the results with these codes."""
    return {one.code: one for one in _known(code__in=codes)}


def known_file(sha256: str) -> Known | None:
    """The result whose signed PDF has exactly these bytes."""
    return next(iter(_known(file__sha256=sha256)), None)


def _known(**which: object) -> list[Known]:
    rows = SealedResult.objects.filter(file__isnull=False, **which).select_related(
        "file", "result__revoked", "result__dossier__agency", "result__dossier__procedure_version"
    )
    found = []
    for row in rows:
        revoked_at, decision = _revoked(row)
        version = row.result.dossier.procedure_version
        if row.file is None or row.sealed_at is None:
            continue
        found.append(
            Known(
                code=row.code,
                number=row.result.number,
                procedure=Name(version.name_vi, version.name_en),
                agency=row.result.dossier.agency.name_vi,
                issued_at=row.result.issued_at,
                signer=row.signer,
                sealed_at=row.sealed_at,
                own_signer=row.own_signer,
                own_signed_at=row.own_signed_at,
                sha256=row.file.sha256,
                revoked_at=revoked_at,
                decision=decision,
            )
        )
    return found
