"""The form of each act on a dossier: what it asks, and the order it makes of the answers."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from motcua.desk import scans
from motcua.desk.coded import Coded
from motcua.desk.scans import Scanner
from motcua.dossiers.commands import (
    consulting,
    ending,
    finishing,
    lateness,
    payment,
    receiving,
    revoking,
    speaking,
    supplement,
    working,
)
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.queries import Page, colleagues, opinions_of, result_draft
from motcua.dossiers.queries.counter import ReturnWay
from motcua.dossiers.queries.reasons import Reasoned
from motcua.law.actor import Actor
from motcua.law.fees import LABELS, ReliefGround
from motcua.organisation import queries as organisation
from motcua.payments.commands.counter import Taken
from motcua.payments.commands.fees import CaseChosen
from motcua.payments.queries import fees
from motcua.ui.formats import money, vietnamese

WAYS = (
    (ReturnWay.COUNTER.value, _("At the counter")),
    (ReturnWay.POST.value, _("By public post")),
    (ReturnWay.ELECTRONIC.value, _("Electronically")),
)
METHODS = (("cash", _("Cash")), ("card", _("Card")))
DAY_MINUTES = 480


def _long(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea({"rows": 3}), **options)


class ActForm(forms.Form):
    """An act that asks nothing but to be done. Others add what they ask."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, page: Page, actor: Actor, data: Any = None, files: Any = None, *, scanner: Scanner
    ) -> None:
        self.page, self.actor, self.scanner = page, actor, scanner
        self.title: Any = ""
        initial = {"key": uuid4(), "seen": page.dossier.version}
        super().__init__(data, files, initial=initial, auto_id=f"{type(self).__name__.lower()}-%s")
        self.shape()

    def shape(self) -> None:
        """Fit the choices to the dossier."""

    def order(self, told: dict[str, Any]) -> Order:
        return Order(**told)


class ReasonForm(ActForm):
    reason = _long(_("Reason"))


class GroundedForm(ReasonForm):
    legal_ground = forms.CharField(label=_("Legal ground"), max_length=300, required=False)


class RefuseForm(GroundedForm):
    def order(self, told: dict[str, Any]) -> Order:
        return receiving.Refusal(
            **told, reason=self.cleaned_data["reason"], legal_ground=self.cleaned_data["legal_ground"]
        )


class StopForm(GroundedForm):
    def order(self, told: dict[str, Any]) -> Order:
        return ending.Stopping(
            **told, reason=self.cleaned_data["reason"], legal_ground=self.cleaned_data["legal_ground"]
        )


class WithdrawForm(ReasonForm):
    def order(self, told: dict[str, Any]) -> Order:
        return ending.Withdrawal(**told, reason=self.cleaned_data["reason"])


class ReopenForm(ReasonForm):
    decision = forms.CharField(label=_("Number of the decision"), max_length=60)
    field_order = ("decision", "reason")

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return ending.Reopening(**told, decision=said["decision"], reason=said["reason"])


class SupplementForm(Coded, ReasonForm):
    act = Reasoned.ASK_SUPPLEMENT
    items = _long(_("What is missing"), help_text=_("Everything at once, each paper on a line of its own."))
    field_order = ("items", "reason_code", "reason")

    def order(self, told: dict[str, Any]) -> Order:
        lines = self.cleaned_data["items"].splitlines()
        items = tuple(line.strip() for line in lines if line.strip())
        return supplement.SupplementAsked(**told, items=items, **self.why())


