"""Decision 766's index of a scope and period: counted here, scored by law.quality_index."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from motcua.law.quality_index import Index, index
from motcua.organisation.models import Agency
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Level, Scope, units
from motcua.reports.queries.tally import rows_of, tally

# In the order of the statement's columns.
_COUNTED = (
    "publicity.complete", "online.offered", "online.used", "payment.offered", "payment.online",
    "satisfaction.feedback_in_time", "digitisation.results", "digitisation.papers", "digitisation.reused",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfAgency:
    agency_id: int
    name_vi: str
    index: Index


def quality_index(period: Period, of: Scope) -> Index:
    """The index of a province, centre, agency or unit. What the registry of figures holds is taken from it."""
    told, whose = tally(period, of), units(of)
    bounds = {
        "centres": whose.centre_ids,
        "agencies": whose.agency_ids,
        "since": period.since,
        "until": period.until,
        "last_on": period.last_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(rows_of("index_counts"), bounds)
        row = cursor.fetchone()
    counts = {key: (row[2 * n], row[2 * n + 1]) for n, key in enumerate(_COUNTED)}
    counts["progress.in_time"] = (told["resolved.early"] + told["resolved.on_time"], told["resolved.total"])
    counts["online.filed"] = (told["received.online"], told["received.total"])
    satisfied = told["ratings.very_satisfied"] + told["ratings.satisfied"]
    counts["satisfaction.service"] = (satisfied, told["ratings.total"])
    return index(counts)


def by_agency(period: Period, of: Scope) -> list[OfAgency]:
    """The index of each competent agency that had a dossier in the period, by name."""
    return sorted(_of_agencies(period, of), key=lambda one: (one.name_vi, one.agency_id))


def _of_agencies(period: Period, of: Scope) -> Iterator[OfAgency]:
    names = dict(Agency.objects.values_list("id", "name_vi"))
    for agency_id in tally(period, of).agency_ids:
        yield OfAgency(agency_id, names[agency_id], quality_index(period, Scope(Level.UNIT, agency_id)))
