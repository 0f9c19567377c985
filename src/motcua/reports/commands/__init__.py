"""What is done with reports: signed, scheduled, sent; and a day's figures published."""

from motcua.reports.commands.mailing import due_mails, send
from motcua.reports.commands.publishing import missing_days, publish
from motcua.reports.commands.scheduling import Schedule, end_schedule, schedule
from motcua.reports.commands.signing import Signing, sign

__all__ = [
    "Schedule",
    "Signing",
    "due_mails",
    "end_schedule",
    "missing_days",
    "publish",
    "schedule",
    "send",
    "sign",
]
