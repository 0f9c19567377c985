"""The queue of a hall: groups of matters, the day, tickets, who serves whom at which counter.

A ticket names nobody. What happens is written twice, in one transaction: into the rows, which say how things
stand, and into HallEvent, which says how they came about and is only appended to.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from motcua.law.queueing import Claim, Rank


class TicketState(models.TextChoices):
    WAITING = "waiting"
    CALLED = "called"  # the number stands on the wall
    SERVING = "serving"
    PARKED = "parked"  # on hold: looks for a paper, fills in a form; comes back to the same matter
    MISSED = "missed"  # called, and nobody came; may come back the same day
    FINISHED = "finished"
    LEFT = "left"  # gave the ticket back
    CLOSED = "closed"  # was still there when the day was closed


AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)
OPEN = (TicketState.WAITING, *AT_COUNTER, TicketState.PARKED)
ENDED = (TicketState.FINISHED, TicketState.LEFT, TicketState.CLOSED)


class TicketSource(models.TextChoices):
    KIOSK = "kiosk"
    PHONE = "phone"
    APPOINTMENT = "appointment"
    DESK = "desk"


class ServiceGroup(models.Model):
    """Matters that are queued for together at a centre: which sectors and agencies, at which counters.

    `quick`: takes a few minutes (a result to fetch, a paper to add); a quick counter calls these alone.
    """

    centre = models.ForeignKey(
        "organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False, related_name="service_groups"
    )
    code = models.SlugField(max_length=40)
    letter = models.CharField(max_length=2)  # before the number: B 012
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField()
    agencies = models.ManyToManyField("organisation.Agency", blank=True, related_name="+")
    sectors = models.ManyToManyField("catalogue.Sector", blank=True, related_name="+")
    counters = models.ManyToManyField("organisation.Counter", blank=True, related_name="service_groups")
    quick = models.BooleanField(default=False)
    # How long a visit takes, until the hall has measured it.
    usual_minutes = models.PositiveSmallIntegerField(default=10)
    gives_tickets = models.BooleanField(default=True)
    valid_from = models.DateField(default=date(2019, 1, 1))
    valid_until = models.DateField(
        null=True, blank=True
    )  # excluded; tickets and appointments until then hold

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "code"], name="one_service_group_per_code"),
            models.UniqueConstraint(fields=["centre", "letter"], name="one_service_group_per_letter"),
            models.CheckConstraint(condition=Q(usual_minutes__gte=1), name="visit_takes_time"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__lt=F("valid_until")),
                name="service_group_has_length",
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter} {self.name_vi}"


class HallDay(models.Model):
    """A day of a hall, from its first act until somebody closes it. Its row is the lock of the queue."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "day_on"], name="one_hall_day"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(reason=""), name="hall_day_closed_with_reason"
            ),
        )
        indexes = (
            models.Index(fields=["centre", "day_on"], condition=Q(closed_at=None), name="hall_days_open"),
        )


class GroupDay(models.Model):
    """The last number that a group gave out on a day."""

    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    last_number = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["group", "day_on"], name="one_group_day"),)


class QueueTicket(models.Model):
    """A place in the queue. `secret` opens its page on a telephone; `device` and `address` say, without
    a name, which telephone took it. It keeps its number when it is transferred; `group` is where it waits now."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    issued_group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, db_index=False, related_name="+")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=8)
    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, db_index=False, related_name="tickets")
    only_counter = models.ForeignKey(
        "organisation.Counter", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    source = models.CharField(max_length=11, choices=TicketSource.choices)
    claim = models.CharField(max_length=11, blank=True, choices=[(c.value, c.name) for c in Claim])
    rank = models.PositiveSmallIntegerField(choices=[(r.value, r.name) for r in Rank])
    taken_at = models.DateTimeField()
    since = models.DateTimeField()  # by which it stands in its class
    secret = models.CharField(max_length=32, unique=True)
    device = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=64, blank=True)
    key = models.UUIDField(null=True, unique=True)  # the same press twice is one ticket

    state = models.CharField(max_length=8, choices=TicketState.choices, default=TicketState.WAITING)
    counter = models.ForeignKey(
        "organisation.Counter", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    officer = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    called_at = models.DateTimeField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["issued_group", "day_on", "number"], name="one_ticket_per_number"
            ),
            models.UniqueConstraint(
                fields=["counter"], condition=Q(state__in=AT_COUNTER), name="one_visitor_at_a_counter"
            ),
            models.CheckConstraint(
                condition=Q(state__in=AT_COUNTER, counter__isnull=False, officer__isnull=False)
                | ~Q(state__in=AT_COUNTER),
                name="who_is_called_is_called_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | ~Q(state__in=ENDED) & Q(ended_at__isnull=True),
                name="ended_ticket_has_its_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=TicketState.CLOSED) | ~Q(reason=""), name="closed_ticket_has_reason"
            ),
        )
        indexes = (
            models.Index(fields=["centre", "day_on", "state", "since"], name="tickets_of_hall"),
            models.Index(fields=["device", "day_on"], condition=~Q(device=""), name="tickets_of_device"),
            models.Index(fields=["address", "day_on"], condition=~Q(address=""), name="tickets_of_address"),
        )

    def __str__(self) -> str:
        return f"{self.day_on} {self.label}"


class CounterSession(models.Model):
    """An officer at a counter that is open. `overtakings`: law.queueing."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    counter = models.ForeignKey("organisation.Counter", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    quick = models.BooleanField(default=False)
    overtakings = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["counter"], condition=Q(closed_at__isnull=True), name="one_officer_at_a_counter"
            ),
            models.UniqueConstraint(
                fields=["officer"], condition=Q(closed_at__isnull=True), name="one_counter_of_an_officer"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="counter_closes_after_it_opened",
            ),
        )
        indexes = (models.Index(fields=["centre"], condition=Q(closed_at=None), name="counters_open"),)


