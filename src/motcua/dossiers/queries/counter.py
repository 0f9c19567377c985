"""What the counter has to know of a procedure while its papers are being handed in."""

from dataclasses import dataclass

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.models import Channel, ReturnWay
from motcua.organisation.models import ServiceCentre


@dataclass(frozen=True, slots=True)
class PaperAsked:
    id: int
    name_vi: str
    name_en: str
    kind: str
    originals: int
    copies: int
    mandatory: bool
    case_vi: str


@dataclass(frozen=True, slots=True)
class FeeCase:
    id: int
    case_vi: str
    case_en: str
    amount_dong: int


@dataclass(frozen=True, slots=True)
class AtTheCounter:
    """A version of a procedure as one centre receives it; `agency_id` is competent there."""

    version_id: int
    code: str
    name_vi: str
    name_en: str
    agency_id: int
    papers: tuple[PaperAsked, ...]
    fees: tuple[FeeCase, ...]


def at_the_counter(version_id: int, centre_id: int) -> AtTheCounter | None:
    """None when there is no such version. Where it names no agency, the centre's host is competent."""
    version = ProcedureVersion.objects.filter(pk=version_id).select_related("procedure").first()
    if version is None:
        return None
    agency_id = version.agency_id
    if agency_id is None:
        agency_id = ServiceCentre.objects.values_list("host_id", flat=True).get(pk=centre_id)
    papers = version.required_documents.order_by("position").values_list(
        "id", "name_vi", "name_en", "kind", "originals", "copies", "mandatory", "case_vi"
    )
    fees = version.fees.order_by("id").values_list("id", "case_vi", "case_en", "amount_dong")
    return AtTheCounter(
        version_id=version.pk,
        code=version.procedure.code,
        name_vi=version.name_vi,
        name_en=version.name_en,
        agency_id=agency_id,
        papers=tuple(PaperAsked(*paper) for paper in papers),
        fees=tuple(FeeCase(*fee) for fee in fees),
    )


__all__ = ["AtTheCounter", "Channel", "FeeCase", "PaperAsked", "ReturnWay", "at_the_counter"]
