"""Who took what out of the program, who looked at whose data, who changed what is not a dossier.

Looks and changes are appended and never changed (triggers refuse). All name what they are about by number and
by name, not by reference: they outlive what they tell of.
"""

from django.db import models

from motcua.law.purpose import Purpose, Seen


class Look(models.Model):
    """Somebody of the administration saw the data of the persons in a dossier.

    Or of a person who stands elsewhere, or in no dossier yet: then `about` says where ("shipment BC…", "officer 7").
    """

    dossier_id = models.BigIntegerField(null=True)
    about = models.CharField(max_length=60, db_default="", default="", blank=True)
    at = models.DateTimeField()
    officer_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    agency_id = models.BigIntegerField(null=True)
    centre_id = models.BigIntegerField(null=True)
    seen = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Seen])
    purpose = models.CharField(max_length=12, choices=[(p.value, p.value) for p in Purpose])

    class Meta:
        indexes = (
            models.Index(fields=["dossier_id", "-at", "-id"], name="looks_of_dossier"),
            models.Index(fields=["officer_id", "-at"], name="looks_of_officer"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(dossier_id__isnull=False) | ~models.Q(about=""),
                name="look_is_about_something",
            ),
        )


class Change(models.Model):
    """Somebody changed something that is not a dossier: each carries the hash of the one before it."""

    at = models.DateTimeField()
    officer_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    what = models.CharField(max_length=40)  # "calendar day", "everyday word"
    about = models.CharField(max_length=200)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    hash = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["what", "about", "-id"], name="changes_of_thing"),)


class Export(models.Model):
    """A list that left as a file. Written before the first byte leaves; `rows` once all have."""

    at = models.DateTimeField()
    officer_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    what = models.CharField(max_length=20)  # list, search, register
    asked = models.JSONField()  # which list, as the address said it
    form = models.CharField(max_length=8)  # csv, xlsx
    rows = models.PositiveIntegerField(null=True)  # null: under way, or broken off

    class Meta:
        indexes = (models.Index(fields=["officer_id", "at"], name="exports_by_officer"),)


class SmokeRun(models.Model):
    """A citizen's first steps, walked on the running system by a timer (`motcua smoke`). No `fault`: it went well."""

    at = models.DateTimeField()
    seconds = models.FloatField()
    fault = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["-at"], name="smoke_runs"),
            models.Index(fields=["-at"], condition=models.Q(fault=""), name="smoke_runs_well"),
        )
