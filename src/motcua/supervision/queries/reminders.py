"""The reminders of an officer, the rules, and how each unit and officer stands at this instant."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from motcua.law.actor import Actor, Unit
from motcua.lib import prepared
from motcua.notices.queries.news import units
from motcua.organisation import queries as organisation
from motcua.supervision.models import Addressee, ReminderRule, Watched

_MOST = 200


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    watched: Watched
    minutes: int
    addressee: Addressee
    is_on: bool
    percent: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that somebody is reminded of, by the last reminder that was raised to them.

    `minutes_left`: working minutes until the limit, negative past it.
    """

    dossier_id: int
    code: str
    procedure_vi: str
    holder: str
    watched: Watched
    due_at: datetime
    minutes_left: int
    raised_at: datetime
    acknowledged_by: str
    answer: str
    said: str  # the last answer to another reminder of this dossier, with who gave it


@dataclass(frozen=True, slots=True)
class Standing:
    """The work in the hands of one unit, or of one officer of it (`officer` "": of nobody yet).

    `near` falls due within the near-due time of the unit's own hours; `worst_minutes` is by how many
    working minutes the oldest is late.
    """

    unit: Unit
    name: str
    officer: str
    in_hand: int
    near: int
    late: int
    worst_minutes: int


def rules() -> list[Rule]:
    """In the order in which they climb."""
    order = list(Addressee)
    found = [
        Rule(r.code, Watched(r.watched), r.minutes, Addressee(r.addressee), r.is_on, r.percent)
        for r in ReminderRule.objects.order_by("id")
    ]
    return sorted(found, key=lambda rule: (order.index(rule.addressee), -rule.minutes))


def waiting(actor: Actor, *, at: datetime) -> list[Waiting]:
    """What this officer is reminded of and still holds: unanswered first, the most urgent first."""
    rows = prepared.fetch(_WAITING, [*posts_of(actor), list(actor.desks), _MOST])
    return [_waiting(row, at) for row in rows]


def _waiting(row: prepared.Row, at: datetime) -> Waiting:
    dossier_id, code, procedure_vi, holder, watched, due_at, agency_id, raised_at, by, answer, said = row
    left = organisation.hours_of(agency_id).calendar.elapsed(at, due_at)
    return Waiting(
        dossier_id, code, procedure_vi, holder, Watched(watched), due_at, left, raised_at, by, answer, said
    )


def posts_of(actor: Actor) -> tuple[list[int | None], list[int | None], list[str]]:
    posts = sorted(actor.posts, key=lambda post: (post[0], post[1].agency_id or 0, post[1].centre_id or 0))
    return (
        [unit.agency_id for _, unit in posts],
        [unit.centre_id for _, unit in posts],
        [role.value for role, _ in posts],
    )


_ADDRESSED = """
    SELECT r.* FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS post (agency_id, centre_id, role)
      JOIN supervision_reminder r ON r.role = post.role AND r.officer_id IS NULL AND r.settled_at IS NULL
       AND (r.agency_id = post.agency_id OR r.centre_id = post.centre_id)
    UNION ALL
    SELECT r.* FROM supervision_reminder r WHERE r.officer_id = ANY(%s::bigint[]) AND r.settled_at IS NULL
"""
_WAITING = f"""
    SELECT d.id, d.code, v.name_vi, coalesce(o.full_name, a.name_vi, c.name_vi, ''), rule.watched, r.due_at,
        d.agency_id, r.raised_at, r.acknowledged_by, r.answer, coalesce(said.line, '')
      FROM (
        SELECT DISTINCT ON (dossier_id) * FROM ({_ADDRESSED}) AS every ORDER BY dossier_id, raised_at DESC, id DESC
      ) r
      JOIN supervision_reminderrule rule ON rule.id = r.rule_id
      JOIN dossiers_dossier d ON d.id = r.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      LEFT JOIN organisation_officer o ON o.id = d.holder_officer_id
      LEFT JOIN organisation_agency a ON a.id = d.holder_agency_id
      LEFT JOIN organisation_servicecentre c ON c.id = d.holder_centre_id
      LEFT JOIN LATERAL (
        SELECT acknowledged_by || ': ' || answer AS line FROM supervision_reminder other
         WHERE other.dossier_id = d.id AND other.id <> r.id AND other.answer <> ''
         ORDER BY other.acknowledged_at DESC LIMIT 1
      ) said ON true
     ORDER BY r.acknowledged_at IS NOT NULL, r.due_at, r.id LIMIT %s::int
"""  # noqa: S608


