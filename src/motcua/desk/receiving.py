"""Receiving at the counter: choose the procedure, then take in the papers."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from motcua.catalogue import queries as catalogue
from motcua.desk import scans, showing
from motcua.desk.entrance import centre_of, for_officers, frame
from motcua.desk.forms import WAYS
from motcua.desk.scans import Gather, Settle
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Intake, IntakeNotPossible, Party
from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.queries.counter import AtTheCounter, Channel, PaperAsked, ReturnWay, at_the_counter
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.ui.formats import money, vietnamese
from motcua.ui.templatetags.ui import refusal

_PROCEDURES = 20
NO_FEE = "0"


@require_GET
@for_officers
def choose(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find the procedure by its name, accents or none, or by its code."""
    text = showing.asked(request.GET.get("q", ""))
    found = catalogue.search(text, timezone.localdate(), most=_PROCEDURES).procedures if text else ()
    return render(request, "desk/choose.html", frame(actor) | {"q": text, "found": found})


class ReceiveForm(forms.Form):
    """The papers and the person on the other side of the counter."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    applicant_name = forms.CharField(
        label=_("Applicant's name"),
        max_length=200,
        error_messages={"required": _("Enter the applicant's name.")},
    )
    applicant_identity = forms.CharField(
        label=_("Identity number or enterprise code"), max_length=14, required=False
    )
    applicant_phone = forms.CharField(label=_("Telephone"), max_length=20, required=False)
    applicant_address = forms.CharField(label=_("Address"), max_length=300, required=False)
    applicant_email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    submitter_name = forms.CharField(
        label=_("Who hands it in, if somebody else"), max_length=200, required=False
    )
    subject = forms.CharField(label=_("What it is about"), max_length=500, required=False)
    sets = forms.IntegerField(label=_("Sets of papers"), min_value=1, max_value=99, initial=1)
    documents = forms.MultipleChoiceField(
        label=_("Papers handed in"), widget=forms.CheckboxSelectMultiple, required=False
    )
    fee = forms.ChoiceField(label=_("Fee"), widget=forms.RadioSelect, required=False)
    fee_paid = forms.BooleanField(label=_("The fee is paid now"), required=False)
    return_way_wanted = forms.ChoiceField(
        label=_("How the result is returned"), choices=WAYS, widget=forms.RadioSelect, initial="counter"
    )
    reason = forms.CharField(
        label=_("Reason, when it is not received"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    legal_ground = forms.CharField(label=_("Legal ground"), max_length=300, required=False)

    def __init__(self, version: AtTheCounter, data: Any = None, files: Any = None, *, settle: Settle) -> None:
        super().__init__(data, files, initial={"key": uuid4()})
        self.papers = version.papers
        self.fees = {str(f.id): f for f in version.fees}
        here = vietnamese()
        self.fields["documents"].choices = [  # type: ignore[attr-defined]
            (str(p.id), _paper_name(p, here)) for p in self.papers
        ]
        self.fields["fee"].choices = [*self._fee_choices(here), (NO_FEE, now_("No fee"))]  # type: ignore[attr-defined]
        self.fields["fee"].initial = next(iter(self.fees)) if len(self.fees) == 1 else NO_FEE
        if not self.fees:
            del self.fields["fee"], self.fields["fee_paid"]
        for paper in self.papers:
            self.fields[f"file_{paper.id}"] = scans.field(paper, _paper_name(paper, here), settle)

    def _fee_choices(self, here: bool) -> list[tuple[str, str]]:
        return [
            (key, f"{fee.case_vi if here else fee.case_en or fee.case_vi}: {money(fee.amount_dong)}")
            for key, fee in self.fees.items()
        ]

    def scans(self) -> Iterator[tuple[PaperAsked, BoundField]]:
        """The field for the scans of each paper."""
        return ((paper, self[f"file_{paper.id}"]) for paper in self.papers)

    def there(self) -> list[PaperAsked]:
        """The papers that are ticked; who scans one has it in hand, so that its tick may be forgotten."""
        ticked = set(self.cleaned_data["documents"])
        return [p for p in self.papers if str(p.id) in ticked or self.cleaned_data[f"file_{p.id}"]]

    def handed_in(self, gather: Gather) -> tuple[HandedIn, ...]:
        return tuple(scans.handed_in(p, self.cleaned_data[f"file_{p.id}"], gather) for p in self.there())

    def missing(self) -> tuple[str, ...]:
        """What has to be there and is not."""
        there = self.there()
        return tuple(p.name_vi for p in self.papers if p.mandatory and not p.case_vi and p not in there)


def _paper_name(paper: PaperAsked, here: bool) -> str:
    name = paper.name_vi if here else paper.name_en or paper.name_vi
    if paper.case_vi:
        return f"{name} ({paper.case_vi})"
    return name if paper.mandatory else f"{name} ({now_('if there is one')})"


@for_officers
def receive(request: HttpRequest, actor: Actor, version_id: int) -> HttpResponse:
    """Receive a dossier; or ask for what is missing, or refuse, with the paper that says so."""
    centre_id = centre_of(actor)
    version = at_the_counter(version_id, centre_id) if centre_id is not None else None
    if version is None or centre_id is None:
        raise Http404
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReceiveForm(version, *posted, settle=scans.settling(request))
    refused: ActRefused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            opened = _open(
                form, request.POST.get("way", ""), _intake(form, actor, centre_id, version, request)
            )
        except IntakeNotPossible as wrong:
            known = wrong.field if wrong.field in form.fields else None
            form.add_error(known, refusal(wrong))
        except ActRefused as other:
            refused = other
        else:
            messages.success(request, now_("Dossier %(code)s is recorded.") % {"code": opened.code})
            return _onward(opened, form, request.POST.get("way", ""))
    name = version.name_vi if vietnamese() else version.name_en or version.name_vi
    scanned = any(scan.errors or scan.field.items for _paper, scan in form.scans())  # type: ignore[attr-defined]
    shown = {"form": form, "version": version, "name": name, "refused": refused, "scanned": scanned}
    wrong_status = 422 if form.errors or refused else 200
    return render(request, "desk/receive.html", frame(actor) | shown, status=wrong_status)


def _onward(opened: Opened, form: ReceiveForm, way: str) -> HttpResponse:
    """To the dossier; by way of the address where its result is to come by post."""
    if way != "refuse" and form.cleaned_data["return_way_wanted"] == ReturnWay.POST:
        return redirect("desk:post_ask", dossier_id=opened.dossier_id, direction="return")
    return redirect("desk:dossier", dossier_id=opened.dossier_id)


def _open(form: ReceiveForm, way: str, intake: Intake) -> Opened:
    said = form.cleaned_data
    if way == "refuse":
        opened = commands.refuse_at_the_door(
            [intake], reason=said["reason"], legal_ground=said["legal_ground"]
        )
    elif way == "supplement":
        opened = commands.ask_supplement_at_the_door([intake], missing=form.missing(), reason=said["reason"])
    else:
        opened = commands.receive([intake])
    return opened[0]


def _intake(
    form: ReceiveForm, actor: Actor, centre_id: int, version: AtTheCounter, request: HttpRequest
) -> Intake:
    said = form.cleaned_data
    fee = form.fees.get(said.get("fee", ""))
    phone = said["applicant_phone"]
    return Intake(
        by=actor,
        at=timezone.now(),
        centre_id=centre_id,
        procedure_version_id=version.version_id,
        channel=Channel.COUNTER,
        applicant=Party(
            name=said["applicant_name"],
            identity=said["applicant_identity"].replace(" ", ""),
            phone=phone.replace(" ", ""),
            address=said["applicant_address"],
            email=said["applicant_email"],
        ),
        submitter=Party(name=said["submitter_name"]) if said["submitter_name"] else None,
        agency_id=version.agency_id,
        documents=form.handed_in(scans.gathering(request)),
        subject=said["subject"],
        sets=said["sets"],
        return_way_wanted=ReturnWay(said["return_way_wanted"]),
        fee_dong=fee.amount_dong if fee else 0,
        fee_paid=bool(fee and said.get("fee_paid")),
        key=said["key"],
    )
