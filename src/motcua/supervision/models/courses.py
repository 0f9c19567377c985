"""What was measured of each dossier's way, and the counts that pages read instead of history.

A job keeps them from the events, set by set. A course holds the number of the last event it was
measured up to: since events never change, what it added to the counts can be taken away again exactly
when the dossier goes on. Counts are by month: of the ending, or of the receipt while a dossier is open.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Standing(models.IntegerChoices):
    OPEN = 1
    FINISHED = 2
    ENDED = 3  # withdrawn or stopped: it never came to a result


class Why(models.TextChoices):
    """Why a dossier was late, read from its clock account: what happened at the step that overran most."""

    WAITING = "waiting"  # it lay untaken
    WORKING = "working"  # it was worked on for longer than the step allows
    OPINION = "opinion"  # another agency's opinion was waited for
    SENT_BACK = "sent_back"  # the step was done again
    TOGETHER = "together"  # no step overran, but all together did


class Way(models.TextChoices):
    """How a stay at a step ended."""

    ON = "on"
    BACK = "back"
    ENDED = "ended"  # with the dossier: withdrawn or stopped
    LYING = "lying"  # not yet


def _to(model: str, **options: Any) -> Any:
    return models.ForeignKey(model, on_delete=models.PROTECT, db_index=False, related_name="+", **options)


class Course(models.Model):
    """A received dossier's way as it was measured up to its event number `version`."""

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, primary_key=True, related_name="course"
    )
    version = models.PositiveIntegerField()
    standing = models.PositiveSmallIntegerField(choices=Standing.choices)
    month_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    late = models.BooleanField()
    supplemented = models.BooleanField()
    apologised = models.BooleanField()
    interlinked = models.BooleanField()
    why = models.CharField(max_length=9, choices=Why.choices, blank=True)
    used_minutes = models.IntegerField()  # while the clock ran
    limit_minutes = models.IntegerField()
    # For the order of turns (models.turns): the first due time; when a reason to be passed was first recorded (a
    # supplement, a payment, another agency's opinion, an apology); who worked on it.
    received_at = models.DateTimeField()
    first_due_at = models.DateTimeField(null=True)
    excused_at = models.DateTimeField(null=True)
    on_the_spot = models.BooleanField(default=False)
    worked_by = _to("organisation.Officer", null=True)
    # Of a late interlinked dossier: [agency or null, centre or null, thousandths of its lateness].
    shares = models.JSONField(default=list)

    class Meta:
        indexes = (
            models.Index(
                fields=["procedure", "ended_at"],
                include=["used_minutes", "limit_minutes", "agency"],
                condition=Q(standing=Standing.FINISHED),
                name="finished_courses",
            ),
            models.Index(fields=["ended_at", "dossier"], condition=Q(late=True), name="late_courses"),
            models.Index(
                fields=["procedure", "agency", "ended_at"],
                include=["received_at", "first_due_at", "excused_at"],
                condition=Q(standing=Standing.FINISHED),
                name="courses_in_order",
            ),
        )


class CourseCount(models.Model):
    """Dossiers of a procedure and its competent agency. Late ones are among the finished."""

    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    month_on = models.DateField()
    open = models.IntegerField(default=0)
    finished = models.IntegerField(default=0)
    ended = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    supplemented = models.IntegerField(default=0)  # of those finished or ended
    apologised = models.IntegerField(default=0)  # of those late
    late_waiting = models.IntegerField(default=0)
    late_working = models.IntegerField(default=0)
    late_opinion = models.IntegerField(default=0)
    late_sent_back = models.IntegerField(default=0)
    late_together = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["procedure", "month_on", "agency"], name="one_course_count_per_month"
            ),
        )
        indexes = (models.Index(fields=["month_on"], name="course_counts_by_month"),)


class StepCount(models.Model):
    """Stays of dossiers at a step, by where they went from there.

    The histograms count stays by working minutes (law of the edges: queries.histograms.EDGES) and, of
    finished dossiers, by what was left of the way when the stay began, in twentieths of the limit.
    """

    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    month_on = models.DateField()
    step = _to("catalogue.Step")
    next = _to("catalogue.Step", null=True)
    way = models.CharField(max_length=5, choices=Way.choices)
    stays = models.IntegerField(default=0)
    over = models.IntegerField(default=0)  # longer than the step's own limit
    waiting_minutes = models.BigIntegerField(default=0)
    working_minutes = models.BigIntegerField(default=0)
    outside_minutes = models.BigIntegerField(default=0)
    waiting = ArrayField(models.IntegerField())
    working = ArrayField(models.IntegerField())
    outside = ArrayField(models.IntegerField())
    whole = ArrayField(models.IntegerField())  # waiting and working together
    to_come = ArrayField(models.IntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["procedure", "month_on", "agency", "step", "next", "way"],
                name="one_step_count_per_month",
                nulls_distinct=False,
            ),
        )
        indexes = (models.Index(fields=["agency", "month_on"], name="step_counts_by_agency"),)


class OfficerCount(models.Model):
    """Steps that an officer completed: how many overran, how many in dossiers that were late in the end,
    and how many supplements this officer asked for."""

    procedure = _to("catalogue.Procedure")
    officer = _to("organisation.Officer")
    month_on = models.DateField()
    steps = models.IntegerField(default=0)
    over = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    supplements = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["procedure", "month_on", "officer"], name="one_officer_count_per_month"
            ),
        )


class ReasonCount(models.Model):
    """Acts by the kind of their reason (dossiers.models.ReasonCode); `kind` is the event's."""

    procedure = _to("catalogue.Procedure")
    agency = _to("organisation.Agency")
    month_on = models.DateField()
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=40)
    times = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["procedure", "month_on", "agency", "kind", "code"], name="one_reason_count_per_month"
            ),
        )
        indexes = (models.Index(fields=["month_on"], name="reason_counts_by_month"),)


class AgencyCount(models.Model):
    """Finished interlinked dossiers in which a unit held a step, and its share of their lateness."""

    agency = _to("organisation.Agency", null=True)
    centre = _to("organisation.ServiceCentre", null=True)
    month_on = models.DateField()
    dossiers = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    thousandths = models.IntegerField(default=0)  # 1,000 for each late dossier, shared among its units

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["month_on", "agency", "centre"],
                name="one_agency_count_per_month",
                nulls_distinct=False,
            ),
        )
