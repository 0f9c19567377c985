"""Raising reminders, settling and answering them, and setting their rules.

Raising is by state: whatever is under a limit that has come near, and was not reminded of under this
rule and this very limit, is reminded of now. A tick that was missed is made up for by the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.audit import commands as audit
from motcua.dossiers.commands.reactions import tell
from motcua.law.actor import Actor, Role, Unit
from motcua.law.errors import N_, NotPossible
from motcua.lib import prepared
from motcua.notices.queries.news import units
from motcua.organisation import queries as organisation
from motcua.supervision import policies
from motcua.supervision.models import Addressee, Reminder, ReminderRule, Watched
from motcua.supervision.queries.leaders import LEADERS

MOST_MINUTES = 60 * 480  # sixty working days
LEAST_PERCENT, MOST_PERCENT = {Watched.RISK: 20, Watched.WAVE: 5}, 99
_AT_ONCE = 2_000
_ANSWER_LENGTH = 500


class AnswerTooLong(NotPossible):
    message = N_("Say what is being done in at most %(length)s letters.")


class Settled(NotPossible):
    message = N_("You are no longer reminded of this dossier: it went on.")


class WrongTime(NotPossible):
    message = N_("Give the working minutes as a whole number from %(least)s to %(most)s.")


class WrongChance(NotPossible):
    message = N_("Give the chance as a whole number from %(least)s to %(most)s.")


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Raise what the rules ask for, for units that are at work at `at`; how many are new.

    Outside a unit's working hours nobody of it is reminded of anything, and no limit comes nearer.
    """
    working = []
    for agency_id, centre_id, by in units():
        calendar = organisation.hours_of(by).calendar
        if calendar.is_working(at):
            working.append((agency_id, centre_id, calendar))
    raised: list[prepared.Row] = []
    for rule in ReminderRule.objects.filter(is_on=True, watched__in=list(_RAISE)):
        until = [calendar.add(at, rule.minutes) for *_, calendar in working]
        stretches = [[agency for agency, *_ in working], [centre for _, centre, _ in working], until]
        raised += prepared.fetch(
            _RAISE[Watched(rule.watched)], [at, *stretches, rule.pk, rule.addressee, _AT_ONCE]
        )
    tell({f"agency:{agency}" for agency, _ in raised if agency} | {f"centre:{c}" for _, c in raised if c})
    return len(raised)


# The dossiers in the hands of a unit whose appointment comes within its stretch, by the index of its work.
_BY_APPOINTMENT = """
    SELECT d.id, d.due_at, u.agency_id, u.centre_id, d.holder_officer_id, d.step_id, d.centre_id AS received_by
      FROM stretch u CROSS JOIN unnest(ARRAY[2, 4]::smallint[]) AS s (status)
      JOIN dossiers_dossier d ON d.{holder} = u.{unit} AND d.status = s.status
       AND d.status IN (1, 2, 4, 5, 6, 9) AND d.due_at <= u.until
"""
# Those whose step ends within it, by the index of their next signal, which is the step's end till then.
_BY_STEP = """
    SELECT d.id, d.step_due_at AS due_at, u.agency_id, u.centre_id, d.holder_officer_id, d.step_id,
        d.centre_id AS received_by
      FROM dossiers_dossier d JOIN stretch u ON d.{holder} = u.{unit}
     WHERE d.status IN (1, 2, 4, 5, 6, 9) AND d.status IN (2, 4)
       AND d.next_signal_at > (SELECT at FROM now) AND d.next_signal_at <= (SELECT max(until) FROM stretch)
       AND d.next_signal_at = d.step_due_at AND d.step_due_at <= u.until
"""
# Those whose chance to be late is so high and that are not late yet, by the index of what a unit has at risk.
_BY_RISK = """
    SELECT d.id, d.due_at, u.agency_id, u.centre_id, d.holder_officer_id, d.step_id, d.centre_id AS received_by
      FROM stretch u JOIN supervision_risk k ON k.{holder} = u.{unit} AND k.chance >= 0.2 AND k.left_minutes >= 0
       AND k.chance >= (SELECT percent FROM supervision_reminderrule WHERE id = (SELECT id FROM rule)) / 100.0
      JOIN dossiers_dossier d ON d.id = k.dossier_id AND d.status IN (2, 4)
"""