class Visit(models.Model):
    """One stretch of somebody's visit at one counter: from the call to what came of it."""

    class Outcome(models.TextChoices):
        FINISHED = "finished"
        PARKED = "parked"
        TRANSFERRED = "transferred"
        MISSED = "missed"
        CLOSED = "closed"

    ticket = models.ForeignKey(QueueTicket, on_delete=models.PROTECT, related_name="visits")
    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, db_index=False, related_name="+")
    counter = models.ForeignKey("organisation.Counter", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    called_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=11, choices=Outcome.choices, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(ended_at__isnull=True), name="one_open_visit_of_a_ticket"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | Q(ended_at__isnull=False) & ~Q(outcome=""),
                name="ended_visit_has_outcome",
            ),
        )
        indexes = (
            models.Index(
                fields=["group", "-ended_at"],
                include=["started_at"],
                condition=Q(outcome="finished"),
                name="visits_measured",
            ),
            models.Index(fields=["officer", "-called_at"], name="visits_of_officer"),
            models.Index(fields=["counter", "-called_at"], name="visits_at_counter"),
        )


class TicketDossier(models.Model):
    """A dossier that was received or handed over during a visit; one visit may settle several matters."""

    ticket = models.ForeignKey(QueueTicket, on_delete=models.PROTECT, related_name="dossiers")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=20)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["ticket", "dossier", "act"], name="one_link_per_act"),)


class HelpCall(models.Model):
    """The silent button: an officer needs help, and nobody in front of the counter hears of it."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    counter = models.ForeignKey("organisation.Counter", on_delete=models.PROTECT, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, db_index=False)
    called_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["counter"], condition=Q(answered_at__isnull=True), name="one_open_help_call"
            ),
        )
        indexes = (models.Index(fields=["centre"], condition=Q(answered_at=None), name="help_calls_open"),)


class TicketKiosk(models.Model):
    """The machine at the door that gives out tickets: whoever opens the address with its key may."""

    centre = models.OneToOneField("organisation.ServiceCentre", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32, unique=True)


class HallRules(models.Model):
    """A centre's own measures of its hall, practice and not law; without a row the defaults stand."""

    centre = models.OneToOneField("organisation.ServiceCentre", on_delete=models.PROTECT, related_name="+")
    wait_minutes = models.PositiveSmallIntegerField(default=30)  # who waits longer is an alert
    idle_minutes = models.PositiveSmallIntegerField(default=20)  # a counter idle for longer while people wait
    per_counter = models.PositiveSmallIntegerField(default=8)  # more who wait for each open counter: overload
    hold_minutes = models.PositiveSmallIntegerField(default=30)  # somebody on hold for longer is an alert
    phone_per_address = models.PositiveSmallIntegerField(default=20)  # tickets a day by telephone
    appointments_each = models.PositiveSmallIntegerField(default=3)  # that an account may have to come
    days_ahead = models.PositiveSmallIntegerField(default=30)  # how far appointments reach
    remind_hours = models.PositiveSmallIntegerField(default=24)  # before an appointment
    late_minutes = models.PositiveSmallIntegerField(default=30)  # so late an appointment still holds


class HallEvent(models.Model):
    """What happened in the hall, for the day to be replayed (hall.events). Only appended to."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    day_on = models.DateField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    ticket = models.ForeignKey(QueueTicket, on_delete=models.PROTECT, null=True, related_name="events")
    group = models.ForeignKey(ServiceGroup, on_delete=models.PROTECT, null=True, db_index=False)
    counter = models.ForeignKey("organisation.Counter", on_delete=models.PROTECT, null=True, db_index=False)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=["centre", "day_on", "id"], name="hall_events_of_day"),)
