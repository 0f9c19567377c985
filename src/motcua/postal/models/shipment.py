"""A shipment, the dossiers in it, and what happened to it."""

from django.db import models
from django.db.models import Q

from motcua.postal.models.life import BEFORE, LABELS, OPEN, WITH_THE_CARRIER, Direction, State

_OPEN = sorted(OPEN)
_WITH = sorted(WITH_THE_CARRIER)
_LISTED = [State.HANDED_OVER, State.IN_TRANSIT, State.FAILED, State.DELIVERED, State.GOING_BACK, State.BACK,
           State.KEPT, State.FETCHED, State.SENT_AGAIN, State.AT_CENTRE]  # fmt: skip


class Window(models.TextChoices):
    """When somebody is at home."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Payer(models.TextChoices):
    """Who pays the carrier. A decision of the province may take the cost on the centre."""

    APPLICANT = "applicant"
    CENTRE = "centre"


class Zone(models.TextChoices):
    """How far, by the units in force: within the centre's commune, its province, or the country."""

    COMMUNE = "commune"
    PROVINCE = "province"
    COUNTRY = "country"


def _officer() -> "models.ForeignKey[models.Model | None, models.Model | None]":
    return models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )


class Shipment(models.Model):
    """One letter or bundle on one way. `reference` is ours, and what makes ordering it happen once.

    `cost_dong` is what the tariff said for `weight_grams`, `charged_dong` what the carrier says it costs.
    The carrier's own clock is `told_at`: its news of before that changes nothing.
    """

    reference = models.CharField(max_length=11, unique=True)
    direction = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Direction])
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    # A collection for a dossier that does not exist yet.
    procedure_version = models.ForeignKey(
        "catalogue.ProcedureVersion", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    name = models.CharField(max_length=200)
    identity = models.CharField(max_length=14, blank=True, default="")
    phone = models.CharField(max_length=20)
    province_code = models.CharField(max_length=2)
    commune_code = models.CharField(max_length=5)
    detail = models.CharField(max_length=200)
    address = models.CharField(max_length=400)  # as it is printed
    window_on = models.DateField(null=True)
    window = models.CharField(max_length=9, choices=Window.choices, default=Window.ANY)
    note = models.CharField(max_length=300, blank=True, default="")

    zone = models.CharField(max_length=8, choices=Zone.choices)
    weight_grams = models.PositiveIntegerField()
    cost_dong = models.PositiveBigIntegerField()
    charged_dong = models.PositiveBigIntegerField(null=True)
    payer = models.CharField(max_length=9, choices=Payer.choices)

    state = models.CharField(max_length=11, choices=[(s.value, LABELS[s]) for s in State])
    state_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)  # there is something to send or to collect
    waybill = models.CharField(max_length=30, blank=True, default="")
    papers = models.JSONField(default=list)  # ids of the required documents that were collected
    handed_at = models.DateTimeField(null=True)  # over to the post, or in at the centre
    handed_by = _officer()
    handover_list = models.ForeignKey(
        "postal.HandoverList", on_delete=models.PROTECT, null=True, related_name="shipments"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    received_by = models.CharField(max_length=200, blank=True, default="")
    relation = models.CharField(max_length=100, blank=True, default="")
    received_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")  # of the last failure or the ending
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    joined_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )

    # --- with the carrier's system ---
    told_at = models.DateTimeField(null=True)
    order_at = models.DateTimeField(null=True)  # when to order next; null: nothing to order
    ordered_at = models.DateTimeField(null=True)  # it may know of it
    order_tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True, default="")
    uncancelled = models.BooleanField(default=False)  # cancelled here, the carrier not told yet
    followed_at = models.DateTimeField(null=True)
    key = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["waybill"], condition=~Q(waybill=""), name="one_waybill_each"),
            models.CheckConstraint(
                condition=~Q(state=State.ACCEPTED) | ~Q(waybill=""), name="accepted_has_a_waybill"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_LISTED)
                | Q(handed_at__isnull=False)
                # Nobody was met where papers were to be collected.
                | Q(state=State.FAILED, direction="collection"),
                name="handed_over_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.DELIVERED, State.FETCHED])
                | (~Q(received_by="") & Q(received_at__isnull=False)),
                name="received_by_somebody",
            ),
        )
        indexes = (
            # A centre's lists: each is a stretch of it; what has ended is not in it.
            models.Index(
                fields=["centre", "direction", "state", "state_at", "id"],
                condition=Q(state__in=_OPEN),
                name="shipments_open",
            ),
            models.Index(
                fields=["centre", "ready_at", "id"],
                condition=Q(state__in=sorted(BEFORE), direction="return", ready_at__isnull=False),
                name="shipments_to_send",
            ),
            models.Index(
                fields=["centre", "handed_by", "id"],
                condition=Q(handed_at__isnull=False, handover_list__isnull=True),
                name="shipments_unlisted",
            ),
            models.Index(
                fields=["centre", "handed_at"],
                condition=Q(handed_at__isnull=False),
                name="shipments_by_handing",
            ),
            models.Index(fields=["order_at"], condition=Q(order_at__isnull=False), name="shipments_to_order"),
            models.Index(fields=["id"], condition=Q(uncancelled=True), name="shipments_uncancelled"),
            models.Index(
                fields=["followed_at", "id"], condition=Q(state__in=[*_WITH, State.ACCEPTED]),
                name="shipments_to_follow",
            ),
            models.Index(fields=["state_at"], condition=Q(state__in=_WITH), name="shipments_on_the_way"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.reference


class Consigned(models.Model):
    """A dossier in a shipment. A dossier travels in one shipment of a direction at a time."""

    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="consigned")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="consigned")
    direction = models.CharField(max_length=10)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["shipment", "dossier"], name="a_dossier_once_in_a_shipment"),
            models.UniqueConstraint(
                fields=["dossier", "direction"], condition=Q(is_open=True), name="one_open_shipment_each_way"
            ),
        )


class ShipmentEvent(models.Model):
    """What happened to a shipment: appended. `carrier_event` is the carrier's own number of its news.

    `to_state` equal to `from_state` tells of news that came too late to matter.
    """

    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="events")
    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    turn = models.CharField(max_length=10)
    from_state = models.CharField(max_length=11)
    to_state = models.CharField(max_length=11)
    at = models.DateTimeField()  # when we knew of it
    happened_at = models.DateTimeField()  # by the clock of whoever tells
    actor_kind = models.CharField(max_length=12)
    actor_name = models.CharField(max_length=100)
    officer = _officer()
    place = models.CharField(max_length=200, blank=True, default="")
    note = models.CharField(max_length=300, blank=True, default="")
    carrier_event = models.CharField(max_length=64, blank=True, default="")
    key = models.UUIDField(null=True, unique=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["shipment", "carrier_event"],
                condition=~Q(carrier_event=""),
                name="one_news_each",
            ),
        )
        indexes = (models.Index(fields=["centre", "at"], include=["turn"], name="shipment_days"),)
