"""The fee of a dossier's procedure: its cases, who pays less, and what one would pay."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from motcua.catalogue.models import Fee, FeeTiming
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Channel, Dossier, Event, FinancialObligation
from motcua.law.fees import FeeCase, ReliefGround, payable_dong, reliefs_in
from motcua.law.lifecycle import BY_ACT, Act
from motcua.lib.folding import fold

# Filing online is known from the dossier; the others a payer claims and an officer verifies.
KNOWN = frozenset({ReliefGround.ONLINE})


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the fee. `exemptions_vi` is how the decision says who pays less."""

    fee_id: int
    name_vi: str
    name_en: str
    unit_vi: str
    legal_ground: str
    exemptions_vi: str
    terms: FeeCase


@dataclass(frozen=True, slots=True)
class Choice:
    """The cases that a dossier's payer chooses from, with the reliefs that anybody may claim."""

    cases: tuple[Case, ...]
    known: frozenset[ReliefGround]
    claimable: tuple[ReliefGround, ...]

    def payable_dong(self, case: Case, claimed: Collection[ReliefGround] = ()) -> int:
        return payable_dong(case.terms, grounds=self.known | set(claimed))


def cases(version_id: int) -> tuple[Case, ...]:
    """The cases of a procedure version's fee."""
    return tuple(
        Case(
            fee_id=fee.pk,
            name_vi=fee.case_vi,
            name_en=fee.case_en or fee.case_vi,
            unit_vi=fee.unit_vi,
            legal_ground=fee.legal_ground,
            exemptions_vi=fee.exemptions_vi,
            terms=FeeCase(fee.amount_dong, reliefs_in(fold(fee.exemptions_vi))),
        )
        for fee in Fee.objects.filter(version_id=version_id).order_by("id")
    )


def choice(dossier_id: int) -> Choice | None:
    """What the payer may choose; None where the fee is known already, or there is none."""
    settled = FinancialObligation.objects.filter(dossier=OuterRef("pk"))
    told = Event.objects.filter(dossier=OuterRef("pk"), kind=Kind.FEE_CHARGED)
    row = (
        Dossier.objects.filter(
            ~Exists(settled),
            ~Exists(told),
            pk=dossier_id,
            status__in=[s for s in BY_ACT[Act.CHARGE_FEE].sources if s is not None],
            procedure_version__fee_timing__in=(FeeTiming.BEFORE, FeeTiming.AFTER),
        )
        .values_list("procedure_version_id", "channel")
        .first()
    )
    found = cases(row[0]) if row else ()
    if row is None or not found:
        return None
    claimable = {ground for case in found for ground in case.terms.relief_percent} - KNOWN
    return Choice(
        cases=found,
        known=KNOWN if row[1] == Channel.ONLINE else frozenset(),
        claimable=tuple(ground for ground in ReliefGround if ground in claimable),
    )
