"""Statements, unmatched transfers, refunds."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import looking
from motcua.desk.money.entrance import for_money, may_look, shown
from motcua.desk.money.forms import DecideForm, MatchForm, PayOutForm, RefundForm, StatementForm, WhyForm
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen
from motcua.payments import commands, policies
from motcua.payments.commands.refunding import RefundAsked, RefundDecided, RefundPaid
from motcua.payments.commands.statement import StatementGiven
from motcua.payments.commands.transfers import TransferMatched, TransferReturned
from motcua.payments.queries import reconciling
from motcua.payments.queries.day import entries_of
from motcua.payments.queries.reconciling import ToRefund, Unmatched
from motcua.ui.templatetags.ui import refusal


@require_http_methods(["GET", "POST"])
@for_money(policies.may_reconcile)
def statements(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Bring a bank's statement in; what it brought is said, and what a fault is, by line and column."""
    form = StatementForm(request.POST, request.FILES) if request.method == "POST" else StatementForm()
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        order = StatementGiven(
            file_name=file.name, content=file.read(), centre_id=centre_id, by=actor, at=timezone.now()
        )
        try:
            done = commands.import_statements([order])[0]
        except ActRefused as why:
            refused = why
        else:
            said = _("This file was brought in before; nothing was booked again.")
            if not done.repeated:
                said = _(
                    "%(lines)s transfers: %(matched)s matched, %(unmatched)s to be decided, %(known)s known already."
                ) % {
                    "lines": done.lines,
                    "matched": done.matched,
                    "unmatched": done.unmatched,
                    "known": done.known,
                }
            messages.success(request, said)
            return redirect("desk:transfers" if done.unmatched and not done.repeated else "desk:statements")
    context = shown(
        actor,
        centre_id,
        "desk:statements",
        form=form,
        refused=refused,
        imports=reconciling.imports(centre_id),
    )
    status = 422 if form.is_bound and form.errors else 409 if refused else 200
    return render(request, "desk/money/statements.html", context, status=status)


