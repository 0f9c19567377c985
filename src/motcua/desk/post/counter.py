"""The counter's side: ask for an applicant, send again, send together, hand-over lists, the carrier's bills."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import looking
from motcua.desk.post.entrance import for_post, noted, shown
from motcua.desk.post.forms import AddressForm, BillForm
from motcua.desk.post.round import PAYERS
from motcua.documents import queries as documents
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.purpose import Seen
from motcua.postal import commands, policies, providers
from motcua.postal.commands.asking import Asked, AskNotPossible
from motcua.postal.commands.billing import BillGiven
from motcua.postal.commands.joining import Joining, SendAgain
from motcua.postal.commands.listing import ListAsked
from motcua.postal.providers import Declined, Unreachable
from motcua.postal.queries import asking, billing, lists, one, quoting
from motcua.postal.queries.one import Direction, Turn
from motcua.ui import files
from motcua.ui.templatetags.ui import refusal


@require_http_methods(["GET", "POST"])
@for_post(policies.may_carry)
def ask(request: HttpRequest, actor: Actor, centre_id: int, dossier_id: int, direction: str) -> HttpResponse:
    """Ask for an applicant who stands at the counter, with the cost shown before."""
    dossier = asking.askable(dossier_id)
    if dossier is None or dossier.centre_id != centre_id or direction not in set(Direction):
        raise Http404
    looking.look_through([dossier_id], by=actor, at=timezone.now())
    if Direction(direction) not in dossier.directions:
        messages.error(request, _("The post cannot be asked for this dossier now, or was asked already."))
        return redirect("desk:dossier", dossier_id=dossier_id)

    def done(form: AddressForm) -> HttpResponse:
        order = Asked(
            direction=Direction(direction),
            by=actor,
            at=timezone.now(),
            centre_id=centre_id,
            dossier_ids=(dossier_id,),
            person_id=dossier.applicant_id,
            identity=dossier.identity,
            **_where(form),
        )
        made = commands.ask([order])[0]
        messages.success(request, _("The post was asked for: %(reference)s.") % {"reference": made.reference})
        return redirect("desk:dossier", dossier_id=dossier_id)

    context = {"code": dossier.code, "direction": direction, "again": False}
    start = {"name": dossier.name, "phone": dossier.phone}
    return _addressed(request, actor, centre_id, start, done, context)


@require_http_methods(["GET", "POST"])
@for_post(policies.is_counter)
def again(request: HttpRequest, actor: Actor, centre_id: int, reference: str) -> HttpResponse:
    """Send what came back once more, to a mended address perhaps."""
    found = one.shown(reference, actor, centre_id=centre_id)
    if found is None or (Turn.SEND_AGAIN not in found.turns and request.method != "POST"):
        raise Http404
    noted([found.line], by=actor)
    line = found.line

    def done(form: AddressForm) -> HttpResponse:
        order = SendAgain(shipment_id=line.id, by=actor, at=timezone.now(), **_where(form))
        made = commands.send_again([order])[0]
        messages.success(request, _("It is sent again as %(reference)s.") % {"reference": made.reference})
        return redirect("desk:post_shipment", reference=made.reference)

    start = {"name": line.name, "phone": line.phone, "commune": found.commune_code, "detail": found.detail}
    context = {"code": line.reference, "direction": "return", "again": True}
    return _addressed(request, actor, centre_id, start, done, context)


@require_POST
@for_post(policies.may_carry)
def join(request: HttpRequest, actor: Actor, centre_id: int, reference: str) -> HttpResponse:
    """Send other letters to the same door with this one."""
    found = one.shown(reference, actor, centre_id=centre_id)
    if found is None:
        raise Http404
    there = {str(line.id) for line in lists.to_send(centre_id)}
    others = tuple(int(pk) for pk in dict.fromkeys(request.POST.getlist("shipment")) if pk in there)
    try:
        commands.join([Joining(into_id=found.line.id, other_ids=others, by=actor, at=timezone.now())])
    except ActRefused as refused:
        messages.error(request, refusal(refused))
    else:
        messages.success(request, _("They travel together now."))
    return redirect("desk:post_shipment", reference=found.line.reference)


@require_safe
@for_post(policies.may_look)
def label(request: HttpRequest, actor: Actor, centre_id: int, reference: str) -> HttpResponse:
    """The carrier's label, from its system."""
    found, carrier = one.shown(reference, actor, centre_id=centre_id), providers.offered()
    if found is None or carrier is None or not found.line.waybill:
        raise Http404
    noted([found.line], by=actor)
    try:
        pdf = carrier.label(found.line.reference, at=timezone.now())
    except (Unreachable, Declined) as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:post_shipment", reference=found.line.reference)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{found.line.waybill}.pdf"'
    return response


