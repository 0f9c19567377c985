"""Appointments: how many a group takes at which hours, and who has which."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from motcua.hall.models.queue import QueueTicket, ServiceGroup


class AppointmentHours(models.Model):
    """At which hours of a weekday a group gives appointments, how far apart and how many at once."""

    group = models.ForeignKey(ServiceGroup, on_delete=models.CASCADE, related_name="appointment_hours")
    weekday = models.PositiveSmallIntegerField()  # 0 is Monday
    opens = models.TimeField()
    closes = models.TimeField()
    every_minutes = models.PositiveSmallIntegerField(default=30)
    capacity = models.PositiveSmallIntegerField(default=2)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["group", "weekday", "opens", "valid_from"], name="one_rule_of_appointment_hours"
            ),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes"), weekday__lte=6, every_minutes__gte=5),
                name="appointment_hours_have_length",
            ),
        )


class AppointmentSlot(models.Model):
    """An hour of a group with how many have it; PostgreSQL holds that it is never more than it takes."""

    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, db_index=False)
    starts_at = models.DateTimeField()
    taken = models.PositiveSmallIntegerField(default=0)
    capacity = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["group", "starts_at"], name="one_slot_per_hour"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="slot_is_not_overbooked"),
        )
        indexes = (models.Index(fields=["starts_at"], condition=Q(taken__gt=0), name="slots_taken_by_time"),)


class AppointmentState(models.TextChoices):
    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Appointment(models.Model):
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    slot = models.ForeignKey(AppointmentSlot, on_delete=models.PROTECT, related_name="appointments")
    code = models.CharField(max_length=12, unique=True)
    state = models.CharField(max_length=10, choices=AppointmentState.choices, default=AppointmentState.BOOKED)
    procedure = models.ForeignKey(
        "catalogue.Procedure", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    made_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ticket = models.OneToOneField(
        QueueTicket, on_delete=models.PROTECT, null=True, related_name="appointment"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state="checked_in", ticket__isnull=False)
                | ~Q(state="checked_in") & Q(ticket__isnull=True),
                name="checked_in_appointment_has_ticket",
            ),
            models.UniqueConstraint(
                fields=["account", "slot"], condition=Q(state="booked"), name="one_appointment_per_slot"
            ),
        )
        indexes = (models.Index(fields=["account", "-id"], name="appointments_of_account"),)
