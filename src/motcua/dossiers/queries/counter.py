"""What the counter has to know of a procedure while its papers are being handed in."""

from dataclasses import dataclass

from motcua.dossiers.models import Channel, Digitisation, ReturnWay
from motcua.lib import prepared

_LARGEST_ID = 2**63 - 1


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
    file_types: str = ""
    file_most_mb: int | None = None
    files_most: int | None = None


@dataclass(frozen=True, slots=True)
class FeeCase:
    id: int
    case_vi: str
    case_en: str
    amount_dong: int


@dataclass(frozen=True, slots=True)
class AtTheCounter:
    """A version of a procedure as one centre receives it; `agency_id` is competent there.

    `forgotten` names the papers that are most often missing, the worst first.
    """

    version_id: int
    code: str
    name_vi: str
    name_en: str
    agency_id: int
    papers: tuple[PaperAsked, ...]
    fees: tuple[FeeCase, ...]
    forgotten: tuple[str, ...] = ()


_READ = """
    SELECT p.code, v.name_vi, v.name_en, coalesce(v.agency_id, c.host_id),
        (SELECT coalesce(json_agg(json_build_array(r.id, r.name_vi, r.name_en, r.kind, r.originals, r.copies,
                                                   r.mandatory, r.case_vi, r.file_types, r.file_most_mb,
                                                   r.files_most) ORDER BY r.position), '[]')
           FROM catalogue_requireddocument r WHERE r.version_id = v.id),
        (SELECT coalesce(json_agg(json_build_array(f.id, f.case_vi, f.case_en, f.amount_dong) ORDER BY f.id), '[]')
           FROM catalogue_fee f WHERE f.version_id = v.id),
        (SELECT coalesce(json_agg(m.name), '[]')
           FROM (SELECT name FROM dossiers_oftenmissing WHERE procedure_id = p.id
                  ORDER BY times DESC, name LIMIT 5) m)
      FROM catalogue_procedureversion v
      JOIN catalogue_procedure p ON p.id = v.procedure_id
      JOIN organisation_servicecentre c ON c.id = %s::bigint
     WHERE v.id = %s::bigint
"""


def at_the_counter(version_id: int, centre_id: int) -> AtTheCounter | None:
    """None when there is no such version. Where it names no agency, the centre's host is competent."""
    if version_id > _LARGEST_ID:
        return None
    for code, name_vi, name_en, agency_id, papers, fees, forgotten in prepared.fetch(
        _READ, [centre_id, version_id]
    ):
        return AtTheCounter(
            version_id=version_id,
            code=code,
            name_vi=name_vi,
            name_en=name_en,
            agency_id=agency_id,
            papers=tuple(PaperAsked(*paper) for paper in papers),
            fees=tuple(FeeCase(*fee) for fee in fees),
            forgotten=tuple(forgotten),
        )
    return None


__all__ = ["AtTheCounter", "Channel", "Digitisation", "FeeCase", "PaperAsked", "ReturnWay", "at_the_counter"]
