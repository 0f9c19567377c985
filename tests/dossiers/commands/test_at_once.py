"""Many at the same instant: numbers without gap or double, one winner per act, a crash leaves nothing."""

import uuid

import pytest
from django.db import transaction

from motcua.dossiers import commands
from motcua.dossiers.commands.finishing import ResultIssued
from motcua.dossiers.commands.working import StepDone
from motcua.dossiers.models import (
    DailyNumber,
    Dossier,
    DossierResult,
    Event,
    OutgoingRegister,
    Paper,
    ResultNumber,
)
from motcua.dossiers.queries.papers import Asked
from motcua.law.actor import SYSTEM
from motcua.law.papers import PaperKind
from tests.at_once import MANY, at_once
from tests.world import World, at


def test_numbers_have_no_gap_and_no_double(committed: World) -> None:
    item = committed.intake()

    at_once(lambda n: [commands.receive([item]) for _ in range(5)])

    numbers = sorted(int(code.rsplit("-", 1)[1]) for code in Dossier.objects.values_list("code", flat=True))
    assert numbers == list(range(1, 5 * MANY + 1))


def test_a_crash_in_the_middle_takes_no_number(committed: World) -> None:
    item = committed.intake()
    commands.receive([item])
    with pytest.raises(RuntimeError), transaction.atomic():
        commands.receive([item])
        raise RuntimeError("the power went")

    opened = commands.receive([item])[0]

    assert opened.code.endswith("-0002")
    assert DailyNumber.objects.get().last == 2


def test_the_same_key_at_once_opens_one_dossier(committed: World) -> None:
    item = committed.intake(key=uuid.uuid4())

    answers = at_once(lambda n: commands.receive([item])[0].code)

    assert set(answers) == {"H37-210406-0001"}


def test_of_two_officers_on_one_dossier_one_wins(committed: World) -> None:
    dossier_id = committed.forwarded()
    done = StepDone(dossier_id=dossier_id, by=committed.minh, at=at("04-06 10:00"), outcome="done", seen=3)

    answers = at_once(lambda n: commands.complete_step([done]))

    assert sum(isinstance(answer, list) for answer in answers) == 1
    assert Event.objects.filter(dossier_id=dossier_id, kind="step_completed").count() == 2


def test_the_same_key_at_once_is_one_act_and_everybody_is_told_so(committed: World) -> None:
    dossier_id = committed.forwarded()
    done = StepDone(
        dossier_id=dossier_id, by=committed.minh, at=at("04-06 10:00"), outcome="done", key=uuid.uuid4()
    )

    answers = at_once(lambda n: commands.complete_step([done])[0])

    assert {type(answer).__name__ for answer in answers} == {"Done"}
    assert sum(not answer.repeated for answer in answers) == 1  # type: ignore[attr-defined]


def test_all_who_print_a_paper_at_once_print_the_same_one(committed: World) -> None:
    asked = [
        Asked(opened.event_id, PaperKind.INTAKE_RECEIPT)
        for opened in commands.receive([committed.intake()] * 2)
    ]

    papers = at_once(lambda n: commands.issue_papers(asked[:: 1 if n % 2 else -1], at=at("04-06 09:00")))

    assert {paper.number for paper in papers[0]} == {1, 2}  # type: ignore[attr-defined]
    assert {frozenset(answer) for answer in papers} == {frozenset(papers[0])}  # type: ignore[arg-type]
    assert Paper.objects.count() == OutgoingRegister.objects.get().last == 2


def test_a_command_that_moves_the_dossier_and_one_that_issues_its_paper_wait_for_each_other(
    committed: World,
) -> None:
    opened = committed.received()
    asked = [Asked(opened.event_id, PaperKind.INTAKE_RECEIPT)]

    def act(n: int) -> object:
        with transaction.atomic():
            if n % 2:
                commands.signal([committed.order(opened.dossier_id, SYSTEM, at("04-09 08:00"))])
            return commands.issue_papers(asked, at=at("04-09 08:00"))

    answers = at_once(act)

    assert Paper.objects.count() == 1
    assert not [a for a in answers if a is None]


def _to_seal(world: World, many: int) -> list[int]:
    """Dossiers that wait for their result at the clerk's."""
    ids = [opened.dossier_id for opened in commands.receive([world.intake()] * many)]
    commands.complete_step(
        [StepDone(dossier_id=i, by=world.lan, at=at("04-06 09:00"), outcome="done") for i in ids]
    )
    commands.take([world.order(i, world.minh, at("04-06 09:30")) for i in ids])
    commands.complete_step(
        [StepDone(dossier_id=i, by=world.minh, at=at("04-06 10:00"), outcome="done") for i in ids]
    )
    approved = [StepDone(dossier_id=i, by=world.hoa, at=at("04-06 10:30"), outcome="approved") for i in ids]
    commands.approve(approved)
    return ids


def test_results_are_numbered_in_the_register_without_gap_or_double(committed: World) -> None:
    """32 clerks, two results each, every fourth of whom loses the power after the first two."""
    ids = _to_seal(committed, 2 * MANY)

    def result(dossier_id: int, **told: object) -> ResultIssued:
        common = {"by": committed.thu, "at": at("04-06 11:00"), "title": "Giấy phép xây dựng"}
        return ResultIssued(dossier_id=dossier_id, **(common | told))  # type: ignore[arg-type]

    def act(n: int) -> object:
        mine = [result(ids[2 * n], key=uuid.uuid4()), result(ids[2 * n + 1], granted=n % 2 == 0)]
        if n % 4 == 0:
            with pytest.raises(RuntimeError), transaction.atomic():
                commands.finish(mine)
                raise RuntimeError("the power went")
        return [*commands.finish(mine), *commands.finish(mine[:1])]

    answers = at_once(act)

    assert {len(answer) for answer in answers} == {3}  # type: ignore[arg-type]
    printed = sorted(DossierResult.objects.values_list("number", flat=True))
    notices = sorted(f"{n:02}/TB-SXD" for n in range(1, MANY // 2 + 1))
    licences = sorted(f"{n:02}/GP-SXD" for n in range(1, 3 * MANY // 2 + 1))
    assert printed == sorted([*licences, *notices])
    assert {r.kind: r.last for r in OutgoingRegister.objects.all()} == {"result:GP": 48, "result:TB": 16}
    assert ResultNumber.objects.count() == 2 * MANY


def test_a_number_that_the_agencys_document_bears_takes_none_of_the_register(committed: World) -> None:
    own, ours = _to_seal(committed, 2)
    told = {"by": committed.thu, "at": at("04-06 11:00"), "title": "Giấy phép"}

    commands.finish([ResultIssued(dossier_id=own, number="315/2021", **told)])  # type: ignore[arg-type]
    commands.finish([ResultIssued(dossier_id=ours, **told)])  # type: ignore[arg-type]

    numbers = DossierResult.objects.order_by("id").values_list("number", flat=True)
    assert list(numbers) == ["315/2021", "01/GP-SXD"]
