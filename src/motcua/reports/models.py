"""What was signed, what is sent by itself, and what was published."""

from django.db import models
from django.db.models import F, Q

from motcua.law.report_periods import Every


class SignedTable(models.Model):
    """A statutory table as somebody signed it: never changed (a trigger refuses). A later one of the same unit and
    period stands beside it, with the next `revision`.

    `digest` is SHA-256 of the canonical JSON of `content`; `file` is the paper as it went out.
    """

    form = models.CharField(max_length=10)
    scope = models.CharField(max_length=30)  # reports.queries.Scope as text
    first_on = models.DateField()
    last_on = models.DateField()
    revision = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    signer_name = models.CharField(max_length=100)
    signer_position = models.CharField(max_length=100, blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["scope", "form", "first_on", "last_on", "revision"],
                name="one_signed_table_per_revision",
            ),
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on")), name="signed_table_of_some_days"),
        )
        indexes = (models.Index(fields=["-signed_at", "-id"], name="signed_tables_by_time"),)

    def __str__(self) -> str:
        return f"{self.form} {self.scope} {self.first_on}–{self.last_on}"


class ReportSchedule(models.Model):
    """A table that is sent by mail after each of its periods, from `begins_on` on."""

    form = models.CharField(max_length=10)
    scope = models.CharField(max_length=30)
    every = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Every])
    recipients = models.JSONField()  # addresses
    begins_on = models.DateField()
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["form", "scope", "every"],
                condition=Q(ended_at__isnull=True),
                name="one_schedule_per_table",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form} {self.scope} {self.every}"


class ReportMail(models.Model):
    """A period's table as it was sent, or why it could not be yet. One row for each schedule and period."""

    schedule = models.ForeignKey(ReportSchedule, on_delete=models.PROTECT, related_name="mails")
    first_on = models.DateField()
    last_on = models.DateField()
    tried_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["schedule", "last_on"], name="one_mail_per_schedule_and_period"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False, fault="") | Q(sent_at__isnull=True) & ~Q(fault=""),
                name="report_mail_sent_or_why_not",
            ),
        )


class OpenDay(models.Model):
    """A day's figures as they were published, small cells left out. Published once, never again."""

    day_on = models.DateField(unique=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.day_on)


class DayTally(models.Model):
    """So many more, or fewer, things of a kind on a day; a figure is the sum over its days.

    PostgreSQL itself appends a row for what a statement changed (triggers, decision 34), so nobody waits for another's
    count; every night the rows of a day become one. `day_on` is a day of Vietnam: of papers the one on which their
    dossier was received, of results the one on which it was finished, of money and ratings the one on which they came.
    """

    class Kind(models.TextChoices):
        PAPER = "paper"
        COPY = "copy"  # a paper that has its electronic copy
        REUSED = "reused"  # … which was there before
        RESULT = "result"
        ELECTRONIC = "electronic"  # a result that has its file
        PAID = "paid"
        PAID_ONLINE = "paid_online"
        VERY_SATISFIED = "very_satisfied"
        SATISFIED = "satisfied"
        NOT_SATISFIED = "not_satisfied"

    centre = models.ForeignKey(
        "organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    agency = models.ForeignKey(
        "organisation.Agency", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    # Of what was paid for: which procedures can be paid online is told of them one by one.
    version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, db_index=False, null=True, related_name="+"
    )
    day_on = models.DateField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    number = models.IntegerField()

    class Meta:
        indexes = (
            models.Index(
                fields=["centre", "kind", "day_on"],
                include=["agency", "version", "number"],
                name="tallies_by_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day_on} {self.kind}: {self.number:+}"
