"""The officer's key at the signing service, and the picture of their signature."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.desk.entrance import for_officers, frame
from motcua.documents.commands import signing as keys
from motcua.documents.queries import signing as queries
from motcua.dossiers.commands import signing as commands
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused


class KeyForm(forms.Form):
    user = forms.CharField(
        label=_("Your user name at the signing service"),
        help_text=_("With most services it is the number of your identity card."),
        max_length=100,
    )


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture of your signature"),
        help_text=_("Your signature on paper in blue, as PNG on transparent ground, of at most 2 MB."),
        widget=forms.FileInput({"accept": "image/png,.png"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def key(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Link the key that the service keeps for this officer, whose certificate must bear their name."""
    if request.method != "POST":
        return _page(request, actor, KeyForm(), PictureForm())
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, form, PictureForm(), status=422)
    try:
        signer = keys.link_account(form.cleaned_data["user"], by=actor, at=timezone.now())
    except ActRefused as refused:
        return _page(request, actor, form, PictureForm(), refused=refused, status=409)
    messages.success(request, now_("Linked: the certificate of %(signer)s.") % {"signer": signer})
    return redirect("desk:signing_key")


@require_POST
@for_officers
def unlink(request: HttpRequest, actor: Actor) -> HttpResponse:
    released = commands.unlink_account(by=actor, at=timezone.now())
    said = ngettext(
        "Your key is no longer linked. %(count)s result that waited for your signature gets the seal alone.",
        "Your key is no longer linked. %(count)s results that waited for your signature get the seal alone.",
        released,
    )
    messages.success(request, said % {"count": released})
    return redirect("desk:signing_key")


@require_POST
@for_officers
def picture(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, actor, KeyForm(), form, status=422)
    try:
        keys.keep_picture(form.cleaned_data["picture"].read(), by=actor)
    except ActRefused as refused:
        form.add_error("picture", now_(refused.message))
        return _page(request, actor, KeyForm(), form, status=422)
    messages.success(request, now_("The picture of your signature is kept."))
    return redirect("desk:signing_key")


@require_GET
@for_officers
def picture_file(request: HttpRequest, actor: Actor) -> HttpResponse:
    found = queries.picture(actor.officer_id)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/png", headers={"Cache-Control": "private, no-store"})


def _page(
    request: HttpRequest,
    actor: Actor,
    form: KeyForm,
    pictures: PictureForm,
    *,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "account": queries.account(actor.officer_id),
        "offered": queries.is_offered(),
        "form": form,
        "pictures": pictures,
        "refused": refused,
    }
    return render(request, "desk/signing/key.html", frame(actor) | shown, status=status)
