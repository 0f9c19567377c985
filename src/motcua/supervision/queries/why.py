"""Why procedures are late or supplemented: rates, reasons, and where in the process the time goes.

Everything is read from the counts by month (models.courses); no page reads a dossier for it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.queries import Name
from motcua.lib import prepared
from motcua.lib.intervals import wilson
from motcua.supervision.models import Way, Why
from motcua.supervision.queries.histograms import added, quantile

_MOST = 500
REASONS = tuple(Why)


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months, both included; each is said by its first day."""

    first_on: date
    last_on: date

    @classmethod
    def until(cls, day: date, count: int = 12) -> "Months":
        """The `count` months that end with the month of `day`."""
        first = day.year * 12 + day.month - count
        return cls(date(first // 12, first % 12 + 1, 1), day.replace(day=1))


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, and Wilson's 95 % interval, in percent. `percent` is None of nothing."""

    hits: int
    of: int

    @property
    def percent(self) -> float | None:
        return 100 * self.hits / self.of if self.of else None

    @property
    def low(self) -> float:
        return 100 * wilson(self.hits, self.of)[0]

    @property
    def high(self) -> float:
        return 100 * wilson(self.hits, self.of)[1]


@dataclass(frozen=True, slots=True)
class Counted:
    """The dossiers of something: a procedure, an agency, a month."""

    key: int | date
    name: Name
    open: int
    finished: int
    ended: int
    late: Rate
    supplemented: Rate
    apologised: int
    reasons: dict[Why, int]

    @property
    def without_apology(self) -> int:
        return self.late.hits - self.apologised


Seen = Collection[int] | None  # the competent agencies that may be seen; None: all


def procedures(months: Months, seen: Seen) -> list[Counted]:
    """Procedures with anything in these months, first those that are late oftenest beyond doubt."""
    found = _counted("procedure_id", months, seen)
    return sorted(
        found, key=lambda one: (-one.late.low * bool(one.late.hits), -one.supplemented.low, one.key)
    )


def agencies(procedure_id: int, months: Months, seen: Seen) -> list[Counted]:
    """One procedure by its competent agencies, the latest first."""
    found = _counted("agency_id", months, seen, procedure_id)
    return sorted(found, key=lambda one: (-one.late.hits, -one.finished, one.key))


def by_month(procedure_id: int | None, months: Months, seen: Seen) -> list[Counted]:
    """One procedure (None: all together) month by month, the oldest first."""
    return sorted(_counted("month_on", months, seen, procedure_id), key=lambda one: str(one.key))


def _counted(by: str, months: Months, seen: Seen, procedure_id: int | None = None) -> list[Counted]:
    agencies = None if seen is None else list(seen)
    rows = prepared.fetch(
        _COUNTED[by],
        {
            "first": months.first_on,
            "last": months.last_on,
            "agencies": agencies,
            "procedure": procedure_id,
            "most": _MOST,
        },
    )
    return [_as_counted(row) for row in rows]


def _as_counted(row: prepared.Row) -> Counted:
    key, vi, en, lying, finished, ended, late, supplemented, apologised, *reasons = row
    return Counted(
        key,
        Name(vi, en),
        lying,
        finished,
        ended,
        Rate(late, finished),
        Rate(supplemented, finished + ended),
        apologised,
        dict(zip(REASONS, reasons, strict=True)),
    )


_NAMED = {
    "procedure_id": """coalesce(v.name_vi, ''), coalesce(v.name_en, '')
      FROM sums LEFT JOIN LATERAL (
        SELECT name_vi, name_en FROM catalogue_procedureversion
         WHERE procedure_id = sums.key ORDER BY version DESC LIMIT 1
      ) v ON true""",
    "agency_id": "a.name_vi, a.name_en FROM sums JOIN organisation_agency a ON a.id = sums.key",
    "month_on": "'', '' FROM sums",
}
_SUMS = (
    "open", "finished", "ended", "late", "supplemented", "apologised", "late_waiting", "late_working",
    "late_opinion", "late_sent_back", "late_together",
)  # fmt: skip


def _statement(by: str) -> str:
    sums = ", ".join(f"sum({name})::int AS {name}" for name in _SUMS)
    named, _from, source = _NAMED[by].partition("FROM")
    return f"""
    WITH sums AS (
        SELECT {by} AS key, {sums} FROM supervision_coursecount
         WHERE month_on BETWEEN %(first)s::date AND %(last)s::date
           AND (%(procedure)s::bigint IS NULL OR procedure_id = %(procedure)s::bigint)
           AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s::bigint[]))
         GROUP BY 1 HAVING sum(finished) + sum(ended) + sum(open) > 0
         ORDER BY sum(late)::float / greatest(sum(finished), 1) DESC, sum(finished) DESC LIMIT %(most)s::int
    )
    SELECT sums.key, {named}, {", ".join(f"sums.{name}" for name in _SUMS)} FROM {source}
    """  # noqa: S608 - names of our own


_COUNTED = {by: _statement(by) for by in _NAMED}


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """What one officer did of a procedure: steps, how many overran, how many in late dossiers."""

    name: str
    over: Rate
    late: Rate
    supplements: int


def officers(procedure_id: int, months: Months, seen: Seen) -> list[OfficerRow]:
    """Officers of the agencies that may be seen, those whose steps overran oftenest first."""
    agencies = None if seen is None else list(seen)
    rows = prepared.fetch(
        _OFFICERS, [procedure_id, months.first_on, months.last_on, agencies, agencies, _MOST]
    )
    found = [
        OfficerRow(name, Rate(over, steps), Rate(late, steps), asked)
        for name, steps, over, late, asked in rows
    ]
    return sorted(found, key=lambda one: (-one.late.hits, -one.over.low, one.name))


_OFFICERS = """
    SELECT o.full_name, sum(c.steps)::int, sum(c.over)::int, sum(c.late)::int, sum(c.supplements)::int
      FROM supervision_officercount c JOIN organisation_officer o ON o.id = c.officer_id
     WHERE c.procedure_id = %s::bigint AND c.month_on BETWEEN %s::date AND %s::date
       AND (%s::bigint[] IS NULL OR o.agency_id = ANY(%s::bigint[]))
     GROUP BY o.id, o.full_name HAVING sum(c.steps) + sum(c.supplements) > 0
     ORDER BY sum(c.over) DESC, o.id LIMIT %s::int
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """A distribution of working minutes: how many stays there were, their quantiles and their bins."""

    stays: int
    bins: Sequence[int]

    @property
    def half(self) -> float | None:
        return quantile(self.bins, 0.5)

    @property
    def nine_in_ten(self) -> float | None:
        return quantile(self.bins, 0.9)

    @property
    def all_but_one_in_a_hundred(self) -> float | None:
        return quantile(self.bins, 0.99)


@dataclass(frozen=True, slots=True)
class Arrow:
    """Dossiers that went from one step to another (None: nowhere), and how long they had stayed."""

    step_id: int
    next_id: int | None
    way: Way
    dossiers: int
    over: int
    waiting: Spent
    working: Spent
    outside: Spent
    whole: Spent


_PARTS = ("waiting", "working", "outside")


@dataclass(frozen=True, slots=True)
class StepTime:
    """Where the time goes at one step, of the stays that are over; `lying` are not yet, `stopped` never will be."""

    step_id: int
    over: Rate
    lying: int
    stopped: int
    waiting: Spent
    working: Spent
    outside: Spent


def arrows(procedure_id: int, months: Months, seen: Seen) -> list[Arrow]:
    """Every way from step to step that was taken."""
    agencies = None if seen is None else list(seen)
    rows = prepared.fetch(_ARROWS, [procedure_id, months.first_on, months.last_on, agencies, agencies])
    return [_arrow(*row) for row in rows]


def _arrow(
    step_id: int, next_id: int | None, way: str, stays: int, over: int, *bins: Sequence[Sequence[int]]
) -> Arrow:
    return Arrow(step_id, next_id, Way(way), stays, over, *(Spent(stays, added(*part)) for part in bins))


# Each histogram is a list of lists, one of a month and agency; they are added bin by bin.
_ARROWS = """
    SELECT step_id, next_id, way, sum(stays)::int, sum(over)::int, array_agg(waiting), array_agg(working),
        array_agg(outside), array_agg(whole)
      FROM supervision_stepcount
     WHERE procedure_id = %s::bigint AND month_on BETWEEN %s::date AND %s::date
       AND (%s::bigint[] IS NULL OR agency_id = ANY(%s::bigint[]))
     GROUP BY 1, 2, 3 HAVING sum(stays) > 0 ORDER BY 1, 2, 3
"""


def step_times(found: Sequence[Arrow]) -> list[StepTime]:
    """The arrows gathered by the step that they leave, in the order of the steps' ids."""
    times = []
    for step_id in sorted({arrow.step_id for arrow in found}):
        here = [arrow for arrow in found if arrow.step_id == step_id]
        gone = [arrow for arrow in here if arrow.way in (Way.ON, Way.BACK)]
        if not gone:
            continue
        stays = sum(arrow.dossiers for arrow in gone)
        waiting, working, outside = (
            Spent(stays, added(*(getattr(arrow, part).bins for arrow in gone))) for part in _PARTS
        )
        times.append(
            StepTime(
                step_id,
                Rate(sum(arrow.over for arrow in gone), stays),
                sum(arrow.dossiers for arrow in here if arrow.way == Way.LYING),
                sum(arrow.dossiers for arrow in here if arrow.way == Way.ENDED),
                waiting,
                working,
                outside,
            )
        )
    return times
