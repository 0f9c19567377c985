"""What decisions lately published, amended or repealed: for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.queries import proposals
from motcua.law.catalogue_life import KIND_LABELS


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The newest first, each with what it changes and from when."""
    told = [
        (decision, [(change, _(KIND_LABELS[change.kind])) for change in decision.changes])
        for decision in proposals.announced()
    ]
    return render(request, "portal/decisions.html", {"decisions": told})
