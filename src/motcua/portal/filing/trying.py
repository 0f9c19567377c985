"""A form that is being written, tried as people will see it: drawn and checked as every form, and nothing is kept.

The form and the answers so far travel with the page; there is no draft, no dossier and no row of this anywhere.
"""

from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.catalogue import policies
from motcua.catalogue.queries import EFormTerms
from motcua.catalogue.queries.common_form import tried_form
from motcua.dossiers.queries import drafts
from motcua.lib.eform import Answers, Fault, Form, Page, holds, read, shown
from motcua.portal.filing import access, drawing, saying
from motcua.portal.filing.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Trial:
    """What the page carries: the form's own part as it was sent, the whole of it, the answers so far."""

    written: str
    form: Form
    answers: Answers

    @property
    def asked(self) -> Answers:
        return shown(self.form, self.answers)

    def pages(self) -> list[Page]:
        """Those that are shown, given the answers."""
        return [page for page in self.form.pages if holds(page.when, self.asked)]


@never_cache
@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """One page of the form after the other, and at the end what was answered."""
    actor = access.helper(request)
    if actor is None or not policies.may_read(actor):
        return render(request, "403.html", status=403)
    tried = _tried(request)
    here = tried.form.page(request.POST.get("page", ""))
    if here is None or request.POST.get("act") == "begin":
        return _page(request, tried, tried.pages()[0])
    act = str(request.POST.get("act", ""))
    answers = {
        name: value for name, value in tried.answers.items() if name not in {f.name for f in here.fields}
    }
    tried = Trial(tried.written, tried.form, answers | read(here, dict(request.POST.lists())))
    if act.startswith("add:"):
        return _page(request, tried, here, more=act.removeprefix("add:"))
    if act == "back":
        return _page(request, tried, _beside(tried, here, -1) or here)
    found = drafts.faults(EFormTerms(0, 0, 0, tried.form), tried.asked, on=timezone.localdate(), page=here)
    if found:
        return _page(request, tried, here, found, status=422)
    onwards = _beside(tried, here, 1)
    return _page(request, tried, onwards) if onwards else _answered(request, tried)


def _tried(request: HttpRequest) -> Trial:
    written = request.POST.get("form", "")
    try:
        own = orjson.loads(written)
        answers = orjson.loads(request.POST.get("answers") or "{}")
        form = tried_form(own["schema"], own["layout"])
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise BadRequest("no form to try") from wrong
    if form is None or not isinstance(answers, dict):
        raise BadRequest("a form with faults cannot be tried")
    return Trial(written, form, answers)


def _beside(tried: Trial, here: Page, by: int) -> Page | None:
    pages = tried.pages()
    keys = [page.key for page in pages]
    at = keys.index(here.key) + by if here.key in keys else 0
    return pages[at] if 0 <= at < len(pages) else None


def _carried(tried: Trial) -> dict[str, Any]:
    return {"form": tried.written, "answers": orjson.dumps(tried.answers).decode()}


def _page(
    request: HttpRequest,
    tried: Trial,
    here: Page,
    found: tuple[Fault, ...] = (),
    *,
    more: str = "",
    status: int = 200,
) -> HttpResponse:
    drawn = Drawing(tried.form, tried.answers, found, timezone.localdate(), more)
    pages = tried.pages()
    told: dict[str, Any] = {
        "page": here,
        "number": 1 + next((n for n, page in enumerate(pages) if page.key == here.key), 0),
        "count": len(pages),
        "title": saying.said(here.title),
        "intro": saying.said(here.intro),
        "questions": drawing.questions(drawn, here),
        "summary": drawing.summary(drawn),
    }
    return render(request, "portal/filing/trial.html", _carried(tried) | told, status=status)


def _answered(request: HttpRequest, tried: Trial) -> HttpResponse:
    today = timezone.localdate()
    groups = [
        (
            saying.said(page.title),
            saying.answered(tried.form, tried.asked, [field.name for field in page.fields], on=today),
        )
        for page in tried.pages()
    ]
    return render(request, "portal/filing/trial_end.html", _carried(tried) | {"groups": groups})
