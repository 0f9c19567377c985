"""The questions of applicants that wait for this officer's units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.desk import looking
from motcua.desk.entrance import for_officers, frame
from motcua.dossiers.queries import questions
from motcua.law.actor import Actor


@require_GET
@for_officers
def waiting(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The most urgent first; each is answered on its dossier's page."""
    now = timezone.now()
    found = questions.waiting(actor)
    looking.look_through(sorted({one.dossier_id for one in found}), by=actor, at=now)
    rows = [(one, one.answer_by < now) for one in found]
    return render(request, "desk/questions.html", frame(actor) | {"rows": rows})