class AcceptForm(ActForm):
    """The papers that were asked for: which came, each with its scans where there are some."""

    documents = forms.MultipleChoiceField(
        label=_("Papers handed in"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def shape(self) -> None:
        self.items = [str(item) for one in self.page.supplements if not one.answered_at for item in one.items]
        self.fields["documents"].choices = [(item, item) for item in self.items]  # type: ignore[attr-defined]
        for number, item in enumerate(self.items):
            label = now_("Scan or photographs: %(paper)s") % {"paper": item}
            self.fields[f"scan-{number}"] = scans.of_item(label, self.scanner)

    def order(self, told: dict[str, Any]) -> Order:
        """Who scans a paper has it in hand, so that its tick may be forgotten."""
        said = self.cleaned_data
        came = [(item, said[f"scan-{number}"]) for number, item in enumerate(self.items)]
        papers = tuple(
            scans.item_handed_in(item, tokens, self.scanner.gather)
            for item, tokens in came
            if tokens or item in said["documents"]
        )
        return supplement.SupplementHandedIn(**told, documents=papers)


class AskPaymentForm(ActForm):
    name = forms.CharField(label=_("For what"), max_length=300)
    amount_dong = forms.IntegerField(label=_("Amount in đồng"), min_value=1, max_value=10**15)
    legal_ground = forms.CharField(label=_("Legal ground"), max_length=300)

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return payment.PaymentAsked(
            **told, name=said["name"], amount_dong=said["amount_dong"], legal_ground=said["legal_ground"]
        )


class ChargeFeeForm(ActForm):
    """The case of the procedure's fee, and why the payer pays less."""

    fee = forms.TypedChoiceField(label=_("Which case"), coerce=int, widget=forms.RadioSelect)
    grounds = forms.MultipleChoiceField(
        label=_("Exempt or pays less, seen from the papers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def shape(self) -> None:
        choice = fees.choice(self.page.dossier.pk)
        here = vietnamese()
        cases = choice.cases if choice else ()
        self.fields["fee"].choices = [  # type: ignore[attr-defined]
            (c.fee_id, f"{c.name_vi if here else c.name_en}: {money(c.terms.amount_dong)}") for c in cases
        ]
        claimable = choice.claimable if choice else ()
        self.fields["grounds"].choices = [(g.value, now_(LABELS[g])) for g in claimable]  # type: ignore[attr-defined]
        if not claimable:
            del self.fields["grounds"]

    def order(self, told: dict[str, Any]) -> CaseChosen:  # type: ignore[override]
        grounds = tuple(ReliefGround(one) for one in self.cleaned_data.get("grounds", ()))
        return CaseChosen(**told, fee_id=self.cleaned_data["fee"], grounds=grounds)


class RecordPaymentForm(ActForm):
    amount_dong = forms.IntegerField(label=_("Amount in đồng"), min_value=1, max_value=10**15)
    method = forms.ChoiceField(label=_("Paid by"), choices=METHODS, widget=forms.RadioSelect, initial="cash")

    def shape(self) -> None:
        self.fields["amount_dong"].initial = self.page.dossier.owed_dong

    def order(self, told: dict[str, Any]) -> Taken:  # type: ignore[override]
        """Money that lies on the counter goes into the cashier's drawer, not only onto the dossier."""
        said = self.cleaned_data
        return Taken(**told, amount_dong=said["amount_dong"], method=said["method"])


class AssignForm(ActForm):
    officer = forms.TypedChoiceField(label=_("Officer"), coerce=int)

    def shape(self) -> None:
        self.fields["officer"].choices = colleagues(self.page, timezone.localdate())  # type: ignore[attr-defined]

    def order(self, told: dict[str, Any]) -> Order:
        return working.Assignment(**told, officer_id=self.cleaned_data["officer"])


class GiveForm(ReasonForm):
    agency = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    field_order = ("agency", "reason")

    def shape(self) -> None:
        self.fields["agency"].choices = _agencies(self.page)  # type: ignore[attr-defined]

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return working.GivenElsewhere(**told, agency_id=said["agency"], reason=said["reason"])


class StepForm(ActForm):
    outcome = forms.ChoiceField(label=_("The step comes to"), widget=forms.RadioSelect)
    note = _long(_("Note"), required=False)

    def shape(self) -> None:
        ways = [o for o in self.page.outcomes if not o.to_result]
        self.fields["outcome"].choices = [(o.key, str(o.label)) for o in ways]  # type: ignore[attr-defined]
        self.fields["outcome"].initial = next((o.key for o in ways if o.onward), None)

    def order(self, told: dict[str, Any]) -> Order:
        return working.StepDone(**told, outcome=self.cleaned_data["outcome"], note=self.cleaned_data["note"])


class ConsultForm(ActForm):
    agency = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    question = _long(_("Question"))
    days = forms.IntegerField(label=_("Working days to answer"), min_value=1, max_value=60, initial=2)

    def shape(self) -> None:
        self.fields["agency"].choices = _agencies(self.page)  # type: ignore[attr-defined]

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return consulting.OpinionAsked(
            **told,
            agency_ids=(said["agency"],),
            question=said["question"],
            limit_minutes=said["days"] * DAY_MINUTES,
        )


class OpinionForm(ActForm):
    agency = forms.TypedChoiceField(label=_("For the agency"), coerce=int)
    opinion = _long(_("Opinion"))

    def shape(self) -> None:
        asked = [(q.agency_id, str(q.agency)) for q in opinions_of(self.page, self.actor)]
        self.fields["agency"].choices = asked  # type: ignore[attr-defined]

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return consulting.OpinionGiven(**told, agency_id=said["agency"], opinion=said["opinion"])


class ReturnForm(Coded, ReasonForm):
    act = Reasoned.RETURN_TO_STEP
    step = forms.ChoiceField(label=_("Back to"))
    field_order = ("step", "reason_code", "reason")

    def shape(self) -> None:
        super().shape()
        names = [(s.key, s.name_vi if vietnamese() else s.name_en or s.name_vi) for s in self.page.earlier]
        self.fields["step"].choices = names[::-1]  # type: ignore[attr-defined]

    def order(self, told: dict[str, Any]) -> Order:
        return working.SentBack(**told, step_key=self.cleaned_data["step"], **self.why())


class FinishForm(ActForm):
    number = forms.CharField(
        label=_("Number of the result"),
        help_text=_(
            "Only what the agency's document bears already. Left empty, it is the register's next one."
        ),
        max_length=60,
        required=False,
    )
    title = forms.CharField(label=_("Title of the result"), max_length=300)
    granted = forms.ChoiceField(
        label=_("The result is"),
        choices=(("yes", _("granted")), ("no", _("a refusal in writing"))),
        widget=forms.RadioSelect,
        initial="yes",
    )

    def shape(self) -> None:
        draft = result_draft.written(self.page.dossier.pk)
        self.fields["title"].initial = draft.title if draft else self.page.version.result_vi
        if draft is not None and not draft.granted:
            self.fields["granted"].initial = "no"
        self.fields["document"] = scans.of_result(
            _("The agency's document (PDF), to be sealed"), self.scanner
        )

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        file = self.scanner.gather(said["document"], said["title"]) if said["document"] else None
        return finishing.ResultIssued(
            **told,
            number=said["number"],
            title=said["title"],
            granted=said["granted"] == "yes",
            file_id=file.facts.id if file else None,
        )


class RevokeForm(ActForm):
    decision = forms.CharField(label=_("Number of the revoking decision"), max_length=60)
    reason = _long(_("Why the result is revoked"))

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return revoking.ResultRevoked(**told, decision=said["decision"], reason=said["reason"])


class HandOverForm(ActForm):
    way = forms.ChoiceField(label=_("How"), choices=WAYS, widget=forms.RadioSelect)
    received_by = forms.CharField(label=_("Handed to"), max_length=200, required=False)

    def shape(self) -> None:
        self.fields["way"].initial = self.page.dossier.return_way_wanted
        self.fields["received_by"].initial = self.page.dossier.applicant_name

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return finishing.ResultHandedOver(**told, way=ReturnWay(said["way"]), received_by=said["received_by"])


class ReturnWayForm(ActForm):
    way = forms.ChoiceField(label=_("How"), choices=WAYS, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Address for the post"), max_length=speaking.ADDRESS_LENGTH, required=False
    )

    def shape(self) -> None:
        dossier = self.page.dossier
        self.fields["way"].initial = dossier.return_way_wanted
        self.fields["address"].initial = dossier.return_address or dossier.applicant_address

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return speaking.ReturnChanged(**told, way=ReturnWay(said["way"]), address=said["address"])


class AnswerForm(ActForm):
    question = forms.TypedChoiceField(label=_("Question"), coerce=int, widget=forms.RadioSelect)
    answer = _long(_("Answer to the applicant"))

    def shape(self) -> None:
        waiting = [(q.pk, q.text) for q in self.page.questions if q.answered_at is None]
        self.fields["question"].choices = waiting  # type: ignore[attr-defined]
        self.fields["question"].initial = waiting[0][0] if waiting else None

    def order(self, told: dict[str, Any]) -> Order:
        said = self.cleaned_data
        return speaking.QuestionAnswered(**told, question_id=said["question"], answer=said["answer"])


class ApologyForm(Coded, ReasonForm):
    act = Reasoned.APOLOGISE
    new_due_at = forms.DateTimeField(
        label=_("New appointment"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"),
    )
    field_order = ("new_due_at", "reason_code", "reason")

    def order(self, told: dict[str, Any]) -> Order:
        return lateness.Apology(**told, new_due_at=self.cleaned_data["new_due_at"], **self.why())


def _agencies(page: Page) -> list[tuple[int | str, str]]:
    """The agencies in force when the dossier was received, but the one that holds it."""
    since = page.dossier.received_at or page.dossier.registered_at
    if since is None:
        return []
    held = page.dossier.holder_agency_id
    found = organisation.agencies_in_force(since.date()).values_list("pk", "name_vi")
    return [("", now_("Choose")), *(one for one in found if one[0] != held)]
