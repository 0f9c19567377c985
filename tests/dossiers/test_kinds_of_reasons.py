"""Why an act was needed is said by a kind from a list and in words; the list is the supervisor's."""

from dataclasses import replace

import pytest

from motcua.audit.models import Change
from motcua.dossiers import commands, policies
from motcua.dossiers.commands import lateness, reasons, supplement, working
from motcua.dossiers.commands.reasons import ReasonWanted
from motcua.dossiers.models import Event, ReasonCode, Reasoned
from motcua.dossiers.queries.reasons import offered
from tests.world import World, at

NOW = at("04-06 11:00")


def test_each_of_the_three_acts_tells_its_kind(world: World) -> None:
    sorry, asked, back = (world.forwarded() for _ in range(3))
    head = replace(world.hoa, position="Phó Giám đốc Sở")
    apology = lateness.Apology(
        dossier_id=sorry,
        by=head,
        at=NOW,
        reason="Mưa lũ",
        reason_code="disaster",
        new_due_at=at("04-20 17:00"),
    )
    commands.apologise([apology])
    request = supplement.SupplementAsked(
        dossier_id=asked, by=world.minh, at=NOW, items=("Sổ đỏ",), reason="Thiếu", reason_code="missing"
    )
    commands.ask_supplement([request])
    world.step(back, world.minh, at("04-06 10:30"))
    returned = working.SentBack(
        dossier_id=back, by=world.hoa, at=NOW, step_key="appraise", reason="Sai", reason_code="draft"
    )
    commands.return_to_step([returned])

    told = Event.objects.filter(data__has_key="reason_code").order_by("dossier_id")
    assert [(one.dossier_id, one.data["reason_code"]) for one in told] == [
        (sorry, "disaster"),
        (asked, "missing"),
        (back, "draft"),
    ]


@pytest.mark.parametrize("code", ["draft", "nonsense"])
def test_a_kind_that_is_not_offered_for_the_act_is_refused(world: World, code: str) -> None:
    asked = supplement.SupplementAsked(
        dossier_id=world.forwarded(),
        by=world.minh,
        at=NOW,
        items=("Sổ đỏ",),
        reason="Thiếu",
        reason_code=code,
    )

    with pytest.raises(reasons.NoSuchReason):
        commands.ask_supplement([asked])
    assert not Event.objects.filter(kind="supplement_asked").exists()


def test_the_supervisor_renames_ends_and_adds_kinds(world: World) -> None:
    commands.set_reasons(
        [
            ReasonWanted(act=Reasoned.APOLOGISE, code="overload", name_vi="Quá tải"),
            ReasonWanted(
                act=Reasoned.APOLOGISE, code="disaster", name_vi="Thiên tai, dịch bệnh", is_on=False
            ),
            ReasonWanted(act=Reasoned.APOLOGISE, name_vi=" Chờ kết quả đo đạc "),
        ],
        by=world.son,
        at=NOW,
    )

    names = {one.code: one.name.vi for one in offered(Reasoned.APOLOGISE)}
    assert names["overload"] == "Quá tải"
    assert names["cho-ket-qua-do-dac"] == "Chờ kết quả đo đạc"
    assert "disaster" not in names
    assert Change.objects.count() == 3


def test_only_the_supervisor_and_only_with_names(world: World) -> None:
    def named(name: str, code: str = "") -> list[ReasonWanted]:
        return [ReasonWanted(act=Reasoned.APOLOGISE, code=code, name_vi=name)]

    before = ReasonCode.objects.count()
    with pytest.raises(policies.NotTheKeeper):
        commands.set_reasons(named("Khác nữa"), by=world.hoa, at=NOW)
    with pytest.raises(reasons.UnnamedReason):
        commands.set_reasons(named("  "), by=world.son, at=NOW)
    with pytest.raises(reasons.NoSuchReason):
        commands.set_reasons(named("Tên", code="unknown"), by=world.son, at=NOW)
    with pytest.raises(reasons.ReasonThere):
        commands.set_reasons(named("Khác") + named("khác"), by=world.son, at=NOW)
    assert ReasonCode.objects.count() == before