def progress(seen: frozenset[Unit] | None, *, at: datetime) -> list[Standing]:
    """How the units stand, the latest first, each followed by its officers where the caller heads it.

    Reads the index of the work in hand, and no dossier.
    """
    places = [(agency, centre, by) for agency, centre, by in units() if _is_seen(agency, centre, seen)]
    near = [organisation.hours_of(by).calendar.add(at, settings.MOTCUA_NEAR_DUE_MINUTES) for *_, by in places]
    hosts = {Unit(agency_id=agency, centre_id=centre): by for agency, centre, by in places}
    columns = [[agency for agency, *_ in places], [centre for _, centre, _ in places], near]
    rows = prepared.fetch(_PROGRESS, [at, *columns, seen is not None])
    found = [_standing(row, hosts, at) for row in rows]
    worst = {one.unit: (one.late, one.near, one.in_hand) for one in found if not one.officer}
    return sorted(found, key=lambda one: ([-n for n in worst[one.unit]], one.name, one.officer))


def _is_seen(agency_id: int | None, centre_id: int | None, seen: frozenset[Unit] | None) -> bool:
    return seen is None or Unit(agency_id=agency_id, centre_id=centre_id) in seen


def _standing(row: prepared.Row, hosts: dict[Unit, int], at: datetime) -> Standing:
    agency_id, centre_id, name, officer, in_hand, near, late, oldest = row
    unit = Unit(agency_id=agency_id, centre_id=centre_id)
    worst = organisation.hours_of(hosts[unit]).calendar.elapsed(oldest, at) if late else 0
    return Standing(unit, name, officer, in_hand, near, late, worst)


_HELD = """
    SELECT o.due_at, o.holder_officer_id FROM dossiers_dossier o
     WHERE o.{holder} = u.{unit} AND o.status = s.status AND o.status IN (1, 2, 4, 5, 6, 9)
"""
_PROGRESS = f"""
    WITH now AS MATERIALIZED (SELECT %s::timestamptz AS at),
    held AS (
      SELECT u.agency_id, u.centre_id, d.holder_officer_id, count(*) AS in_hand,
          count(*) FILTER (WHERE d.due_at >= now.at AND d.due_at <= u.until) AS near,
          count(*) FILTER (WHERE d.due_at < now.at) AS late,
          min(d.due_at) FILTER (WHERE d.due_at < now.at) AS oldest
        FROM now
        CROSS JOIN unnest(%s::bigint[], %s::bigint[], %s::timestamptz[]) AS u (agency_id, centre_id, until)
        CROSS JOIN unnest(ARRAY[2, 4]::smallint[]) AS s (status)
        CROSS JOIN LATERAL (
          ({_HELD.format(holder="holder_agency_id", unit="agency_id")})
          UNION ALL
          ({_HELD.format(holder="holder_centre_id", unit="centre_id")})
        ) d
       GROUP BY 1, 2, 3
    )
    SELECT h.agency_id, h.centre_id, coalesce(a.name_vi, c.name_vi), '', sum(h.in_hand)::int, sum(h.near)::int,
        sum(h.late)::int, min(h.oldest)
      FROM held h LEFT JOIN organisation_agency a ON a.id = h.agency_id
      LEFT JOIN organisation_servicecentre c ON c.id = h.centre_id GROUP BY 1, 2, 3
    UNION ALL
    SELECT h.agency_id, h.centre_id, coalesce(a.name_vi, c.name_vi), o.full_name, h.in_hand::int, h.near::int,
        h.late::int, h.oldest
      FROM held h JOIN organisation_officer o ON o.id = h.holder_officer_id
      LEFT JOIN organisation_agency a ON a.id = h.agency_id
      LEFT JOIN organisation_servicecentre c ON c.id = h.centre_id WHERE %s::boolean
"""  # noqa: S608
