"""Batches that partners brought: those of a centre, one, and what of a partner was received before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.models import PartnerBatch, PartnerDossier

MOST = 50


@dataclass(frozen=True, slots=True)
class Batch:
    id: int
    centre_id: int
    partner_code: str
    partner_name: str
    channel: str
    file_id: int
    file_name: str
    officer: str
    brought_at: datetime
    received: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """The dossier that a partner's number stands for already."""

    dossier_id: int
    code: str
    applicant_folded: str
    procedure_code: str
    due_at: datetime | None
    batch_id: int


def batches(centre_id: int) -> tuple[Batch, ...]:
    """The last batches of a centre, the newest first."""
    rows = PartnerBatch.objects.filter(centre_id=centre_id).select_related("officer")
    counted = rows.annotate(many=Count("received")).order_by("-brought_at", "-id")[:MOST]
    return tuple(_batch(row, row.many) for row in counted)


def batch(batch_id: int, centre_id: int) -> Batch | None:
    """None when this centre has no such batch."""
    rows = PartnerBatch.objects.filter(pk=batch_id, centre_id=centre_id).select_related("officer")
    return next((_batch(row, 0) for row in rows), None)


def received_before(partner_code: str, keys: Collection[str]) -> Mapping[str, Before]:
    """What each of these numbers of a partner stands for already."""
    rows = PartnerDossier.objects.filter(partner_code=partner_code, partner_key__in=keys)
    found = rows.values_list(
        "partner_key", "dossier_id", "dossier__code", "dossier__applicant_folded",
        "dossier__procedure_version__procedure__code", "dossier__due_at", "batch_id",
    )  # fmt: skip
    return {row[0]: Before(*row[1:]) for row in found}


def in_force(codes: Collection[str], on: date) -> Mapping[str, int]:
    """The version in force on a day of each of these procedures."""
    rows = ProcedureVersion.objects.filter(procedure__code__in=codes, valid_from__lte=on)
    current = rows.filter(Q(valid_until=None) | Q(valid_until__gt=on))
    return dict(current.values_list("procedure__code", "id"))


def _batch(row: PartnerBatch, received: int) -> Batch:
    return Batch(
        row.pk, row.centre_id, row.partner_code, row.partner_name, row.channel, row.file_id, row.file_name,
        row.officer.full_name, row.brought_at, received,
    )  # fmt: skip
