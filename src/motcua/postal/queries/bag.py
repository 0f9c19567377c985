"""What of the post's bag would become a dossier when it is handed in, and what would lack papers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from motcua.catalogue.models import RequiredDocument
from motcua.postal.models import Direction, Shipment, State
from motcua.postal.queries.lists import Line, inside, line_of


@dataclass(frozen=True, slots=True)
class Bagged:
    """A consignment in the bag; `missing` are the required papers that were not collected, by name."""

    line: Line
    missing: tuple[str, ...]


def bagged(centre_id: int, shipment_ids: Collection[int]) -> tuple[Bagged, ...]:
    """Of these, what is in the bag of this centre, the oldest first. Three statements."""
    rows = Shipment.objects.filter(
        centre_id=centre_id, direction=Direction.COLLECTION, state=State.COLLECTED, pk__in=shipment_ids
    )
    found = list(rows.select_related("procedure_version").order_by("state_at", "id"))
    dossiers = inside([one.pk for one in found])
    asked = _required({one.procedure_version_id for one in found if one.procedure_version_id})
    return tuple(
        Bagged(line_of(one, dossiers.get(one.pk, [])), _missing(one, asked) if one.pk not in dossiers else ())
        for one in found
    )


def _required(version_ids: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
    """What each of these versions asks for in every case: id and name, in order."""
    rows = RequiredDocument.objects.filter(version__in=version_ids, mandatory=True, case_vi="")
    asked: dict[int, list[tuple[int, str]]] = {}
    for version_id, pk, name in rows.order_by("position").values_list("version_id", "id", "name_vi"):
        asked.setdefault(version_id, []).append((pk, name))
    return asked


def _missing(one: Shipment, asked: Mapping[int, list[tuple[int, str]]]) -> tuple[str, ...]:
    return tuple(name for pk, name in asked.get(one.procedure_version_id or 0, ()) if pk not in one.papers)
