"""What the carrier asks for: by zone and weight, for the days it is in force."""

from django.db import models
from django.db.models import F, Q

from motcua.postal.models.shipment import Zone


class PostalRate(models.Model):
    """The charge for a letter up to a weight. `source` is the decision or the contract that sets it."""

    zone = models.CharField(max_length=8, choices=Zone.choices)
    up_to_grams = models.PositiveIntegerField()
    amount_dong = models.PositiveBigIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["zone", "up_to_grams", "valid_from"], name="one_rate_each"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="rate_ends_after_it_begins",
            ),
        )
