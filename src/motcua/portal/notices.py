"""How I am told: ways, hours, browsers. And where providers tell what became of a message."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from motcua.identity import queries as identity
from motcua.law.errors import ActRefused
from motcua.notices import commands
from motcua.notices.commands.hearing import Forged, NoSuchMessage, Receipt
from motcua.notices.commands.reaching import Browser, Wishes
from motcua.notices.queries.reach import Reach, reach
from motcua.portal import callbacks
from motcua.portal.entrance import Citizen, for_citizens
from motcua.ui.templatetags.ui import refusal

MOST_BYTES = 10_000
_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class WishesForm(forms.Form):
    ways = forms.MultipleChoiceField(
        label=gettext_lazy("How we tell you"),
        choices=(
            ("email", gettext_lazy("By email")),
            ("sms", gettext_lazy("By text message (SMS)")),
            ("push", gettext_lazy("In the browsers below")),
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy(
                "Choose at least one way, so that we can tell you what becomes of your dossiers."
            )
        },
    )
    quiet_from = forms.TimeField(
        label=gettext_lazy("Quiet from"),
        widget=_TIME,
        error_messages={"required": gettext_lazy("Enter a time.")},
    )
    quiet_until = forms.TimeField(
        label=gettext_lazy("until"), widget=_TIME, error_messages={"required": gettext_lazy("Enter a time.")}
    )

    def wishes(self) -> Wishes:
        said = self.cleaned_data
        ways = said["ways"]
        return Wishes(
            email="email" in ways,
            sms="sms" in ways,
            push="push" in ways,
            quiet_from=said["quiet_from"],
            quiet_until=said["quiet_until"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def wishes(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """See and change how one is told."""
    now = reach(citizen.account_id)
    form = WishesForm(request.POST if request.method == "POST" else None, initial=_start(now))
    if form.is_bound and form.is_valid():
        try:
            commands.choose(citizen.account_id, form.wishes())
        except ActRefused as refused:
            form.add_error("ways", refusal(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("portal:messages")
    context = {
        "form": form,
        "now": now,
        "me": identity.profile(citizen.account_id),
        "push_key": "" if getattr(request, "public_computer", False) else now.push_key,
    }
    return render(request, "portal/messages.html", context, status=422 if form.errors else 200)


def _start(now: Reach) -> dict[str, object]:
    ways = [way for way in ("email", "sms", "push") if getattr(now, way)]
    return {"ways": ways, "quiet_from": now.quiet_from, "quiet_until": now.quiet_until}


@require_POST
@for_citizens
def subscribe(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """Show messages in the browser that sends this."""
    browser = Browser(
        endpoint=request.POST.get("endpoint", "")[:1000],
        p256dh=request.POST.get("p256dh", "")[:100],
        auth=request.POST.get("auth", "")[:40],
        device=request.headers.get("User-Agent", ""),
    )
    try:
        commands.subscribe(citizen.account_id, browser, at=timezone.now())
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("This browser shows your messages from now on."))
    return redirect("portal:messages")


@require_POST
@for_citizens
def unsubscribe(request: HttpRequest, citizen: Citizen, subscription_id: int) -> HttpResponse:
    commands.unsubscribe(citizen.account_id, subscription_id)
    messages.success(request, _("That browser shows no more messages."))
    return redirect("portal:messages")


@csrf_exempt
@require_POST
def receipt(request: HttpRequest, provider: str) -> JsonResponse:
    """What a provider tells of a message: a delivery receipt."""

    def hear(headers: dict[str, str], body: bytes, heard_at: datetime) -> dict[str, Any]:
        heard = Receipt(provider=provider, headers=headers, body=body, heard_at=heard_at)
        return {"state": commands.hear(heard)}

    wrong: dict[type[Exception], tuple[int, str]] = {Forged: (401, "signature"), NoSuchMessage: (404, "id")}
    return callbacks.answer(request, hear, most_bytes=MOST_BYTES, wrong=wrong)
