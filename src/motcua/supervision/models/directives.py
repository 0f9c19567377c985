"""Directives (ý kiến chỉ đạo): what a unit is told to do by when, its progress with evidence, its close."""

from typing import Any

from django.db import models
from django.db.models import Q


def _to(model: str, **options: Any) -> Any:
    return models.ForeignKey(model, on_delete=models.PROTECT, db_index=False, related_name="+", **options)


class Directive(models.Model):
    """To one unit; `done_on_at` is when the unit last said that all is done."""

    key = models.UUIDField(unique=True)  # of the form that issued it: sent twice it is issued once
    title = models.CharField(max_length=200)
    text = models.TextField()
    agency = _to("organisation.Agency", null=True)
    centre = _to("organisation.ServiceCentre", null=True)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=100)
    officer = _to("organisation.Officer")
    due_at = models.DateTimeField()
    percent = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=100, blank=True)
    closing = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agency__isnull=True) ^ Q(centre__isnull=True), name="directive_to_one_unit"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="directive_percent"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(closed_by=""), name="directive_closed_by_somebody"
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at", "id"], condition=Q(closed_at__isnull=True), name="open_directives"
            ),
            models.Index(
                fields=["closed_at"], condition=Q(closed_at__isnull=False), name="closed_directives"
            ),
        )


class DirectiveLink(models.Model):
    """What a directive is about: a dossier, a procedure or an agency."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="links")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, null=True, related_name="+")
    procedure = _to("catalogue.Procedure", null=True)
    agency = _to("organisation.Agency", null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(dossier__isnull=False, procedure__isnull=True, agency__isnull=True)
                | Q(dossier__isnull=True, procedure__isnull=False, agency__isnull=True)
                | Q(dossier__isnull=True, procedure__isnull=True, agency__isnull=False),
                name="directive_link_to_one_thing",
            ),
        )


class DirectiveReport(models.Model):
    """What the unit says of its progress, with a file as evidence where there is one."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="reports")
    at = models.DateTimeField()
    officer = _to("organisation.Officer")
    said_by = models.CharField(max_length=100)
    percent = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000)
    file = _to("documents.StoredFile", null=True)
    file_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(percent__lte=100), name="report_percent"),)
