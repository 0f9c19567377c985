"""Receiving at the counter: choose the procedure, then take in the papers."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries.search import How
from motcua.desk import applicants, looking, scans, showing
from motcua.desk.applicants import Applicant
from motcua.desk.entrance import centre_of, for_officers, frame
from motcua.desk.forms import WAYS
from motcua.desk.scans import Gather, Settle
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Intake, IntakeNotPossible, Party
from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.queries import copies
from motcua.dossiers.queries.copies import Copy
from motcua.dossiers.queries.counter import AtTheCounter, Channel, PaperAsked, ReturnWay, at_the_counter
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.organisation import queries as organisation
from motcua.ui.formats import day, money, vietnamese
from motcua.ui.templatetags.ui import refusal

_PROCEDURES = 20
_USUAL = "usual_procedures"
_MOST_USUAL = 5
NO_FEE = "0"


@require_GET
@for_officers
def choose(request: HttpRequest, actor: Actor) -> HttpResponse:
    """For whom, and which procedure: by a few letters of its name, accents or none, or its code.

    The only one that fits is opened at once; of several the best stands first, where Enter opens it. A
    single figure is one of those that this officer received last.
    """
    text, word = showing.asked(request.GET.get("q", "")), request.GET.get("for", "")
    usual = request.session.get(_USUAL, [])
    if text.isdecimal() and 1 <= int(text) <= len(usual):
        return redirect(_for(reverse("desk:receive", args=[usual[int(text) - 1][0]]), word))
    today = timezone.localdate()
    search = catalogue.search(text, today, most=_PROCEDURES, first=_own_level(actor)) if text else None
    found = search.procedures if search else ()
    if search and len(found) == 1 and search.how == How.ALL:
        return redirect(_for(reverse("desk:receive", args=[found[0].version_id]), word))
    shown = {
        "q": text,
        "found": found,
        "for": word,
        "applicant": applicants.kept(request, word),
        "usual": [(pk, vi if vietnamese() else en or vi) for pk, vi, en in usual],
    }
    return render(request, "desk/choose.html", frame(actor) | shown)


def _own_level(actor: Actor) -> str:
    """Whose procedures this counter receives: a province's, a district's or a commune's."""
    centre_id = centre_of(actor)
    return organisation.centre(centre_id).level if centre_id is not None else ""


def _is_usual(request: HttpRequest, version: AtTheCounter) -> None:
    """Keep it among the procedures that this officer received last."""
    mine, usual = [version.version_id, version.name_vi, version.name_en], request.session.get(_USUAL, [])
    if usual[:1] != [mine]:  # the same as before costs no statement
        request.session[_USUAL] = [mine, *(one for one in usual if one[0] != version.version_id)][
            :_MOST_USUAL
        ]


def _for(address: str, word: str) -> str:
    return f"{address}?{urlencode({'for': word})}" if word else address


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
    all_there = forms.BooleanField(label=_("All required papers are there"), required=False)
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

    def __init__(
        self,
        version: AtTheCounter,
        data: Any = None,
        files: Any = None,
        *,
        settle: Settle,
        applicant: Applicant | None = None,
        copied: Mapping[str, Copy] | None = None,
    ) -> None:
        super().__init__(data, files, initial={"key": uuid4()} | _known(applicant))
        self.applicant = applicant
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
        self.fields[self._first()].widget.attrs["autofocus"] = True
        for paper in self.papers:
            self.fields[f"file_{paper.id}"] = scans.field(paper, _paper_name(paper, here), settle)
        self.copied = (
            {p.id: copied[p.name_vi] for p in self.papers if p.name_vi in (copied or {})} if copied else {}
        )
        for paper_id, copy in self.copied.items():
            self.fields[f"reuse_{paper_id}"] = forms.BooleanField(label=_reuse(copy), required=False)

    def _first(self) -> str:
        """Where the officer goes on: at the name, or after it for a person who is known."""
        if self.applicant is None or not self.applicant.name:
            return "applicant_name"
        if not self.fees:
            return "all_there"
        return "fee_paid" if len(self.fees) == 1 else "fee"

    def _fee_choices(self, here: bool) -> list[tuple[str, str]]:
        return [
            (key, f"{fee.case_vi if here else fee.case_en or fee.case_vi}: {money(fee.amount_dong)}")
            for key, fee in self.fees.items()
        ]

    def scans(self) -> Iterator[tuple[PaperAsked, BoundField]]:
        """The field for the scans of each paper."""
        return ((paper, self[f"file_{paper.id}"]) for paper in self.papers)

    def reused(self) -> list[BoundField]:
        """The offers of copies that this person had signed before."""
        return [self[f"reuse_{paper_id}"] for paper_id in self.copied]

    def _again(self, paper: PaperAsked) -> Copy | None:
        return self.copied.get(paper.id) if self.cleaned_data.get(f"reuse_{paper.id}") else None

    def there(self) -> list[PaperAsked]:
        """The papers that are ticked; who scans one has it in hand, so that its tick may be forgotten."""
        ticked = set(self.cleaned_data["documents"])
        if self.cleaned_data["all_there"]:
            ticked |= {str(p.id) for p in self.papers if _is_required(p)}
        return [
            p
            for p in self.papers
            if str(p.id) in ticked or self.cleaned_data[f"file_{p.id}"] or self._again(p)
        ]

    def handed_in(self, gather: Gather) -> tuple[HandedIn, ...]:
        return tuple(
            scans.handed_in(p, self.cleaned_data[f"file_{p.id}"], gather, again=self._again(p))
            for p in self.there()
        )

    def missing(self) -> tuple[str, ...]:
        """What has to be there and is not."""
        there = self.there()
        return tuple(p.name_vi for p in self.papers if _is_required(p) and p not in there)

    def party(self) -> Party:
        """The applicant; known as a person where the number stands on the card that was scanned."""
        said = self.cleaned_data
        number = said["applicant_identity"].replace(" ", "")
        card = self.applicant if self.applicant and self.applicant.seen else None
        seen = card is not None and card.number == number
        return Party(
            name=said["applicant_name"],
            identity=number,
            phone=said["applicant_phone"].replace(" ", ""),
            address=said["applicant_address"],
            email=said["applicant_email"],
            seen=seen,
            birth_on=card.birth_on if card and seen else None,
        )


