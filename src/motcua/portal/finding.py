"""Finding a procedure, and all about one before filing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue import commands
from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import How, Only, ProcedurePage
from motcua.dossiers import queries as dossiers
from motcua.lib.written import whole
from motcua.organisation import queries as organisation
from motcua.portal import words
from motcua.portal.forms import CaseForm, SearchForm
from motcua.ui import formats

MOST_FOUND = 60


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Procedures by everyday words, narrowed as wished; without words, all in alphabetical order."""
    today = timezone.localdate()
    form = SearchForm(request.GET, choices=catalogue.choices(today))
    wanted = form.cleaned_data if form.is_valid() else {}
    text, only = wanted.get("q", ""), Only(**{name: wanted.get(name, "") for name in Only.__slots__})
    found = catalogue.search(text, today, most=MOST_FOUND, only=only)
    if found.how == How.NOT and only == Only():
        commands.note_unfound(text, on=today)
    context = {
        "form": form,
        "text": text,
        "found": [(one, words.limit(one.limit)) for one in found.procedures],
        "how": found.how,
        "read_as": found.read_as,
        "more": found.total > MOST_FOUND,
        "count": min(found.total, MOST_FOUND),
        "narrowed": only != Only(),
    }
    return render(request, "portal/procedures.html", context)


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """What a person wants to know before filing, in the order in which they ask."""
    today = timezone.localdate()
    page = catalogue.procedure_page(code, today, whole(request.GET.get("version"), digits=5))
    if page is None:
        raise Http404
    level, cases = page.found.level, CaseForm(request.GET, cases=page.cases)
    standing = _standing(page, today)
    decides = str(page.agency or page.office or _("the people's committee where you file"))
    context = {
        "page": page,
        "limit": words.limit(page.found.limit),
        "shortened_from": words.limit(page.statutory_limit)
        if page.statutory_limit != page.found.limit
        else "",
        "channels": [words.said(words.CHANNELS, channel) for channel in page.channels],
        "fee_timing": words.said(words.FEE_TIMINGS, page.fee_timing),
        "decides": f"{decides} ({words.said(words.LEVELS, level)})",
        "facts": _facts(page),
        "visits": words.said(words.VISITS, page.found.service_level),
        "centres": organisation.centres_in_force(today).filter(level=level),
        "english": not formats.vietnamese(),
        "notice": standing,
        "by_post": "post" in page.channels and not standing,
        "online": not standing and catalogue.online_form(code, today) is not None,
        "versions": [(line, words.limit(line.limit)) for line in page.versions],
        "forgotten": dossiers.often_missing(page.procedure_id),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "portal/procedure.html", context | _checklist(page, cases))


def _facts(page: ProcedurePage) -> list[tuple[str, str]]:
    """The three answers that most people come for."""
    limit = _("While you wait") if page.found.on_the_spot else words.limit(page.found.limit)
    online = words.said(words.SERVICE_LEVELS, page.found.service_level)
    return [(_("How long?"), limit), (_("What do I get?"), str(page.result)), (_("Online"), online)]


def _checklist(page: ProcedurePage, cases: CaseForm) -> dict[str, Any]:
    """The papers of this person's case: those for everybody, and those of the cases that were ticked."""
    chosen = cases.chosen()
    return {
        "cases": cases,
        "answered": chosen is not None,
        "documents": [d for d in page.documents if chosen is None or not d.case_vi or d.case_vi in chosen],
    }


def _standing(page: ProcedurePage, today: Any) -> str:
    """A sentence where the version shown is not the one in force."""
    line = page.shown
    if line.valid_from > today:
        return _("This version comes into force on %(day)s.") % {"day": formats.day(line.valid_from)}
    if line.valid_until is not None and line.valid_until <= today:
        return _("This version has not been in force since %(day)s.") % {"day": formats.day(line.valid_until)}
    return ""
