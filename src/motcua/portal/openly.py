"""What everybody may read and check: figures day by day, the public record, and a dossier's proof that it is in it."""

from datetime import date
from importlib import resources
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.queries.tracking import Followed
from motcua.openness import queries as record
from motcua.portal.holder import for_holder
from motcua.reports.queries import open_days

KINDS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/open/data.html", {"days": open_days.days(), "least": open_days.LEAST})


@require_safe
def open_day(request: HttpRequest, day: str, form: str) -> HttpResponse:  # noqa: ARG001
    """One day's figures as a file."""
    try:
        told = open_days.published(date.fromisoformat(day))
    except ValueError:
        told = None
    if told is None or form not in KINDS:
        raise Http404
    if form == "json":
        return _json(told)
    return HttpResponse(open_days.as_csv(told), content_type=KINDS["csv"])


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The JSON Schema of a day's figures."""
    text = resources.files("motcua.reports").joinpath("data", open_days.SCHEMA).read_text(encoding="utf-8")
    return HttpResponse(text, content_type="application/schema+json")


@require_safe
def public_record(request: HttpRequest) -> HttpResponse:
    """Each night's root, its signature and the key."""
    return render(request, "portal/open/record.html", {"roots": record.roots()})


@require_safe
def roots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _json(record.roots_document())


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The program that checks roots and proofs: one file, nothing but Python."""
    text = resources.files("motcua.openness").joinpath("data", "verify_record.py").read_text(encoding="utf-8")
    response = HttpResponse(text, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_record.py"'
    return response


@require_safe
@for_holder
def proof(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """For whoever holds the receipt: which of its events are in the record, and the proof as a file."""
    context = {"found": found, "secret": secret, "proofs": record.proofs(found.dossier_id)}
    return render(request, "portal/open/proof.html", context)


@require_safe
@for_holder
def proof_file(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:  # noqa: ARG001
    proofs = [one.document() for one in record.proofs(found.dossier_id)]
    response = _json({"format": "motcua record v1", "dossier": found.code, "proofs": proofs})
    response["Content-Disposition"] = f'attachment; filename="{found.code}-proof.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def _json(told: Any) -> JsonResponse:
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
