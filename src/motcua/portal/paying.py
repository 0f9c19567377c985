"""Paying what a dossier owes: choose a way, see what became of it, try again. Opened by the receipt's word."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.queries.tracking import Followed
from motcua.law.errors import ActRefused
from motcua.law.fees import ReliefGround
from motcua.payments import commands, papers
from motcua.payments.commands.fees import CaseChosen
from motcua.payments.commands.hearing import NonceUsedElsewhere
from motcua.payments.commands.paying import Begin, NoSuchPayment
from motcua.payments.providers import Forged, Message
from motcua.payments.queries import fees, tries
from motcua.payments.queries.fees import Choice
from motcua.portal import callbacks
from motcua.portal.forms import FeeForm, PayForm
from motcua.portal.holder import acting, for_holder
from motcua.ui.qr import svg

MOST_BYTES = 20_000


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def pay(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """What is owed, and the ways to pay it; earlier tries with what became of them."""
    choice = fees.choice(found.dossier_id)
    if choice is not None:
        return _choose_case(request, found, secret, choice)
    form = PayForm(request.POST if request.method == "POST" else None, ways=tries.ways(), key=uuid4())
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            reference = commands.begin([_begin(request, found, secret, form)])[0]
        except ActRefused as why:
            refused = why
        else:
            return _on(tries.one(found.dossier_id, reference), found.code, secret)
    context = {
        "found": found,
        "secret": secret,
        "owed": [(_(one.name), one.amount_dong, one.legal_ground) for one in found.owed],
        "tries": [(one, _(one.label), _(one.method)) for one in tries.of_dossier(found.dossier_id)],
        "payable": tries.can_pay(found.dossier_id),
        "form": form,
        "refused": refused,
    }
    wrong = 422 if form.errors else 409 if refused else 200
    return render(request, "portal/pay/choose.html", context, status=wrong)


def _choose_case(request: HttpRequest, found: Followed, secret: str, choice: Choice) -> HttpResponse:
    """The fee is not known yet: the payer says which case it is."""
    form = FeeForm(request.POST if "fee" in request.POST or "choose" in request.POST else None, choice=choice)
    refused: ActRefused | None = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        order = CaseChosen(
            dossier_id=found.dossier_id,
            fee_id=said["fee"],
            grounds=tuple(ReliefGround(one) for one in said.get("grounds", ())),
            by=acting(request, found, secret),
            at=timezone.now(),
        )
        try:
            commands.choose_cases([order])
        except ActRefused as why:
            refused = why
        else:
            return redirect("portal:pay", code=found.code, secret=secret)
    exemptions = list(dict.fromkeys(case.exemptions_vi for case in choice.cases if case.exemptions_vi))
    context = {"found": found, "secret": secret, "form": form, "refused": refused, "exemptions": exemptions}
    wrong = 422 if form.errors else 409 if refused else 200
    return render(request, "portal/pay/case.html", context, status=wrong)


def _begin(request: HttpRequest, found: Followed, secret: str, form: PayForm) -> Begin:
    provider = form.cleaned_data["way"]
    back = reverse("portal:pay_return", args=[found.code, secret, "REFERENCE"])
    return Begin(
        dossier_id=found.dossier_id,
        provider=provider,
        by=acting(request, found, secret),
        at=timezone.now(),
        return_url=request.build_absolute_uri(back).replace("REFERENCE", "{reference}"),
        callback_url=request.build_absolute_uri(reverse("portal:pay_callback", args=[provider])),
        key=form.cleaned_data["key"],
    )


def _on(one: tries.Try | None, code: str, secret: str) -> HttpResponse:
    """To the provider's page, or to ours."""
    if one is None:
        raise Http404
    if one.pay_url:
        return HttpResponseRedirect(one.pay_url)
    return redirect("portal:payment", code=code, secret=secret, reference=one.reference)


@require_safe
@for_holder
def payment(request: HttpRequest, found: Followed, secret: str, reference: str) -> HttpResponse:
    """One try: what to do while it waits, and what became of it. Right whoever was first, payer or callback."""
    one = _try(found, reference)
    context: dict[str, Any] = {
        "found": found,
        "secret": secret,
        "one": one,
        "label": _(one.label),
        "method": _(one.method),
        "failure": _(one.failure) if one.failure else "",
        "qr": svg(one.transfer.qr) if one.transfer else "",
        "payable": tries.can_pay(found.dossier_id),
    }
    page = "portal/pay/_state.html" if request.headers.get("HX-Request") else "portal/pay/payment.html"
    return render(request, page, context)


@require_safe
@for_holder
def pay_return(request: HttpRequest, found: Followed, secret: str, reference: str) -> HttpResponse:
    """Back from the provider: nothing that the address says is believed, the provider is asked."""
    one = _try(found, reference)
    commands.ask([one.reference], at=timezone.now())
    return redirect("portal:payment", code=found.code, secret=secret, reference=one.reference)


@require_POST
@for_holder
def pay_cancel(request: HttpRequest, found: Followed, secret: str, reference: str) -> HttpResponse:
    """Give a try up, to pay in another way."""
    one = _try(found, reference)
    by = acting(request, found, secret)
    try:
        commands.cancel([one.reference], dossier_id=found.dossier_id, by=by, at=timezone.now())
    except ActRefused:
        return redirect("portal:payment", code=found.code, secret=secret, reference=one.reference)
    messages.success(request, _("The payment was cancelled. You can choose another way."))
    return redirect("portal:pay", code=found.code, secret=secret)


@require_safe
@for_holder
def receipt(request: HttpRequest, found: Followed, secret: str, reference: str) -> HttpResponse:
    """The electronic receipt as it was issued."""
    issued = papers.receipt(_try(found, reference).id)
    if issued is None:
        raise Http404
    response = HttpResponse(issued.pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{issued.number}.pdf"'
    return response


@csrf_exempt
@require_POST
def pay_callback(request: HttpRequest, provider: str) -> JsonResponse:
    """What a provider tells of a payment by itself."""

    def hear(headers: dict[str, str], body: bytes, heard_at: datetime) -> dict[str, Any]:
        message = Message(headers=headers, body=body, heard_at=heard_at)
        taken = commands.hear(provider, [message])[0]
        return {"state": taken.state, "took_effect": taken.took_effect, "repeated": taken.repeated}

    return callbacks.answer(request, hear, most_bytes=MOST_BYTES, wrong=_WRONG)


_WRONG: dict[type[Exception], tuple[int, str]] = {
    Forged: (401, "signature"),
    NoSuchPayment: (404, "reference"),
    NonceUsedElsewhere: (409, "nonce"),
}


def _try(found: Followed, reference: str) -> tries.Try:
    one = tries.one(found.dossier_id, reference)
    if one is None:
        raise Http404
    return one
