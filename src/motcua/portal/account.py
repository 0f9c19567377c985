"""One's own account: who I am here, how I am reached, how I sign in."""

from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.identity import commands
from motcua.identity import queries as identity
from motcua.identity.commands import Asked, CodePurpose
from motcua.identity.queries import Profile
from motcua.law.errors import ActRefused
from motcua.portal.account_forms import ProfileForm, TargetForm
from motcua.portal.entrance import Citizen, for_citizens, holder, network_address
from motcua.ui.templatetags.ui import refusal

_form_pages = require_http_methods(["GET", "HEAD", "POST"])


def _profile(citizen: Citizen) -> Profile:
    found = identity.profile(citizen.account_id)
    if found is None:
        raise Http404
    return found


@require_safe
@for_citizens
def account(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """All of it at a glance, each part with the page that changes it."""
    me = _profile(citizen)
    providers = get_social_adapter(request).list_providers(request)
    linkable = [] if me.business or me.national else providers
    context = {
        "me": me,
        "linkable": [
            {"name": one.name, "url": one.get_login_url(request, process="connect")} for one in linkable
        ],
    }
    return render(request, "portal/account.html", context)


@_form_pages
@for_citizens
def profile(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """Name, address and language."""
    me = _profile(citizen)
    fixed = me.asserted or me.business
    start = {"name": me.name, "address": me.address, "language": me.language}
    form = ProfileForm(request.POST or None, initial=start, asserted=fixed)
    if request.method == "POST" and form.is_valid():
        said = {"name": me.name} | form.cleaned_data
        try:
            commands.change_profile(citizen.account_id, **said)
        except ActRefused as refused:
            form.add_error("name", refusal(refused))
        else:
            messages.success(request, _("Saved."))
            answer = redirect("portal:account")
            answer.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, said["language"], samesite="Lax", secure=settings.HTTPS
            )
            return answer
    status = 422 if form.errors else 200
    return render(request, "portal/profile.html", {"form": form, "me": me, "fixed": fixed}, status=status)


@_form_pages
@for_citizens
def contact(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """Another telephone number or email address: kept once its owner gives the code that goes there."""
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        way, target = form.cleaned_data["target"]
        asked = Asked(
            way=way,
            target=target,
            purpose=CodePurpose.CONTACT,
            account_id=citizen.account_id,
            holder=holder(request),
            address=network_address(request),
            carries={"language": request.LANGUAGE_CODE},
        )
        try:
            return redirect("portal:code", code_id=commands.send(asked, at=timezone.now()))
        except ActRefused as refused:
            form.add_error("target", refusal(refused))
    context = {"form": form, "me": _profile(citizen)}
    return render(request, "portal/contact.html", context, status=422 if form.errors else 200)
