"""Coded reasons: the short list from which an officer says why an act was needed, beside the free words."""

from django.db import models


class Reasoned(models.TextChoices):
    """Acts that say why by code."""

    APOLOGISE = "apologise"
    ASK_SUPPLEMENT = "ask_supplement"
    RETURN_TO_STEP = "return_to_step"


class ReasonCode(models.Model):
    """Never deleted, since events name it; one that is not on is not offered any more."""

    act = models.CharField(max_length=20, choices=Reasoned.choices)
    code = models.SlugField(max_length=40)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()
    is_on = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["act", "code"], name="one_reason_code_per_act"),
            models.CheckConstraint(condition=~models.Q(name_vi=""), name="reason_code_has_a_name"),
        )

    def __str__(self) -> str:
        return f"{self.act}: {self.code}"
