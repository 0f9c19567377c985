"""Looking ahead: how many come to be late at each agency in the next ten working days, and warning of a wave.

By state, as reminders are raised: where a rule's share is reached, whoever the rule names is warned once, until
the share has fallen to half of it.
"""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.commands.reactions import tell
from motcua.law.actor import Role
from motcua.law.worktime import DAY_MINUTES, HANOI
from motcua.lib import prepared
from motcua.supervision.models import Addressee, Outlook, ReminderRule, Watched, WaveWarning
from motcua.supervision.queries.leaders import LEADERS
from motcua.supervision.queries.risk import stored

AHEAD_MINUTES = 10 * DAY_MINUTES
# Fewer than these are seen one by one; they are no wave.
LEAST = 3.0


@transaction.atomic
def look_ahead(*, at: datetime) -> int:
    """Keep what comes at each agency as it is told now, one row a day; for how many. Reads what is open."""
    now, day_on = stored.now(), at.astimezone(HANOI).date()
    rows = [
        Outlook(
            agency_id=agency_id, day_on=day_on, due=due, expected=expected, told_at=at,
            load_percent=round(100 * now.load(agency_id)), pace_percent=round(100 * now.pace(agency_id)),
        )
        for agency_id, due, expected in prepared.fetch(_COMING, [AHEAD_MINUTES])
    ]  # fmt: skip
    Outlook.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["day_on", "agency"],
        update_fields=["due", "expected", "load_percent", "pace_percent", "told_at"],
    )
    return len(rows)


_COMING = """
    SELECT agency_id, count(*)::int, least(sum(chance), count(*))::float8 FROM supervision_risk
     WHERE left_minutes BETWEEN 0 AND %s::int AND chance IS NOT NULL GROUP BY 1 ORDER BY 1
"""


@transaction.atomic
def warn(*, at: datetime) -> int:
    """Settle the warnings that hold no longer, and raise those that do by what was told today; how many are new."""
    told = {row.agency_id: row for row in Outlook.objects.filter(day_on=at.astimezone(HANOI).date())}
    rules = {rule.pk: rule for rule in ReminderRule.objects.filter(watched=Watched.WAVE)}
    standing = list(WaveWarning.objects.select_for_update().filter(settled_at=None).order_by("pk"))
    over = [one.pk for one in standing if _is_over(told.get(one.agency_id), rules[one.rule_id])]
    WaveWarning.objects.filter(pk__in=over).update(settled_at=at)
    warned = {(one.agency_id, one.rule_id) for one in standing if one.pk not in over}
    new = [
        (rule, row)
        for rule in rules.values()
        for row in told.values()
        if rule.is_on and (row.agency_id, rule.pk) not in warned and _reaches(row, rule)
    ]
    centres = _centres([row.agency_id for _rule, row in new], at)
    raised = [_warning(rule, row, centres[row.agency_id], at) for rule, row in new]
    WaveWarning.objects.bulk_create(raised)
    tell({f"agency:{one.to_agency_id}" for one in raised if one.to_agency_id is not None})
    tell({f"centre:{one.to_centre_id}" for one in raised if one.to_centre_id is not None})
    return len(raised)


def _reaches(row: Outlook, rule: ReminderRule) -> bool:
    return row.expected >= LEAST and 100 * row.expected >= (rule.percent or 0) * row.due


def _is_over(row: Outlook | None, rule: ReminderRule) -> bool:
    half = row is None or row.expected < LEAST / 2 or 200 * row.expected < (rule.percent or 0) * row.due
    return half or not rule.is_on


def _centres(agency_ids: list[int], at: datetime) -> dict[int, tuple[int, int]]:
    """The centre that received most of what each agency has open, and the agency whose leader leads it."""
    return {agency: (centre, led_by) for agency, centre, led_by in prepared.fetch(_CENTRES, [at, agency_ids])}


_CENTRES = f"""
    WITH now AS MATERIALIZED (SELECT %s::timestamptz AS at), {LEADERS}
    SELECT DISTINCT ON (r.agency_id) r.agency_id, l.centre_id, l.agency_id
      FROM (SELECT agency_id, centre_id, sum(chance) AS expected FROM supervision_risk
             WHERE agency_id = ANY(%s::bigint[]) GROUP BY 1, 2) r
      JOIN leaders l ON l.centre_id = r.centre_id
     ORDER BY r.agency_id, r.expected DESC NULLS LAST, l.centre_id
"""  # noqa: S608 - names of our own


def _warning(rule: ReminderRule, row: Outlook, centre: tuple[int, int], at: datetime) -> WaveWarning:
    centre_id, led_by = centre
    whom: dict[Addressee, tuple[Role, int | None, int | None]] = {
        Addressee.HEAD: (Role.APPROVER, row.agency_id, None),
        Addressee.CENTRE: (Role.SUPERVISOR, None, centre_id),
        Addressee.LEADER: (Role.LEADER, led_by, None),
    }
    role, to_agency, to_centre = whom[Addressee(rule.addressee)]
    return WaveWarning(
        rule=rule, agency_id=row.agency_id, raised_at=at, due=row.due, expected=row.expected, role=role.value,
        to_agency_id=to_agency, to_centre_id=to_centre,
    )  # fmt: skip
