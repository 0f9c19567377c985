"""The catalogue officer's page: what people looked for and did not find, and what it is to mean."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from motcua.catalogue import commands, policies
from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import for_officers, frame
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.lib.written import whole
from motcua.ui.templatetags.ui import refusal


class MeaningForm(forms.Form):
    phrase = forms.CharField(label=gettext_lazy("What people say"), max_length=100)
    means = forms.CharField(
        label=gettext_lazy("Words of the procedure's name that it means"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what it means.")},
    )


@require_GET
@for_officers
def unfound(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The searches that found nothing, the most frequent first."""
    policies.demand_keeping(actor)
    return _page(request, actor, MeaningForm(initial={"phrase": request.GET.get("phrase", "")[:100]}))


@require_POST
@for_officers
def teach(request: HttpRequest, actor: Actor) -> HttpResponse:
    """From now on these words find what they mean."""
    policies.demand_keeping(actor)
    form = MeaningForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, form, status=422)
    phrase, means = form.cleaned_data["phrase"], form.cleaned_data["means"]
    try:
        commands.teach(phrase, means=means, by=actor, at=timezone.now())
    except ActRefused as refused:
        form.add_error("means", refusal(refused))
        return _page(request, actor, form, status=409)
    messages.success(request, _("“%(phrase)s” now finds “%(means)s”.") % {"phrase": phrase, "means": means})
    return redirect("desk:unfound")


@require_POST
@for_officers
def dismiss(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Forget searches that need no answer."""
    ticked = [one for text in request.POST.getlist("term") if (one := whole(text)) is not None]
    commands.dismiss(ticked, by=actor)
    messages.success(request, _("They were taken from the list."))
    return redirect("desk:unfound")


def _page(request: HttpRequest, actor: Actor, form: MeaningForm, *, status: int = 200) -> HttpResponse:
    shown = {"terms": catalogue.unfound(), "form": form}
    return render(request, "desk/unfound.html", frame(actor) | shown, status=status)
