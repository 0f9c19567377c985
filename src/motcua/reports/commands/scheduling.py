"""Having a table sent by itself, and no longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.report_periods import Every
from motcua.reports import policies
from motcua.reports.models import ReportSchedule
from motcua.reports.queries.scope import Scope

MOST_RECIPIENTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    form: str
    of: Scope
    every: Every
    recipients: Sequence[str]
    begins_on: date


class NoAddress(NotPossible):
    message = N_("Give one to %(most)s e-mail addresses, separated by commas or lines.")


class WrongAddress(NotPossible):
    message = N_("“%(address)s” is no e-mail address.")


class ScheduledAlready(NotPossible):
    message = N_("This table is sent for these periods already.")


class NoSuchSchedule(NotPossible):
    message = N_("This table is no longer sent.")


@transaction.atomic
def schedule(what: Schedule, *, by: Actor, at: datetime) -> int:
    """Send the table after each period that ends on or after `begins_on`; the number of the schedule.

    Raises NotYoursToSign, NoAddress, WrongAddress, ScheduledAlready.
    """
    policies.demand_signing(by, what.of.level, what.of.id)
    told = list(dict.fromkeys(address.strip() for address in what.recipients if address.strip()))
    if not 1 <= len(told) <= MOST_RECIPIENTS:
        raise NoAddress(most=MOST_RECIPIENTS)
    for address in told:
        try:
            validate_email(address)
        except ValidationError:
            raise WrongAddress(address=address) from None
    try:
        with transaction.atomic():
            row = ReportSchedule.objects.create(
                form=what.form, scope=str(what.of), every=what.every, recipients=told, begins_on=what.begins_on,
                officer_id=policies.signer(by),
            )  # fmt: skip
    except IntegrityError:
        raise ScheduledAlready from None
    audit.change("report schedule", str(row), by=by, at=at, after={"recipients": len(told)})
    return row.pk


@transaction.atomic
def end_schedule(schedule_id: int, *, by: Actor, at: datetime) -> None:
    """Send it no longer. Raises NoSuchSchedule, NotYoursToSign."""
    row = ReportSchedule.objects.select_for_update().filter(pk=schedule_id, ended_at__isnull=True).first()
    if row is None:
        raise NoSuchSchedule
    of = Scope.read(row.scope)
    if of is not None:
        policies.demand_signing(by, of.level, of.id)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    audit.change("report schedule", str(row), by=by, at=at, before={"recipients": len(row.recipients)})