def _reuse(copy: Copy) -> str:
    said = now_("%(paper)s: digitised on %(day)s (%(code)s). Use that copy again.")
    return said % {"paper": copy.name, "day": day(copy.sealed_at), "code": copy.dossier_code}


def _copied(applicant: Applicant | None, actor: Actor) -> Mapping[str, Copy]:
    """What whoever stands at the counter had copied before; that it was looked at is noted."""
    if applicant is None:
        return {}
    found = copies.of_person(applicant.number, actor, seen=applicant.seen)
    looking.look_through(sorted({one.dossier_id for one in found.values()}), by=actor, at=timezone.now())
    return found


def _known(one: Applicant | None) -> dict[str, str]:
    if one is None:
        return {}
    return {
        "applicant_name": one.name,
        "applicant_identity": one.number,
        "applicant_phone": one.phone,
        "applicant_address": one.address,
        "applicant_email": one.email,
    }


def _is_required(paper: PaperAsked) -> bool:
    """In every case; what only some cases ask for is ticked by itself."""
    return paper.mandatory and not paper.case_vi


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
    word = request.GET.get("for", "")
    applicant = applicants.kept(request, word)
    form = ReceiveForm(
        version,
        *posted,
        settle=scans.settling(request),
        applicant=applicant,
        copied=_copied(applicant, actor),
    )
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
            applicants.served(request, word)
            _is_usual(request, version)
            return _onward(request, opened, form)
    name = version.name_vi if vietnamese() else version.name_en or version.name_vi
    scanned = any(scan.errors or scan.field.items for _paper, scan in form.scans())  # type: ignore[attr-defined]
    shown = {
        "form": form,
        "version": version,
        "name": name,
        "refused": refused,
        "scanned": scanned,
        "applicant": applicant,
        "for": word,
        "lacking": "documents" in form.errors,
    }
    wrong_status = 422 if form.errors or refused else 200
    return render(request, "desk/receive.html", frame(actor) | shown, status=wrong_status)


def _onward(request: HttpRequest, opened: Opened, form: ReceiveForm) -> HttpResponse:
    """To the dossier, whose page offers the paper to print; by way of the address for a result by post."""
    by_post = form.cleaned_data["return_way_wanted"] == ReturnWay.POST
    if by_post and request.POST.get("way", "") != "refuse":
        messages.success(request, now_("Dossier %(code)s is recorded.") % {"code": opened.code})
        return redirect("desk:post_ask", dossier_id=opened.dossier_id, direction="return")
    return redirect(reverse("desk:dossier", args=[opened.dossier_id]) + "?opened")


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
    return Intake(
        by=actor,
        at=timezone.now(),
        centre_id=centre_id,
        procedure_version_id=version.version_id,
        channel=Channel.COUNTER,
        applicant=form.party(),
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
