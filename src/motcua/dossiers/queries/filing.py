"""What filing a draft asks for and costs, decided by its answers: papers, fees, the place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import EFormTerms, Name, Paper
from motcua.law.fees import FeeCase, ReliefGround, payable_dong
from motcua.lib.eform import Answers, holds
from motcua.organisation import queries as organisation
from motcua.organisation.models import ServiceCentre


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """A required document in this case. `by_form`: the electronic form takes its place.

    `shown_later`: an electronic copy is not enough, the original is shown at the counter.
    """

    paper: Paper
    required: bool
    by_form: bool
    shown_later: bool


def papers_asked(version_id: int, terms: EFormTerms, answers: Answers) -> tuple[PaperAsked, ...]:
    """The papers of this case, in the order of the catalogue; those of other cases are left out.

    A paper that the layout does not speak of is required when it is mandatory in every case, and may
    be added otherwise.
    """
    rules: Mapping[int, Mapping[str, Any]] = {
        rule["position"]: rule for rule in terms.form.layout.get("documents", ())
    }
    found = []
    for paper in catalogue.papers(version_id):
        rule = rules.get(paper.position, {})
        if not holds(rule.get("when"), answers):
            continue
        required = bool(rule.get("required", paper.mandatory and not paper.case_vi))
        by_form = rule.get("by") == "form"
        found.append(
            PaperAsked(
                paper, required and paper.e_copy_allowed, by_form, not paper.e_copy_allowed and not by_form
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ChargeLine:
    case: Name
    quantity: int
    amount_dong: int
    relief_percent: int


@dataclass(frozen=True, slots=True)
class Charge:
    """What this case costs, line by line. `by_case`: it costs something, and the form does not tell what."""

    lines: tuple[ChargeLine, ...]
    by_case: bool = False

    @property
    def amount_dong(self) -> int:
        return sum(line.amount_dong for line in self.lines)


def charge(version_id: int, terms: EFormTerms, answers: Answers) -> Charge:
    """The fee of the case that the answers describe (Law on Fees and Charges 97/2015/QH13).

    The layout's `fees` choose cases of the catalogue by condition; `quantity` names the question that
    says how many, `relief` the percent less by ground, `relief_by` the question that says the ground.
    The general form knows the only case that there is; of several one is chosen when paying.
    """
    known = {(fee.kind, fee.case.vi): fee for fee in catalogue.fees(version_id)}
    rules, by_case = terms.form.layout.get("fees", ()), False
    if terms.general:
        by_case = len(known) > 1
        rules = () if by_case else [{"kind": kind, "case_vi": case} for kind, case in known]
    lines = []
    for rule in rules:
        fee = known.get((rule["kind"], rule["case_vi"]))
        if fee is None or not holds(rule.get("when"), answers):
            continue
        relief = {ReliefGround(ground): percent for ground, percent in rule.get("relief", {}).items()}
        grounds = _grounds(rule, answers)
        quantity = answers.get(rule.get("quantity", ""), 1)
        many = quantity if isinstance(quantity, int) else 1
        amount = payable_dong(FeeCase(fee.amount_dong, relief), quantity=many, grounds=grounds)
        percent = max((relief.get(ground, 0) for ground in grounds), default=0)
        lines.append(ChargeLine(fee.case, many, amount, percent))
    return Charge(tuple(lines), by_case)


def _grounds(rule: Mapping[str, Any], answers: Answers) -> list[ReliefGround]:
    said = answers.get(rule.get("relief_by", ""), [])
    values = said if isinstance(said, list) else [said]
    known = {ground.value for ground in ReliefGround}
    # Here everything is filed online, so a relief for that is everybody's.
    return [ReliefGround.ONLINE, *(ReliefGround(v) for v in values if v in known)]


@dataclass(frozen=True, slots=True)
class Desk:
    """A centre where this dossier may be filed; `near` tells that it is the address's own."""

    id: int
    name: Name
    address: str
    near: bool


def desks(version_id: int, terms: EFormTerms, answers: Answers, *, on: date) -> Sequence[Desk]:
    """Where the dossier may be filed, the best first: of the procedure's level and in force on the day;
    at commune level the one of the address that decides (the layout's `place`, or the applicant's)."""
    version = catalogue.terms(version_id)
    near = _agency_of_address(terms, answers, on) if version.agency_id is None else None
    rows = ServiceCentre.objects.filter(organisation.in_force(on), level=version.level).order_by("code")
    found = [
        Desk(c.pk, Name(c.name_vi, c.name_en), c.address, version.agency_id is not None or c.host_id == near)
        for c in rows
    ]
    return sorted(found, key=lambda desk: not desk.near)


def host_of(centre_id: int | None) -> int | None:
    """The agency that hosts a centre: competent for what its level decides itself."""
    if centre_id is None:
        return None
    return ServiceCentre.objects.filter(pk=centre_id).values_list("host_id", flat=True).first()


def _agency_of_address(terms: EFormTerms, answers: Answers, on: date) -> int | None:
    for name in (terms.form.layout.get("place", ""), "applicant_address", "business_address"):
        address = answers.get(name)
        if isinstance(address, Mapping):
            place = organisation.places(on).get(str(address.get("commune", "")))
            return place.agency_id if place else None
    return None
