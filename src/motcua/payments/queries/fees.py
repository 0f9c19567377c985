"""The fee of a dossier's procedure: its cases, who pays less, and what one would pay."""

from collections.abc import Collection
from dataclasses import dataclass

from motcua.catalogue.models import Fee, FeeTiming
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Channel
from motcua.law.fees import FeeCase, ReliefGround, payable_dong, reliefs_in
from motcua.law.lifecycle import BY_ACT, Act, Status
from motcua.lib import prepared
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
    for version_id, channel in prepared.fetch(_UNSETTLED, [dossier_id, CHARGEABLE]):
        found = cases(version_id)
        claimable = {ground for case in found for ground in case.terms.relief_percent} - KNOWN
        if found:
            return Choice(
                cases=found,
                known=KNOWN if channel == Channel.ONLINE else frozenset(),
                claimable=tuple(ground for ground in ReliefGround if ground in claimable),
            )
    return None


def is_open(dossier_id: int, status: Status) -> bool:
    """Whether the payer has still to say which case of the fee is theirs."""
    return status in CHARGEABLE and choice(dossier_id) is not None


CHARGEABLE = [status for status in BY_ACT[Act.CHARGE_FEE].sources if status is not None]
_UNSETTLED = f"""
    SELECT d.procedure_version_id, d.channel
      FROM dossiers_dossier d JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
     WHERE d.id = %s::bigint AND d.status = ANY(%s::smallint[])
       AND v.fee_timing IN ('{FeeTiming.BEFORE}', '{FeeTiming.AFTER}')
       AND NOT EXISTS (SELECT FROM dossiers_financialobligation o WHERE o.dossier_id = d.id)
       AND NOT EXISTS (SELECT FROM dossiers_event e WHERE e.dossier_id = d.id AND e.kind = '{Kind.FEE_CHARGED}')
"""  # noqa: S608
