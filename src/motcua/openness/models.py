"""What was published. Only appended to: triggers refuse a change."""

from django.db import models
from django.db.models import Q


class DayRoot(models.Model):
    """The root of the tree of the events that became known up to a night, linked with the one before and signed.

    `number` counts them without gap. The events are those with `first_event_id` <= id <= `last_event_id`, in the order
    of their ids; `head` chains the roots (queries.record.chained).
    """

    number = models.PositiveIntegerField(unique=True)
    day_on = models.DateField(unique=True)
    first_event_id = models.BigIntegerField()
    last_event_id = models.BigIntegerField()
    size = models.PositiveIntegerField()
    root = models.BinaryField()
    head = models.BinaryField()
    public_key = models.BinaryField()
    signature = models.BinaryField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(size=0) | Q(last_event_id__gte=models.F("first_event_id")),
                name="day_root_of_a_stretch",
            ),
        )
        indexes = (models.Index(fields=["-last_event_id"], name="day_roots_by_event"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.day_on}"


class RootTile(models.Model):
    """The root of a thousand leaves (1,024; the last of a day may be fewer), so that a proof reads few."""

    of = models.ForeignKey(DayRoot, on_delete=models.PROTECT, db_index=False, related_name="tiles")
    position = models.PositiveIntegerField()
    first_event_id = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["of", "position"], name="one_tile_per_position"),)
