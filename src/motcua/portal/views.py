"""The public's pages. Nothing here needs an account; a dossier opens with the word on its receipt."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.announcements import queries as announcements
from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import proposals
from motcua.documents import queries as documents
from motcua.dossiers import commands, papers
from motcua.dossiers import queries as dossiers
from motcua.dossiers.commands.tracking import TooManyGuesses
from motcua.dossiers.queries import tracking
from motcua.dossiers.queries.tracking import Followed
from motcua.law.lifecycle import OPEN, STANDING
from motcua.law.papers import LABELS
from motcua.payments.queries import fees, tries
from motcua.portal import acting, holder, installed, results, words
from motcua.portal.forms import SCORES, CodeForm, SecretForm
from motcua.portal.holder import MINE, for_holder, private
from motcua.postal.queries.one import asked_before as post_had_it
from motcua.ratings import commands as ratings
from motcua.ratings import queries as ratings_given
from motcua.ui import files


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    events = catalogue.choices(timezone.localdate()).life_events
    news = announcements.headlines(at=timezone.now(), limit=4)
    shown = {
        "form": CodeForm(),
        "life_events": events,
        "announcements": news,
        "published": proposals.newest(),
    }
    return render(request, "portal/home.html", shown)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a dossier's code."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("portal:glance", code=form.cleaned_data["code"])
    return render(request, "portal/find.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def glance(request: HttpRequest, code: str) -> HttpResponse:
    """The bare code: its status, and the field for the word that opens the rest."""
    found = tracking.glance(code.upper())
    form = SecretForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = holder.opened(request, code, form.cleaned_data["secret"])
        except TooManyGuesses:
            return holder.wait(request, code)
        if opened is not None:
            return redirect("portal:follow", code=opened.code, secret=form.cleaned_data["secret"])
        form.add_error(
            "secret", _("This is not the tracking word of this dossier. Look at the receipt again.")
        )
    if found is None:
        missing = CodeForm({"code": code[:60]})
        missing.add_error("code", _("There is no dossier with this code. Look at the receipt again."))
        return render(request, "portal/find.html", {"form": missing}, status=404)
    context = {
        "found": found,
        "now": _(words.NOW[found.status]),
        "form": form,
        "live_topic": f"dossier:{found.dossier_id}",
    }
    return render(request, "portal/glance.html", context)


@require_safe
@for_holder
def follow(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """All about one dossier, for whoever holds its receipt: this is where the QR code leads."""
    score, now = ratings_given.given(found.dossier_id), timezone.now()
    context = {
        "found": found,
        "secret": secret,
        "now": _(words.NOW[found.status]),
        "late": found.due_at is not None
        and found.finished_at is None
        and found.status not in STANDING
        and now > found.due_at,
        "rows": words.rows(found, at=now),
        "mine": secret == MINE,
        "shown_at": now,
        "seen": installed.seen(found, at=now),
        "acts": acting.offers(found),
        "live_topic": f"dossier:{found.dossier_id}",
        "files": found.files,
        **results.shown(found),
        "lines": [words.line(event) for event in found.happened],
        "papers": [(p.kind, p.seq, _(LABELS[p.kind]), p.issued_at) for p in reversed(found.papers)],
        "post_offered": found.status in OPEN or post_had_it(found.dossier_id),
        "owed": [(_(one.name), one.amount_dong, one.legal_ground) for one in found.owed],
        "payable": found.owed_dong > 0 and tries.can_pay(found.dossier_id),
        "fee_open": fees.is_open(found.dossier_id, found.status),
        "paid_before": tries.tried(found.dossier_id),
        "score": dict(SCORES).get(score or ""),
        "rateable": found.status in ratings.RATEABLE and score is None,
    }
    return render(request, "portal/follow.html", context)


@require_safe
@for_holder
def paper(request: HttpRequest, found: Followed, _secret: str, kind: str) -> HttpResponse:
    """A paper that went out to the applicant, for whoever holds the receipt."""
    chosen = dossiers.chosen(found.papers, kind, request.GET.get("event", ""))
    if chosen is None:
        raise Http404
    issued = commands.issue_papers([chosen.asked], at=timezone.now())[0]
    file = documents.facts(issued.file_id)
    return files.private(
        request,
        lambda: documents.content(file),
        sha256=file.sha256,
        name=papers.file_name(chosen.kind, found.code),
        media_type=file.media_type,
    )


@require_safe
@for_holder
def looks(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """Who of the administration has looked at the dossier."""
    context = {"found": found, "secret": secret, "looks": words.looks(found.dossier_id)}
    return render(request, "portal/looks.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = ("track", "desk", "dashboard", "accounts", "sign-in", "sign-up", "me", "api", "lobby", "uploads")
    lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in closed), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
