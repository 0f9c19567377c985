"""Two accounts of one citizen: signed in to the one, and the nation has just said that the other is theirs too."""

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.identity import commands
from motcua.identity import queries as identity
from motcua.identity.commands import NationalClaims
from motcua.law.errors import ActRefused
from motcua.portal.entrance import Citizen, for_citizens
from motcua.ui.templatetags.ui import refusal

_ASSERTED = "asserted_to_join"
_GOOD_FOR = timedelta(minutes=10)


def keep(request: HttpRequest, claims: NationalClaims) -> None:
    """What the provider has just asserted to this browser, until its citizen has decided."""
    said = asdict(claims) | {"birth_on": claims.birth_on.isoformat() if claims.birth_on else ""}
    request.session[_ASSERTED] = {"claims": said, "at": timezone.now().isoformat()}


def _kept(request: HttpRequest) -> NationalClaims | None:
    kept: dict[str, Any] | None = request.session.get(_ASSERTED)
    if not kept or timezone.now() - datetime.fromisoformat(kept["at"]) > _GOOD_FOR:
        return None
    said = kept["claims"]
    return NationalClaims(
        **said | {"birth_on": date.fromisoformat(said["birth_on"]) if said["birth_on"] else None}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def join(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    """Whether both are to become one; then signed in to the one that stays."""
    claims = _kept(request)
    other = identity.to_join(citizen.account_id, claims.number) if claims else None
    if claims is None or other is None:
        return redirect("portal:account")
    here = identity.profile(citizen.account_id)
    refused = None
    if request.method == "POST":
        try:
            account = commands.join_accounts(citizen.account_id, claims, at=timezone.now())
        except ActRefused as why:
            refused = refusal(why)
        else:
            return _signed_in(request, account)
    shown = {"other": other, "here": here, "refused": refused}
    return render(request, "portal/join.html", shown, status=422 if refused else 200)


def _signed_in(request: HttpRequest, account: Any) -> HttpResponse:
    del request.session[_ASSERTED]
    record_authentication(request, account, method="socialaccount")
    answer: HttpResponse = perform_login(request, account, email_verification="none")
    messages.success(
        request, _("Both accounts are one now. Your dossiers, drafts and documents are together.")
    )
    return answer
