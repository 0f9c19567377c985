"""The register of a centre's equipment: what stands where, faults, maintenance, the monthly check of security."""

from django.db import models
from django.db.models import Q

from motcua.law.errors import N_


class EquipmentKind(models.TextChoices):
    """The labels are msgids."""

    COMPUTER = "computer", N_("Computer")
    PRINTER = "printer", N_("Printer")
    SCANNER = "scanner", N_("Scanner or camera")
    KIOSK = "kiosk", N_("Ticket machine or kiosk")
    SCREEN = "screen", N_("Screen on the wall")
    TABLET = "tablet", N_("Tablet")
    NETWORK = "network", N_("Network device")
    OTHER = "other", N_("Other equipment")


class EquipmentItem(models.Model):
    """A thing with its inventory number. Without a counter it serves the whole hall."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    counter = models.ForeignKey(
        "organisation.Counter", on_delete=models.PROTECT, null=True, related_name="equipment"
    )
    number = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=EquipmentKind.choices)
    name = models.CharField(max_length=120)
    serial = models.CharField(max_length=80, blank=True)
    in_use_on = models.DateField()
    maintain_every_months = models.PositiveSmallIntegerField(null=True)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["centre", "number"], name="one_item_per_inventory_number"),
            models.CheckConstraint(
                condition=Q(maintain_every_months__isnull=True) | Q(maintain_every_months__gte=1),
                name="maintained_every_some_months",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class EquipmentFault(models.Model):
    """Something does not work. One open fault of an item: whoever reports it again finds it reported."""

    item = models.ForeignKey(EquipmentItem, on_delete=models.PROTECT, related_name="faults")
    text = models.CharField(max_length=500, blank=True)
    reported_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    reported_at = models.DateTimeField()
    fixed_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    fixed_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["item"], condition=Q(fixed_at__isnull=True), name="one_open_fault_of_an_item"
            ),
            models.CheckConstraint(
                condition=Q(fixed_at__isnull=True, how="") | Q(fixed_at__isnull=False) & ~Q(how=""),
                name="fixed_fault_says_how",
            ),
        )


class Maintenance(models.Model):
    """An item was maintained on a day."""

    item = models.ForeignKey(EquipmentItem, on_delete=models.PROTECT, related_name="maintenance")
    done_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    noted_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "done_on"], name="one_maintenance_a_day"),)


class SecurityTopic(models.TextChoices):
    """What is looked at every month (the source's S22). The labels are msgids."""

    UPDATES = "updates", N_("Computers have their updates")
    ANTIVIRUS = "antivirus", N_("Protection against malware runs and is up to date")
    PASSWORDS = "passwords", N_("Everybody signs in as themselves; no password is written down at a counter")
    LOCKED = "locked", N_("Screens lock when an officer leaves the counter")
    PAPERS = "papers", N_("No papers with personal data lie at printers, counters or in the bin")
    PUBLIC = "public", N_("The public's computers and kiosks forget their users")
    PORTS = "ports", N_("Foreign USB sticks and network plugs in the hall cannot be used")
    NETWORK = "network", N_("The guests' network is apart from the officers'")
    CAMERAS = "cameras", N_("Cameras work and show no screen or paper")
    BACKUP = "backup", N_("A backup was made and restored on trial")


class CheckResult(models.TextChoices):
    GOOD = "good", N_("In order")
    BAD = "bad", N_("Not in order")
    ABSENT = "absent", N_("Does not apply")


class SecurityCheck(models.Model):
    """A topic was looked at in a month. Only appended to: the newest counts."""

    centre = models.ForeignKey("organisation.ServiceCentre", on_delete=models.PROTECT, db_index=False)
    month_on = models.DateField()
    topic = models.CharField(max_length=9, choices=SecurityTopic.choices)
    result = models.CharField(max_length=6, choices=CheckResult.choices)
    note = models.CharField(max_length=500, blank=True)
    checked_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    checked_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(result="bad") | ~Q(note=""), name="bad_check_says_what"),
        )
        indexes = (models.Index(fields=["centre", "month_on", "topic", "-id"], name="checks_of_month"),)
