"""Feedback, proposals and complaints: filed by anybody, followed by a code, their answers public once approved."""

import hashlib
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.queries.tracking import Followed
from motcua.identity import queries as identity
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import N_, ActRefused, NotPossible
from motcua.law.feedback import KIND_LABELS, STATE_LABELS, Kind
from motcua.lib.written import whole
from motcua.organisation import queries as organisation
from motcua.portal.entrance import citizen_of, network_address
from motcua.portal.filing import storing
from motcua.portal.holder import acting, for_holder, private
from motcua.ratings.commands import feedback as commands
from motcua.ratings.commands.feedback import Filed
from motcua.ratings.commands.feedback.filing import TEXT_LENGTH
from motcua.ratings.queries import feedback as queries

_HOUR = 3600


class TooMuchFeedback(NotPossible):
    message = N_("So much was sent from here within an hour that no more is taken now. Try again later.")


class FeedbackForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        initial=Kind.FEEDBACK.value,
        error_messages={"required": _("Say what it is.")},
    )
    centre = forms.TypedChoiceField(label=_("To which centre?"), coerce=int)
    agency = forms.TypedChoiceField(
        label=_("Is it about one agency?"), coerce=int, empty_value=None, required=False
    )
    text = forms.CharField(
        label=_("What happened, or what do you propose?"),
        help_text=_(
            "When, where, who, what you ask for. What you write is shown only to those who answer it."
        ),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what happened, or what you propose.")},
    )
    name = forms.CharField(
        label=_("Your name"), max_length=200, error_messages={"required": _("Enter your name.")}
    )
    phone = forms.CharField(label=_("Telephone number"), max_length=20, required=False)
    email = forms.EmailField(label=_("Email address"), max_length=254, required=False)
    address = forms.CharField(
        label=_("Address"), help_text=_("A complaint needs it."), max_length=300, required=False
    )

    def __init__(self, request: HttpRequest, found: Followed | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        today = timezone.localdate()
        self.fields["kind"].choices = [(k.value, now_(label)) for k, label in KIND_LABELS.items()]  # type: ignore[attr-defined]
        self.fields["files"] = storing.field(
            request, label=now_("Photos or papers"), help_text=now_("Only what shows what you write about.")
        )
        if found is not None:  # a dossier says to which centre and agency
            del self.fields["centre"], self.fields["agency"]
            return
        # The provincial centre first: who does not know to whom to write writes there.
        found_centres = sorted(organisation.centres_in_force(today), key=lambda one: one.level != "province")
        centres = [(one.pk, one.name_vi) for one in found_centres]
        agencies = [(one.pk, one.name_vi) for one in organisation.agencies_in_force(today)]
        self.fields["centre"].choices = centres  # type: ignore[attr-defined]
        self.fields["agency"].choices = [("", now_("No, or I do not know")), *agencies]  # type: ignore[attr-defined]


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What was answered and published, and the ways to say something."""
    wanted = "".join(c for c in request.GET.get("code", "").upper() if c.isascii() and c.isalnum())
    if wanted:
        return redirect("portal:feedback_follow", code=wanted[:20])
    start = whole(request.GET.get("before"))
    found = queries.published(before=start)
    shown = {
        "rows": [(one, now_(KIND_LABELS[one.kind])) for one in found[: queries.PAGE]],
        "before": found[queries.PAGE - 1].id if len(found) > queries.PAGE else None,
        "first": start is None,
    }
    return render(request, "portal/feedback.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def send(request: HttpRequest) -> HttpResponse:
    """About a procedure, an agency, a centre, or at large."""
    citizen = citizen_of(request)
    by = citizen.actor if citizen else Actor(kind=ActorKind.CITIZEN, name="")
    return _form(request, None, by, "")


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def complain(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """About a dossier, by who holds its receipt or is its applicant."""
    return _form(request, found, acting(request, found, secret), secret)


def _form(request: HttpRequest, found: Followed | None, by: Actor, secret: str) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FeedbackForm(request, found, *posted, initial=_known(request, found))
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _count(request)
            kept = commands.file([_filed(request, found, by, form)])[0]
        except ActRefused as why:
            refused = why
        else:
            return redirect("portal:feedback_follow", code=kept.code)
    shown = {"found": found, "secret": secret, "form": form, "refused": refused}
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "portal/feedback_new.html", shown, status=status)


def _known(request: HttpRequest, found: Followed | None) -> dict[str, Any]:
    """What is known of who writes, so that it need not be typed again."""
    start: dict[str, Any] = {"key": uuid4(), "name": found.applicant_name if found else ""}
    citizen = citizen_of(request)
    me = identity.profile(citizen.account_id) if citizen else None
    if me is not None:
        start |= {"name": me.holder or me.name, "phone": me.phone, "email": me.email, "address": me.address}
    return start


def _count(request: HttpRequest) -> None:
    """So many within an hour from one address; it is kept as a hash alone."""
    of = hashlib.sha256(f"{settings.SECRET_KEY}{network_address(request)}".encode()).hexdigest()[:32]
    cache.add(f"feedback:{of}", 0, _HOUR)
    if cache.incr(f"feedback:{of}") > settings.MOTCUA_FEEDBACK_PER_HOUR:
        raise TooMuchFeedback


def _filed(request: HttpRequest, found: Followed | None, by: Actor, form: FeedbackForm) -> Filed:
    said = form.cleaned_data
    files: tuple[tuple[int, str], ...] = ()
    if said["files"]:
        whole = storing.gathered(request, said["files"], now_("Photos or papers"))
        files = ((whole.facts.id, whole.name),)
    return Filed(
        kind=Kind(said["kind"]),
        text=said["text"],
        name=said["name"],
        phone=said["phone"],
        email=said["email"],
        address=said["address"],
        by=by,
        at=timezone.now(),
        centre_id=found.centre_id if found else said["centre"],
        agency_id=found.agency_id if found else said["agency"],
        dossier_id=found.dossier_id if found else None,
        procedure_id=queries.procedure_id(request.GET.get("procedure", "")) if found is None else None,
        files=files,
        key=said["key"],
    )


@require_safe
@private
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """What became of it, for who holds its code."""
    found = queries.of_code(code.upper())
    if found is None:
        raise Http404
    shown = {
        "found": found,
        "code": code.upper(),
        "kind": now_(KIND_LABELS[found.kind]),
        "state": now_(STATE_LABELS[found.state]),
    }
    return render(request, "portal/feedback_follow.html", shown)
