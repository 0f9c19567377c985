"""Taking money at the counter, and the end of a cashier's day."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from motcua.desk import looking, showing
from motcua.desk.money import sheet as sheets
from motcua.desk.money.entrance import for_money, may_look, shown
from motcua.desk.money.forms import CountForm, TakeForm
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen
from motcua.payments import commands, papers, policies
from motcua.payments.commands.closing import DrawerCounted
from motcua.payments.commands.counter import Taken
from motcua.payments.queries import day as days
from motcua.payments.queries import reconciling, tries
from motcua.ui.formats import number

MONTH_DAYS = 31


@require_GET
@for_money(policies.may_take)
def cashier(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Find a dossier by its code and take its money; today's drawer beside it."""
    code = showing.asked(request.GET.get("code", ""))
    found = reconciling.owing(code, centre_id) if code else None
    form = TakeForm(initial={"amount_dong": found.owed_dong}) if found else None
    return _cashier(request, actor, centre_id, code=code, found=found, form=form)


@require_POST
@for_money(policies.may_take)
def take(request: HttpRequest, actor: Actor, centre_id: int, dossier_id: int) -> HttpResponse:
    """Take the whole sum; what is not right is said and nothing is taken."""
    code = showing.asked(request.POST.get("code", ""))
    found = reconciling.owing(code, centre_id)
    if found is None or found.dossier_id != dossier_id:
        raise Http404
    form, refused = TakeForm(request.POST), None
    if form.is_valid():
        said = form.cleaned_data
        order = Taken(
            dossier_id=dossier_id,
            amount_dong=said["amount_dong"],
            method=said["method"],
            by=actor,
            at=timezone.now(),
            key=said["key"],
        )
        try:
            commands.take([order])
        except ActRefused as why:
            refused = why
        else:
            told = {"amount": number(said["amount_dong"]), "code": found.code}
            messages.success(request, _("Taken: %(amount)s đồng for dossier %(code)s.") % told)
            return redirect("desk:cashier")
    status = 409 if refused else 422
    return _cashier(
        request, actor, centre_id, code=code, found=found, form=form, refused=refused, status=status
    )


def _cashier(
    request: HttpRequest, actor: Actor, centre_id: int, *, status: int = 200, **more: Any
) -> HttpResponse:
    today, now = timezone.localdate(), timezone.now()
    officer_id, found = actor.officer_id or 0, more.get("found")
    taken = days.taken_by(centre_id, officer_id, today)
    looking.look_over([one.dossier_id for one in taken], by=actor, at=now)
    looking.look_through([found.dossier_id] if found else [], by=actor, at=now)
    context = shown(
        actor,
        centre_id,
        "desk:cashier",
        drawer=days.drawer(centre_id, officer_id, today),
        taken=[(one, _(one.method)) for one in taken],
        forgotten=days.unclosed(centre_id, officer_id, today),
        today=today,
        earlier=_earlier(found),
        opens_payments=may_look(actor, centre_id),
        **more,
    )
    return render(request, "desk/money/cashier.html", context, status=status)


def _earlier(found: reconciling.Owing | None) -> list[tuple[tries.Try, str, str]]:
    """The tries to pay of the dossier that was found."""
    listed = tries.of_dossier(found.dossier_id) if found else ()
    return [(one, _(one.label), _(one.method)) for one in listed]


@require_http_methods(["GET", "POST"])
@for_money(policies.may_take)
def close(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Count the drawer of today, or of an earlier day that was forgotten."""
    day_on = _day(request.POST.get("day_on") or request.GET.get("on", ""))
    form = CountForm(request.POST if request.method == "POST" else None, day_on=day_on)
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        order = DrawerCounted(
            centre_id=centre_id,
            day_on=day_on,
            by=actor,
            at=timezone.now(),
            notes=form.notes(),
            other_dong=form.cleaned_data["other_dong"] or 0,
            note=form.cleaned_data["note"],
        )
        try:
            commands.close_drawers([order])
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, _("The drawer is closed."))
            return redirect(f"{_sheet_address()}?on={day_on.isoformat()}")
    context = shown(
        actor,
        centre_id,
        "desk:cashier",
        form=form,
        refused=refused,
        day_on=day_on,
        drawer=days.drawer(centre_id, actor.officer_id or 0, day_on),
    )
    status = 422 if form.errors else 409 if refused else 200
    return render(request, "desk/money/close.html", context, status=status)


def _sheet_address() -> str:
    from django.urls import reverse

    return reverse("desk:money_my_day")


@require_safe
@for_money(policies.may_take)
def my_day(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """A cashier's own day after closing: what was counted, note by note."""
    day_on = _day(request.GET.get("on", ""))
    drawer = days.drawer(centre_id, actor.officer_id or 0, day_on)
    taken = days.taken_by(centre_id, actor.officer_id or 0, day_on)
    looking.look_over([one.dossier_id for one in taken], by=actor, at=timezone.now())
    context = shown(
        actor,
        centre_id,
        "desk:cashier",
        day_on=day_on,
        drawer=drawer,
        taken=[(one, _(one.method)) for one in taken],
        notes=[(face, count, face * count) for face, count in sheets.notes(drawer)],
    )
    return render(request, "desk/money/my_day.html", context)


@require_safe
@for_money(policies.may_take)
def my_day_file(request: HttpRequest, actor: Actor, centre_id: int, form: str) -> HttpResponse:
    """The cashier's closing sheet, to sign (PDF) or to work with (xlsx)."""
    day_on = _day(request.GET.get("on", ""))
    drawer = days.drawer(centre_id, actor.officer_id or 0, day_on)
    taken = days.taken_by(centre_id, actor.officer_id or 0, day_on)
    ids = [one.dossier_id for one in taken]
    looking.look_through(ids, by=actor, at=timezone.now(), seen=Seen.EXPORT)
    return sheets.answer(
        form, sheets.of_cashier(actor, centre_id, drawer, taken, day_on), day_on, f"quy-{day_on}"
    )


@require_safe
@for_money(may_look)
def day(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The centre's day: expected, received by way, refunded, and each cashier's drawer."""
    day_on = _day(request.GET.get("on", ""))
    context = shown(actor, centre_id, "desk:money_day", day_on=day_on, told=sheets.told(centre_id, day_on))
    return render(request, "desk/money/day.html", context)


@require_safe
@for_money(may_look)
def day_file(request: HttpRequest, actor: Actor, centre_id: int, form: str) -> HttpResponse:
    day_on = _day(request.GET.get("on", ""))
    return sheets.answer(form, sheets.of_centre(actor, centre_id, day_on), day_on, f"thu-trong-ngay-{day_on}")


@require_safe
@for_money(lambda actor, centre_id: policies.may_take(actor, centre_id) or may_look(actor, centre_id))
def receipt(request: HttpRequest, actor: Actor, centre_id: int, payment_id: int) -> HttpResponse:
    """A payment's electronic receipt, to print at the counter."""
    if reconciling.paid(payment_id, centre_id) is None:
        raise Http404
    issued = papers.receipt(payment_id)
    if issued is None:
        raise Http404
    response = HttpResponse(issued.pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{issued.number}.pdf"'
    return response


def _day(text: str) -> date:
    """The day asked for, today when none or nonsense was."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
