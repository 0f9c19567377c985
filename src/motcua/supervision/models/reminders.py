"""Reminder rules, and the reminders they raised (đôn đốc).

A reminder is raised once for a rule, a dossier and the limit it then had: a limit that moves may be
reminded of again. It is settled when its dossier no longer stands under that limit.
"""

from django.db import models
from django.db.models import Q

from motcua.law.actor import Role


class Watched(models.TextChoices):
    STEP = "step"
    APPOINTMENT = "appointment"
    RISK = "risk"  # the chance to be late, whatever time is left
    WAVE = "wave"  # how many of what an agency has due soon come to be late


class Addressee(models.TextChoices):
    """Whom a reminder goes to, from the desk upward."""

    OFFICER = "officer"  # who has the dossier; while nobody has, all of the unit with its step's role
    HEAD = "head"  # of the unit that holds it
    CENTRE = "centre"  # the supervisor of the centre that received it
    LEADER = "leader"  # of the centre's agency


class ReminderRule(models.Model):
    """When somebody is reminded: so many working minutes before a limit (0: when it has passed), or once the
    chance to be late is so many percent; or warned: once so many percent of what an agency has due soon
    come to be late."""

    code = models.SlugField(unique=True, max_length=40)
    watched = models.CharField(max_length=11, choices=Watched.choices)
    minutes = models.PositiveIntegerField()
    percent = models.PositiveSmallIntegerField(
        null=True
    )  # of a rule that watches risk or wave, and of no other
    addressee = models.CharField(max_length=7, choices=Addressee.choices)
    is_on = models.BooleanField(default=True)

    class Meta:
        constraints = (
            # A step whose time has passed is signalled (dossiers' look_after), and its appointment is watched.
            models.CheckConstraint(
                condition=~Q(watched=Watched.STEP) | Q(minutes__gt=0), name="steps_are_watched_before"
            ),
            models.CheckConstraint(
                condition=Q(watched=Watched.RISK, percent__gte=20, percent__lte=99)
                | Q(watched=Watched.WAVE, percent__gte=5, percent__lte=99)
                | ~Q(watched__in=[Watched.RISK, Watched.WAVE]) & Q(percent__isnull=True),
                name="risks_are_watched_by_percent",
            ),
        )

    def __str__(self) -> str:
        return self.code


class Reminder(models.Model):
    rule = models.ForeignKey(ReminderRule, on_delete=models.PROTECT, db_index=False, related_name="+")
    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, db_index=False, related_name="reminders"
    )
    due_at = models.DateTimeField()
    raised_at = models.DateTimeField()
    # To the officer, or to whoever holds the role at the unit.
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    agency = models.ForeignKey(
        "organisation.Agency", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    centre = models.ForeignKey(
        "organisation.ServiceCentre", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=100, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "rule", "due_at"], name="one_reminder_per_rule_and_limit"
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=True) ^ Q(centre__isnull=True), name="reminder_goes_to_one_unit"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(acknowledged_at__isnull=False), name="answer_acknowledges"
            ),
        )
        indexes = (
            models.Index(
                fields=["agency", "role", "due_at"],
                condition=Q(settled_at__isnull=True),
                name="reminders_of_agency",
            ),
            models.Index(
                fields=["centre", "role", "due_at"],
                condition=Q(settled_at__isnull=True),
                name="reminders_of_centre",
            ),
            models.Index(
                fields=["officer", "due_at"],
                condition=Q(settled_at__isnull=True, officer__isnull=False),
                name="reminders_of_officer",
            ),
        )