def _raise(watched: str) -> str:
    return f"""
    WITH now AS MATERIALIZED (SELECT %s::timestamptz AS at),
    stretch AS MATERIALIZED (
      SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[]) AS u (agency_id, centre_id, until)
    ),
    rule AS MATERIALIZED (SELECT %s::bigint AS id, %s::text AS addressee),
    {LEADERS},
    near AS (
      {watched.format(holder="holder_agency_id", unit="agency_id")}
      UNION ALL
      {watched.format(holder="holder_centre_id", unit="centre_id")}
    ),
    addressed AS (
      SELECT near.*, rule.id AS rule_id,
          CASE addressee
            WHEN '{Addressee.OFFICER}' THEN (SELECT role FROM catalogue_step WHERE id = near.step_id)
            WHEN '{Addressee.HEAD}' THEN CASE WHEN agency_id IS NULL THEN '{Role.SUPERVISOR}' ELSE '{Role.APPROVER}' END
            WHEN '{Addressee.CENTRE}' THEN '{Role.SUPERVISOR}' ELSE '{Role.LEADER}'
          END AS role,
          CASE addressee
            WHEN '{Addressee.CENTRE}' THEN NULL
            WHEN '{Addressee.LEADER}' THEN (SELECT l.agency_id FROM leaders l WHERE l.centre_id = received_by)
            ELSE agency_id
          END AS to_agency,
          CASE addressee
            WHEN '{Addressee.CENTRE}' THEN received_by WHEN '{Addressee.LEADER}' THEN NULL ELSE centre_id
          END AS to_centre,
          CASE WHEN addressee = '{Addressee.OFFICER}' THEN holder_officer_id END AS to_officer
        FROM near CROSS JOIN rule
    )
    INSERT INTO supervision_reminder (
        rule_id, dossier_id, due_at, raised_at, officer_id, role, agency_id, centre_id, acknowledged_by, answer
    )
    SELECT rule_id, a.id, due_at, now.at, to_officer, role, to_agency, to_centre, '', ''
      FROM addressed a CROSS JOIN now
     WHERE NOT EXISTS (
       SELECT FROM supervision_reminder r
        WHERE r.dossier_id = a.id AND r.rule_id = a.rule_id AND r.due_at = a.due_at
     )
     ORDER BY a.due_at, a.id LIMIT %s::int
    ON CONFLICT (dossier_id, rule_id, due_at) DO NOTHING
    RETURNING agency_id, centre_id
    """  # noqa: S608


_RAISE = {
    Watched.APPOINTMENT: _raise(_BY_APPOINTMENT),
    Watched.STEP: _raise(_BY_STEP),
    Watched.RISK: _raise(_BY_RISK),
}


def settle(*, at: datetime) -> int:
    """Settle the reminders whose dossier no longer stands under their limit; how many they were."""
    return len(prepared.fetch(_SETTLE, [at, Watched.STEP]))


_SETTLE = """
    UPDATE supervision_reminder r SET settled_at = %s::timestamptz
      FROM supervision_reminderrule rule, dossiers_dossier d
     WHERE r.settled_at IS NULL AND rule.id = r.rule_id AND d.id = r.dossier_id
       AND (d.status NOT IN (2, 4)
            OR CASE WHEN rule.watched = %s::text THEN d.step_due_at ELSE d.due_at END IS DISTINCT FROM r.due_at)
    RETURNING r.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody says who was reminded of a dossier; without words it is acknowledged only."""

    dossier_id: int
    text: str = ""


@transaction.atomic
def answer(answers: Sequence[Answer], *, by: Actor, at: datetime) -> None:
    """Acknowledge or answer all that `by` is reminded of these dossiers; an answer may be bettered.

    Raises NotYourReminder, Settled, AnswerTooLong.
    """
    said = {one.dossier_id: one.text.strip() for one in answers}
    if any(len(text) > _ANSWER_LENGTH for text in said.values()):
        raise AnswerTooLong(length=_ANSWER_LENGTH)
    raised = Reminder.objects.select_for_update(of=("self",)).filter(dossier_id__in=said).order_by("pk")
    rows = [row for row in raised if policies.is_for(by, row.officer_id, row.role, _unit(row))]
    if {row.dossier_id for row in rows} != said.keys():
        raise policies.NotYourReminder
    open_rows = [row for row in rows if row.settled_at is None]
    if {row.dossier_id for row in open_rows} != said.keys():
        raise Settled
    for row in open_rows:
        row.acknowledged_at = row.acknowledged_at or at
        row.acknowledged_by = row.acknowledged_by or by.name
        row.answer = said[row.dossier_id] or row.answer
    Reminder.objects.bulk_update(open_rows, ["acknowledged_at", "acknowledged_by", "answer"])
    tell({f"dossier:{dossier_id}" for dossier_id in said})


def _unit(row: Reminder) -> Unit:
    return Unit(agency_id=row.agency_id, centre_id=row.centre_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A rule as the supervisor wants it."""

    code: str
    minutes: int
    is_on: bool
    percent: int | None = None


@transaction.atomic
def set_rules(wanted: Sequence[RuleSet], *, by: Actor, at: datetime) -> None:
    """Change when people are reminded; each change is kept with who made it. Raises WrongTime, WrongChance."""
    policies.demand_rules(by)
    rows = {row.code: row for row in ReminderRule.objects.select_for_update().order_by("pk")}
    for rule in wanted:
        row = rows[rule.code]
        least = 1 if row.watched == Watched.STEP else 0
        if not least <= rule.minutes <= MOST_MINUTES:
            raise WrongTime(least=least, most=MOST_MINUTES)
        at_least = LEAST_PERCENT.get(Watched(row.watched))
        percent = rule.percent if at_least is not None else None
        if at_least is not None and not at_least <= (percent or 0) <= MOST_PERCENT:
            raise WrongChance(least=at_least, most=MOST_PERCENT)
        before = {"minutes": row.minutes, "percent": row.percent, "is_on": row.is_on}
        after = {"minutes": rule.minutes, "percent": percent, "is_on": rule.is_on}
        if before != after:
            row.minutes, row.percent, row.is_on = rule.minutes, percent, rule.is_on
            row.save(update_fields=["minutes", "percent", "is_on"])
            audit.change("reminder rule", rule.code, by=by, at=at, before=before, after=after)
