"""Sending the tables that are due, through the mail server of the settings."""

from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.law.report_periods import Every, last_period
from motcua.law.worktime import HANOI
from motcua.reports import papers
from motcua.reports.models import ReportMail, ReportSchedule
from motcua.reports.papers.half_year_sheet import days
from motcua.reports.papers.overview_sheet import scope_name
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope
from motcua.reports.queries.statutory import FORMS

_KINDS = (
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


@dataclass(frozen=True, slots=True)
class Due:
    schedule_id: int
    period: Period


def due_mails(at: datetime) -> list[Due]:
    """What should have gone out by `at` and has not: the newest ended period of each schedule that is on."""
    today = at.astimezone(HANOI).date()
    due = []
    for row in ReportSchedule.objects.filter(ended_at__isnull=True).order_by("id"):
        period = Period(*last_period(Every(row.every), today))
        sent = ReportMail.objects.filter(schedule=row, last_on=period.last_on, sent_at__isnull=False)
        if period.last_on >= row.begins_on and not sent.exists():
            due.append(Due(row.pk, period))
    return due


@transaction.atomic
def send(due: Due, *, at: datetime) -> bool:
    """Send one, once; whether it went. Why it did not is kept, and it is due again."""
    row = ReportSchedule.objects.select_for_update().get(pk=due.schedule_id)
    mail = ReportMail.objects.filter(schedule=row, last_on=due.period.last_on).first()
    if mail is not None and mail.sent_at is not None:
        return True
    mail = mail or ReportMail(schedule=row, first_on=due.period.first_on, last_on=due.period.last_on)
    mail.tried_at, mail.sent_at, mail.fault = at, at, ""
    try:
        _letter(row, due.period, at).send()
    except (SMTPException, OSError) as fault:
        mail.sent_at, mail.fault = None, f"{type(fault).__name__}: {fault}"[:300]
    mail.save()
    return mail.sent_at is not None


def _letter(row: ReportSchedule, period: Period, at: datetime) -> EmailMessage:
    of, form = Scope.read(row.scope), FORMS[row.form]
    if of is None:
        raise ValueError(f"schedule {row.pk} is of no scope: {row.scope}")
    with translation.override("vi"):
        subject = f"{form.number}: {scope_name(of)}, {days(period)}"
        body = _("Attached: %(title)s, counted by the system at the time of sending.") % {
            "title": _(form.title)
        }
        letter = EmailMessage(
            subject, f"{subject}\n\n{body}\n", to=row.recipients, headers={"Auto-Submitted": "auto-generated"}
        )
        for kind, media in _KINDS:
            made = papers.statutory(
                row.form, of=of, period=period, form=kind, issued_on=at.astimezone(HANOI).date()
            )
            letter.attach(f"{row.form}-{period.first_on}-{period.last_on}.{kind}", made, media)
    return letter