@require_http_methods(["GET", "POST"])
@for_post(policies.may_look)
def handover_lists(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """The lists both sides sign: those issued, and what stands in none yet."""
    refused: ActRefused | None = None
    wanted = request.POST.get("direction", "")
    if request.method == "POST" and wanted in set(Direction):
        order = ListAsked(
            centre_id=centre_id, direction=Direction(wanted), by=actor, at=timezone.now()
        )  # fmt: skip
        try:
            list_id = commands.issue_lists([order])[0]
        except ActRefused as why:
            refused = why
        else:
            return redirect("desk:post_list_file", list_id=list_id)
    officer_id = actor.officer_id or 0
    context = shown(
        actor,
        centre_id,
        "lists",
        lists=lists.lists(centre_id),
        open=[(d.value, len(lists.unlisted(centre_id, officer_id, d))) for d in Direction],
        refused=refused,
    )
    return render(request, "desk/post/lists.html", context, status=409 if refused else 200)


@require_safe
@for_post(policies.may_look)
def list_file(request: HttpRequest, actor: Actor, centre_id: int, list_id: int) -> HttpResponse:
    """A hand-over list as it was issued."""
    found = lists.list_file(list_id, centre_id)
    if found is None:
        raise Http404
    looking.look_through(lists.in_list(list_id), by=actor, at=timezone.now())
    one_list, file_id = found
    looking.look_beside([f"hand-over list {one_list.number}"], by=actor, at=timezone.now(), seen=Seen.PAPER)
    file = documents.facts(file_id)
    return files.private(
        request,
        lambda: documents.content(file),
        sha256=file.sha256,
        name=f"bien-ban-giao-nhan-{one_list.number.replace('/', '-')}.pdf",
        media_type=file.media_type,
    )


@require_http_methods(["GET", "POST"])
@for_post(policies.may_bill, policies.NotABiller)
def bills(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Bring the carrier's bill in, and see where it differs from ours."""
    form = BillForm(request.POST, request.FILES) if request.method == "POST" else BillForm()
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        order = BillGiven(
            centre_id=centre_id, file_name=file.name or "", content=file.read(), by=actor, at=timezone.now()
        )
        try:
            brought = commands.bring_bills([order])[0]
        except ActRefused as why:
            refused = why
        else:
            if brought.repeated:
                messages.info(request, _("This bill was brought in before."))
            return redirect("desk:post_bill", bill_id=brought.bill_id)
    context = shown(actor, centre_id, "bills", form=form, refused=refused, bills=billing.bills(centre_id))
    status = 422 if form.errors else 409 if refused else 200
    return render(request, "desk/post/bills.html", context, status=status)


@require_safe
@for_post(policies.may_bill, policies.NotABiller)
def bill(request: HttpRequest, actor: Actor, centre_id: int, bill_id: int) -> HttpResponse:
    """One bill: the sums, and every line that does not agree."""
    found = billing.bill(bill_id, centre_id)
    if found is None:
        raise Http404
    lines = [(line, _(line.label)) for line in found[1]]
    context = shown(actor, centre_id, "bills", bill=found[0], lines=lines)
    return render(request, "desk/post/bill.html", context)


def _where(form: AddressForm) -> dict[str, Any]:
    clean = form.cleaned_data
    return {
        "name": clean["name"],
        "phone": clean["phone"],
        "commune_code": clean["commune"],
        "detail": clean["detail"],
        "seen_dong": clean["seen_dong"] or 0,
        "key": clean["key"],
    }


def _addressed(
    request: HttpRequest,
    actor: Actor,
    centre_id: int,
    start: dict[str, Any],
    done: Any,
    context: dict[str, Any],
) -> HttpResponse:
    """Write the address, see the cost, ask: one page, whose last button stands there once the cost does."""
    today = timezone.localdate()
    act = request.POST.get("act", "") if request.method == "POST" else ""
    home = quoting.home_of(centre_id, today)[0]
    form = AddressForm(request.POST if act else None, initial=start, on=today, home=home)
    refused: ActRefused | None = None
    quote = None
    if act in ("check", "ask") and form.is_valid():
        try:
            quote = quoting.quote(centre_id, form.cleaned_data["commune"], on=today)
            if act == "ask":
                response: HttpResponse = done(form)
                return response
        except AskNotPossible as wrong:
            form.add_error(wrong.field if wrong.field in form.fields else None, refusal(wrong))
        except ActRefused as why:
            refused = why
    elif act == "communes":
        form.for_another_province()
    more = {"form": form, "refused": refused, "quote": quote, "payer": _(PAYERS[quoting.payer()])}
    status = 422 if form.is_bound and form.errors else 409 if refused else 200
    return render(
        request, "desk/post/ask.html", shown(actor, centre_id, "", **more, **context), status=status
    )
