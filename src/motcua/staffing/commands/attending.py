"""Presence: noted from what somebody did, corrected by the head with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction

from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.staffing import policies
from motcua.staffing.models import Duty, Half, PresenceCorrection, StaffingRules, Verdict
from motcua.staffing.queries.halves import NOON


class NoDutyThen(NotPossible):
    message = N_("The roster does not have this officer on duty then.")


class NotYet(NotPossible):
    message = N_("This half day is still to come.")


class WhyOwed(NotPossible):
    message = N_("Say why.")


class NoStaffMeasure(NotPossible):
    message = N_("Every measure is a whole number from 0 to 999.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the head says of a half day on duty."""

    officer_id: int
    day_on: date
    half: Half
    verdict: Verdict
    reason: str


# One row for each who was seen: signed in (by the sessions of the centres' officers), acted in the hall (by the day's
# events), or sits at a counter since the morning (by the counters that are open).
_SEEN = """
    INSERT INTO staffing_presence (centre_id, officer_id, day_on, half, first_at, last_at, evidence)
    SELECT centre_id, officer_id, %(day)s::date, half, min(at), max(at), (array_agg(evidence ORDER BY at, evidence))[1]
      FROM (
        SELECT told.*, CASE WHEN at < %(noon)s THEN 'morning' ELSE 'afternoon' END AS half
          FROM (
            SELECT p.centre_id, o.id AS officer_id, s.created_at AS at, 'sign_in' AS evidence
              FROM organisation_officerrole p
              JOIN organisation_officer o ON o.id = p.officer_id
              JOIN usersessions_usersession s ON s.user_id = o.account_id
             WHERE p.centre_id IS NOT NULL AND p.valid_from <= %(day)s
               AND (p.valid_until IS NULL OR p.valid_until > %(day)s)
            UNION ALL
            SELECT e.centre_id, e.officer_id, e.at, CASE e.kind WHEN 'counter_opened' THEN 'counter' ELSE 'served' END
              FROM organisation_servicecentre c
              JOIN hall_hallevent e ON e.centre_id = c.id AND e.day_on = %(day)s
             WHERE e.officer_id IS NOT NULL
               AND e.kind IN ('counter_opened', 'called', 'started', 'parked', 'resumed', 'transferred', 'finished')
            UNION ALL
            SELECT s.centre_id, s.officer_id, greatest(s.opened_at, %(noon)s), 'counter'
              FROM hall_countersession s WHERE s.closed_at IS NULL AND s.opened_at >= %(since)s
          ) AS told
         WHERE at >= %(since)s AND at <= %(until)s
      ) AS seen
     GROUP BY centre_id, officer_id, half
    ON CONFLICT (officer_id, day_on, half, centre_id) DO UPDATE
       SET first_at = least(staffing_presence.first_at, excluded.first_at),
           last_at = greatest(staffing_presence.last_at, excluded.last_at),
           evidence = CASE WHEN excluded.first_at < staffing_presence.first_at
                           THEN excluded.evidence ELSE staffing_presence.evidence END
     WHERE excluded.first_at < staffing_presence.first_at OR excluded.last_at > staffing_presence.last_at
"""


def note_presence(day_on: date, *, at: datetime) -> int:
    """Note who was seen at a centre on the day, up to `at`; how many half days are new or longer.

    From state: noted again it finds the same. One statement for all centres.
    """
    midnight = datetime.combine(day_on, time(), HANOI)
    bounds = {
        "day": day_on,
        "since": midnight,
        "noon": datetime.combine(day_on, NOON, HANOI),
        "until": min(at, midnight + timedelta(days=1) - timedelta(microseconds=1)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, bounds)
        return int(cursor.rowcount)


@transaction.atomic
def correct(corrections: Sequence[Correction], *, centre_id: int, by: Actor, at: datetime) -> None:
    """The head says how half days on duty were kept. Raises NotTheHead, NoDutyThen, NotYet, WhyOwed."""
    head = policies.demand_lead(by, centre_id)
    rows = [_row(one, centre_id, head, at) for one in corrections]
    PresenceCorrection.objects.bulk_create(rows)


def _row(one: Correction, centre_id: int, head: int, at: datetime) -> PresenceCorrection:
    reason = " ".join(one.reason.split())[:300]
    if not reason:
        raise WhyOwed
    if one.day_on > at.astimezone(HANOI).date():
        raise NotYet
    if not Duty.objects.filter(
        officer_id=one.officer_id, day_on=one.day_on, half=one.half, centre_id=centre_id
    ).exists():
        raise NoDutyThen
    return PresenceCorrection(
        centre_id=centre_id,
        officer_id=one.officer_id,
        day_on=one.day_on,
        half=one.half,
        verdict=one.verdict,
        reason=reason,
        corrected_by_id=head,
        corrected_at=at,
    )


MEASURES = ("late_minutes", "least_months", "most_months", "ends_within_days")


@transaction.atomic
def set_measures(measures: dict[str, int], *, centre_id: int, by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Set the centre's measures of its people. Raises NotTheHead, NoStaffMeasure."""
    policies.demand_lead(by, centre_id)
    if set(measures) != set(MEASURES) or any(not 0 <= one <= 999 for one in measures.values()):
        raise NoStaffMeasure
    StaffingRules.objects.update_or_create(centre_id=centre_id, defaults=measures)
