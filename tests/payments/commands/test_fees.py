"""The fee by case and exemption: what the payer chooses is counted by the law and owed once."""

import pytest

from motcua.catalogue.models import Fee, ProcedureVersion
from motcua.dossiers import commands as dossiers
from motcua.dossiers.models import Channel, Dossier, FinancialObligation
from motcua.law.actor import SYSTEM
from motcua.law.fees import ReliefGround
from motcua.payments import commands
from motcua.payments.commands.fees import CaseChosen, NotThisFee
from motcua.payments.models import State
from motcua.payments.queries import fees
from tests.payments.money import LATER, balances, begun, in_cash, owing
from tests.world import World

RELIEF = "Miễn: hộ nghèo, người có công; giảm 50% khi nộp hồ sơ trực tuyến"


@pytest.fixture
def small(world: World) -> Fee:
    """The small case of a fee of two; the poor and those of merit are exempt, online is half."""
    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(fee_timing="before")
    Fee.objects.create(version=world.five_days, kind="charge", case_vi="Nhà lớn", amount_dong=900_000)
    return Fee.objects.create(
        version=world.five_days, kind="charge", case_vi="Nhà nhỏ", amount_dong=75_000,
        exemptions_vi=RELIEF, legal_ground="NQ 1",
    )  # fmt: skip


def _chosen(dossier_id: int, fee: Fee, *grounds: ReliefGround) -> Dossier:
    commands.choose_cases(
        [CaseChosen(dossier_id=dossier_id, fee_id=fee.pk, by=SYSTEM, at=LATER, grounds=grounds)]
    )
    return Dossier.objects.get(pk=dossier_id)


def _online(world: World) -> int:
    item = world.intake(channel=Channel.ONLINE, by=world.lan)
    return dossiers.receive([item])[0].dossier_id


def test_the_case_chosen_is_owed_and_paid(world: World, small: Fee) -> None:
    dossier = _chosen(world.received().dossier_id, small)

    assert (dossier.owed_dong, dossier.status) == (75_000, 2)
    obligation = FinancialObligation.objects.get()
    assert (obligation.name, obligation.legal_ground) == ("Nhà nhỏ", "NQ 1")
    assert begun(dossier.pk).amount_dong == 75_000
    assert in_cash(dossier.pk, world.ngan, amount_dong=75_000).state == State.PAID
    assert balances() == {"cash_drawer": 75_000, "fee_income": -75_000}


def test_filing_online_is_known_and_counts(world: World, small: Fee) -> None:
    assert _chosen(_online(world), small).owed_dong == 37_500


def test_who_is_exempt_owes_nothing_and_is_not_asked_again(world: World, small: Fee) -> None:
    dossier = _chosen(world.received().dossier_id, small, ReliefGround.POOR_HOUSEHOLD)

    assert dossier.owed_dong == 0
    assert fees.choice(dossier.pk) is None
    with pytest.raises(NotThisFee):
        _chosen(dossier.pk, small)


def test_a_ground_that_the_fee_does_not_know_counts_for_nothing(world: World, small: Fee) -> None:
    assert _chosen(world.received().dossier_id, small, ReliefGround.ELDERLY).owed_dong == 75_000


def test_it_is_chosen_once(world: World, small: Fee) -> None:
    dossier_id = world.received().dossier_id
    _chosen(dossier_id, small)

    with pytest.raises(NotThisFee):
        _chosen(dossier_id, small)
    assert fees.choice(owing(world).dossier_id) is None


def test_another_procedures_fee_is_not_this_ones(world: World, small: Fee) -> None:
    other = Fee.objects.create(version=world.on_the_spot, kind="fee", case_vi="x", amount_dong=1)

    with pytest.raises(NotThisFee):
        _chosen(world.received().dossier_id, other)


def test_the_choice_says_what_may_be_claimed(world: World, small: Fee) -> None:
    choice = fees.choice(world.received().dossier_id)

    assert choice is not None
    assert choice.claimable == (ReliefGround.POOR_HOUSEHOLD, ReliefGround.MERIT)
    assert [choice.payable_dong(case) for case in choice.cases] == [900_000, 75_000]
