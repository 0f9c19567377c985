"""What the national portal is told: how it stands, what it refused, a comparison on demand."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk.entrance import for_officers
from motcua.desk.notices.entrance import shown
from motcua.exchange import commands, policies, providers
from motcua.exchange.queries import outbox
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.lib.written import whole
from motcua.ui.fields import DayInput

# What we say of a failure ourselves; the portal's own words stand as it said them.
FAULTS = (N_("The national portal does not answer."),)


class PeriodForm(forms.Form):
    """The days on which the dossiers were received."""

    first = forms.DateField(label=_("Received from"), widget=DayInput)
    last = forms.DateField(label=_("Received until"), widget=DayInput)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def exchange(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How the exchange stands; a POST asks for a comparison."""
    policies.demand_looking(actor)
    form = PeriodForm(request.POST or None, initial=dict.fromkeys(("first", "last"), timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            commands.ask_comparison(said["first"], said["last"], by=actor, at=timezone.now())
        except NotPossible as no:
            form.add_error("last", now_(no.message) % no.params)
        else:
            messages.success(request, now_("The comparison has begun. Its result will stand below."))
            return redirect("desk:exchange")
    context: dict[str, Any] = {
        "form": form,
        "is_connected": providers.offered() is not None,
        "stands": outbox.standing(),
        "counted": outbox.COUNTED,
        "owed": [{"one": one, "fault": _said(one.fault)} for one in outbox.owed(actor)],
        "compared": [{"one": one, "fault": _said(one.run.fault)} for one in outbox.reconciliations()],
        "keeps": policies.may_keep(actor),
    }
    status = 422 if request.method == "POST" else 200
    return render(
        request, "desk/notices/exchange.html", shown(actor, "desk:exchange", **context), status=status
    )


def _said(fault: str) -> str:
    return now_(fault) if fault in FAULTS else fault


@require_POST
@for_officers
def tell_again(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Tell the ticked dossiers now."""
    asked = [one for text in request.POST.getlist("dossier") if (one := whole(text)) is not None]
    owing = commands.retry(asked, by=actor, at=timezone.now())
    told = ngettext("%(count)s dossier is told again.", "%(count)s dossiers are told again.", owing)
    messages.success(request, told % {"count": owing})
    return redirect("desk:exchange")