@require_safe
@for_money(policies.may_reconcile)
def transfers(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Transfers that nothing matched, oldest first, each with what its text seems to name."""
    return _transfers(request, actor, centre_id)


@require_POST
@for_money(policies.may_reconcile)
def transfer(request: HttpRequest, actor: Actor, centre_id: int, line_id: int) -> HttpResponse:
    """Let a transfer pay a dossier, or send it back."""
    back = request.POST.get("way") == "return"
    form: MatchForm | WhyForm = _form(line_id, request.POST, back=back)
    refused: ActRefused | None = None
    if form.is_valid():
        try:
            if back:
                reason = form.cleaned_data["reason"]
                order = TransferReturned(line_id=line_id, reason=reason, by=actor, at=timezone.now())
                commands.return_transfers([order])
            else:
                code = form.cleaned_data["code"]
                matched = TransferMatched(line_id=line_id, dossier_code=code, by=actor, at=timezone.now())
                commands.match_transfers([matched])
        except ActRefused as why:
            refused = why
        else:
            said = (
                _("The transfer will be sent back once another person approves.") if back else _("Matched.")
            )
            messages.success(request, said)
            return redirect("desk:transfers")
    return _transfers(request, actor, centre_id, failed=(line_id, form), refused=refused)


def _form(line_id: int, data: Any = None, *, back: bool, initial: str = "") -> MatchForm | WhyForm:
    if back:
        return WhyForm(data, auto_id=f"return-{line_id}-%s")
    return MatchForm(data, auto_id=f"match-{line_id}-%s", initial={"code": initial})


def _transfers(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    *,
    failed: tuple[int, MatchForm | WhyForm] | None = None,
    refused: ActRefused | None = None,
) -> HttpResponse:
    waiting = reconciling.unmatched(centre_id)
    _noted("transfer", [one.id for one in waiting], actor)
    rows = [_row(one, failed) for one in waiting]
    bad = failed[1] if failed else None
    context = shown(actor, centre_id, "desk:transfers", rows=rows, failed=bad, refused=refused)
    status = 409 if refused else 422 if failed else 200
    return render(request, "desk/money/transfers.html", context, status=status)


def _row(one: Unmatched, failed: tuple[int, MatchForm | WhyForm] | None) -> dict[str, Any]:
    first = next((code for code, owed in one.suggested if owed == one.amount_dong), "")
    match, back = _form(one.id, back=False, initial=first), _form(one.id, back=True)
    if failed and failed[0] == one.id:
        match, back = (failed[1], back) if isinstance(failed[1], MatchForm) else (match, failed[1])
    return {"one": one, "match": match, "back": back, "open": back.is_bound}


@require_safe
@for_money(may_look, policies.NotAnApprover)
def refunds(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """What has to be decided, and what is approved and has to be paid out."""
    return _refunds(request, actor, centre_id)


@require_POST
@for_money(may_look, policies.NotAnApprover)
def refund(request: HttpRequest, actor: Actor, centre_id: int, refund_id: int) -> HttpResponse:
    """Approve, reject or pay out; the command says who may not."""
    way = request.POST.get("way", "")
    try:
        said = _done(request, actor, refund_id, way)
    except ActRefused as refused:
        return _refunds(request, actor, centre_id, refused=refused, status=409)
    messages.success(request, said)
    return redirect("desk:refunds")


def _done(request: HttpRequest, actor: Actor, refund_id: int, way: str) -> str:
    now = timezone.now()
    if way in ("approve", "reject"):
        form = DecideForm(request.POST)
        decision = form.cleaned_data["decision"] if form.is_valid() else ""
        order = RefundDecided(
            refund_id=refund_id, approved=way == "approve", by=actor, at=now, decision=decision
        )
        commands.decide_refunds([order])
        return _("Approved; it can be paid out.") if way == "approve" else _("Not approved.")
    paying = PayOutForm(request.POST)
    if not paying.is_valid():
        raise Http404
    said = paying.cleaned_data
    paid = RefundPaid(refund_id=refund_id, way=said["way"], by=actor, at=now, reference=said["reference"])
    commands.pay_out_refunds([paid])
    return _("Paid out.")


def _refunds(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    *,
    refused: ActRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    to_decide, to_pay = (reconciling.refunds(centre_id, state) for state in ("requested", "approved"))
    _noted("refund", [one.id for one in (*to_decide, *to_pay)], actor)
    context = shown(
        actor,
        centre_id,
        "desk:refunds",
        to_decide=[_deciding(one, actor, centre_id) for one in to_decide],
        to_pay=[_paying(one) for one in to_pay],
        pays_out=policies.may_reconcile(actor, centre_id),
        refused=refused,
    )
    return render(request, "desk/money/refunds.html", context, status=status)


def _noted(kind: str, ids: Sequence[int], actor: Actor) -> None:
    """That this officer sees who sent money, or to whose account it goes."""
    about = [f"{kind} {one}" for one in ids]
    looking.look_beside(about, by=actor, at=timezone.now(), seen=Seen.LIST)


def _deciding(one: ToRefund, actor: Actor, centre_id: int) -> dict[str, Any]:
    why_not = ""
    try:
        policies.demand_decider(actor, centre_id, taken_by_id=one.taken_by_id, asked_by_id=one.asked_by_id)
    except ActRefused as refused:
        why_not = refusal(refused)
    return {
        "one": one,
        "reason": _(one.reason),
        "form": DecideForm(auto_id=f"decide-{one.id}-%s"),
        "why_not": why_not,
    }


def _paying(one: ToRefund) -> dict[str, Any]:
    way = "gateway" if one.through_gateway else "transfer" if one.to_account else "cash"
    form = PayOutForm(auto_id=f"pay-{one.id}-%s", initial={"way": way})
    return {"one": one, "reason": _(one.reason), "form": form}


@require_http_methods(["GET", "POST"])
@for_money(may_look)
def payment(request: HttpRequest, actor: Actor, centre_id: int, payment_id: int) -> HttpResponse:
    """One payment: its entries in the ledger, its refunds, and asking for one."""
    found = reconciling.paid(payment_id, centre_id)
    if found is None:
        raise Http404
    looking.look_through([found.dossier_id], by=actor, at=timezone.now(), seen=Seen.PAPER)
    initial = {"amount_dong": found.refundable_dong}
    form = RefundForm(request.POST if request.method == "POST" else None, initial=initial)
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        order = RefundAsked(
            payment_id=payment_id,
            amount_dong=said["amount_dong"],
            reason=said["reason"],
            to_account=said["to_account"],
            by=actor,
            at=timezone.now(),
        )
        try:
            commands.ask_refunds([order])
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, _("The refund was asked for; another person decides on it."))
            return redirect("desk:money_payment", payment_id=payment_id)
    context = shown(
        actor,
        centre_id,
        "",
        paid=found,
        method=_(found.method),
        entries=[(at, _(what), by, amount) for at, what, by, amount in entries_of(payment_id)],
        form=form if found.refundable_dong and policies.may_reconcile(actor, centre_id) else None,
        refused=refused,
    )
    status = 422 if form.is_bound and form.errors else 409 if refused else 200
    return render(request, "desk/money/payment.html", context, status=status)
