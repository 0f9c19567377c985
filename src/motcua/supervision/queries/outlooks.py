"""What comes at each agency, who was warned of it, and where its time goes now and went before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from motcua.law.actor import Actor
from motcua.law.worktime import HANOI
from motcua.lib import prepared
from motcua.organisation import queries as organisation
from motcua.supervision.models import Way
from motcua.supervision.queries.histograms import added
from motcua.supervision.queries.reminders import posts_of
from motcua.supervision.queries.why import Months, Spent

SHOWN = 0.5  # expected late; less is nothing to look at
_MOST = 20


@dataclass(frozen=True, slots=True)
class Ahead:
    """What an agency has due within ten working days, and how many of it come to be late, as told at `told_at`;
    `week_ago` is what was told then (None: nothing)."""

    agency_id: int
    name: str
    due: int
    expected: float
    week_ago: float | None
    load_percent: int
    pace_percent: int
    told_at: datetime
    warned_at: datetime | None

    @property
    def percent(self) -> float:
        return 100 * self.expected / self.due


def ahead(agencies: frozenset[int] | None, *, at: datetime) -> list[Ahead]:
    """Agencies (None: any) at which something comes to be late, the most of it first."""
    seen = None if agencies is None else sorted(agencies)
    return [
        Ahead(*row) for row in prepared.fetch(_AHEAD, [at.astimezone(HANOI).date(), seen, seen, SHOWN, _MOST])
    ]


_AHEAD = """
    SELECT o.agency_id, a.name_vi, o.due, o.expected, before.expected, o.load_percent, o.pace_percent, o.told_at,
        (SELECT min(raised_at) FROM supervision_wavewarning w
          WHERE w.agency_id = o.agency_id AND w.settled_at IS NULL)
      FROM supervision_outlook o
      JOIN organisation_agency a ON a.id = o.agency_id
      LEFT JOIN LATERAL (
        SELECT expected FROM supervision_outlook b
         WHERE b.agency_id = o.agency_id AND b.day_on BETWEEN o.day_on - 10 AND o.day_on - 7
         ORDER BY b.day_on DESC LIMIT 1
      ) before ON true
     WHERE o.day_on = (SELECT max(day_on) FROM supervision_outlook WHERE day_on <= %s::date)
       AND (%s::bigint[] IS NULL OR o.agency_id = ANY(%s::bigint[])) AND o.expected >= %s::float8
     ORDER BY o.expected DESC, o.agency_id LIMIT %s::int
"""


@dataclass(frozen=True, slots=True)
class Wave:
    """A warning as it was raised to somebody."""

    agency_id: int
    name: str
    due: int
    expected: float
    raised_at: datetime


def waves(actor: Actor) -> list[Wave]:
    """The waves that this officer was warned of and that are not over, the newest first; of an agency the first
    warning."""
    return [Wave(*row) for row in prepared.fetch(_WAVES, list(posts_of(actor)))]


_WAVES = """
    SELECT * FROM (
        SELECT DISTINCT ON (w.agency_id) w.agency_id, a.name_vi, w.due, w.expected, w.raised_at
          FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS post (agency_id, centre_id, role)
          JOIN supervision_wavewarning w ON w.settled_at IS NULL AND w.role = post.role
           AND (w.to_agency_id = post.agency_id OR w.to_centre_id = post.centre_id)
          JOIN organisation_agency a ON a.id = w.agency_id
         ORDER BY w.agency_id, w.raised_at
    ) AS first ORDER BY raised_at DESC, agency_id
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A procedure of an agency: open, due within ten working days, and how many of these come to be late."""

    procedure_id: int
    name: str
    open: int
    due: int
    expected: float


def kinds(agency_id: int, *, within_minutes: int) -> list[Kind]:
    """An agency's procedures, those first of which most come to be late. Reads what the agency has open."""
    return [Kind(*row) for row in prepared.fetch(_KINDS, [within_minutes, within_minutes, agency_id, _MOST])]


_KINDS = """
    SELECT v.procedure_id, max(v.name_vi), count(*)::int,
        (count(*) FILTER (WHERE r.left_minutes BETWEEN 0 AND %s::int))::int,
        coalesce(sum(r.chance) FILTER (WHERE r.left_minutes BETWEEN 0 AND %s::int), 0)::float8 AS expected
      FROM supervision_risk r
      JOIN dossiers_dossier d ON d.id = r.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
     WHERE r.agency_id = %s::bigint AND r.chance IS NOT NULL
     GROUP BY 1 ORDER BY expected DESC, 1 LIMIT %s::int
"""


@dataclass(frozen=True, slots=True)
class StepNow:
    """A step of an agency's procedures: how many dossiers lie there, and how many did on the average of the year
    before; how long stays took that ended lately (in this month and the last), and in the year before."""

    key: str
    name: str
    lying: int
    usually_lying: float
    waited: Spent
    worked: Spent
    usually_waited: Spent
    usually_worked: Spent


def steps(agency_id: int, *, at: datetime) -> list[StepNow]:
    """Where an agency's dossiers lie and its time goes: first the step at which most more lie than usual."""
    today = at.astimezone(HANOI).date()
    year, lately = Months.until(today, 14), Months.until(today, 2)
    found: dict[str, list[prepared.Row]] = {}
    rows = prepared.fetch(_STEPS, [agency_id, year.first_on, lately.last_on])
    for row in rows:
        found.setdefault(row[0], []).append(row)
    first = datetime.combine(min((row[2] for row in rows), default=lately.first_on), time(), HANOI)
    until = datetime.combine(lately.first_on, time(), HANOI)
    worked = max(organisation.hours_of(agency_id).calendar.elapsed(first, until), 1)
    told = [_step(key, mine, lately, worked) for key, mine in found.items()]
    return sorted(
        (one for one in told if one.lying or one.waited.stays),
        key=lambda one: (one.usually_lying - one.lying, one.key),
    )


def _step(key: str, rows: Sequence[prepared.Row], lately: Months, worked_minutes: int) -> StepNow:
    gone = [row for row in rows if row[3] in (Way.ON, Way.BACK)]
    now = [row for row in gone if row[2] >= lately.first_on]
    before = [row for row in gone if row[2] < lately.first_on]
    waited, worked, usually_waited, usually_worked = (
        Spent(sum(row[4] for row in part), added(*(row[column] for row in part)))
        for part in (now, before)
        for column in (5, 6)
    )
    lying = sum(row[4] for row in rows if row[3] == Way.LYING)
    # What all stays took together, over the time in which they did, is how many there were at once (Little's law).
    usually = sum(row[7] for row in before) / worked_minutes
    return StepNow(key, rows[-1][1], lying, usually, waited, worked, usually_waited, usually_worked)


_STEPS = """
    SELECT s.key, s.name_vi, c.month_on, c.way, c.stays, c.waiting, c.working,
        c.waiting_minutes + c.working_minutes
      FROM supervision_stepcount c JOIN catalogue_step s ON s.id = c.step_id
     WHERE c.agency_id = %s::bigint AND c.month_on BETWEEN %s::date AND %s::date AND c.stays > 0
     ORDER BY s.key, s.id, c.id
"""
