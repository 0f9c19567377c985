"""Decision 766's index of a scope and period: counted here, scored by law.quality_index."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.law.quality_index import Index, index
from motcua.organisation.models import Agency
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope, units
from motcua.reports.queries.tally import Tally, rows_of, tally

Counts = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class OfAgency:
    agency_id: int
    name_vi: str
    index: Index


@dataclass(frozen=True, slots=True)
class Quality:
    """The index of the whole, and of each competent agency that had a dossier or a rating, by name."""

    whole: Index
    agencies: Sequence[OfAgency]


def quality(period: Period, of: Scope) -> Quality:
    """The index of a province, centre, agency or unit. What the registry of figures holds is taken from it."""
    told, counts = tally(period, of), _counted(period, of)
    names = dict(Agency.objects.filter(id__in=told.agency_ids).values_list("id", "name_vi"))
    agencies = [
        OfAgency(agency_id, name, index(counts[agency_id] | _of_registry(told, agency_id)))
        for agency_id, name in sorted(names.items(), key=lambda one: (one[1], one[0]))
    ]
    return Quality(index(counts[None] | _of_registry(told, None)), agencies)


def _counted(period: Period, of: Scope) -> dict[int | None, Counts]:
    """By agency, and under None of the whole."""
    whose, found = units(of), defaultdict[int | None, Counts](dict)
    bounds = {
        "centres": whose.centre_ids,
        "agencies": whose.agency_ids,
        "since": period.since,
        "until": period.until,
        "first_on": period.first_on,
        "last_on": period.last_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(rows_of("index_counts"), bounds)
        for key, agency_id, is_whole, part, whole in cursor:
            if is_whole or agency_id is not None:
                found[None if is_whole else agency_id][key] = (part, whole)
    return found


def _of_registry(told: Tally, agency_id: int | None) -> Counts:
    def of(*keys: str) -> int:
        return sum(told.of(key, agency_id=agency_id) for key in keys)

    return {
        "progress.in_time": (of("resolved.early", "resolved.on_time"), of("resolved.total")),
        "online.filed": (of("received.online"), of("received.total")),
        "satisfaction.service": (of("ratings.very_satisfied", "ratings.satisfied"), of("ratings.total")),
    }
