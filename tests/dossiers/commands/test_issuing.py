"""A paper is issued once for its event, from what was so then, and stays the file that went out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.config.reactions import REACTIONS
from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.dossiers import commands, jobs, queries
from motcua.dossiers.commands import ending, lateness, payment, reactions, supplement
from motcua.dossiers.commands.intake import Incomplete
from motcua.dossiers.commands.issuing import NoSuchPaper
from motcua.dossiers.models import Event, OutgoingRegister, Paper
from motcua.dossiers.queries.papers import Asked, Issued
from motcua.law.actor import SYSTEM
from motcua.law.papers import PaperKind, PaperSet
from motcua.organisation.models import Agency, Officer, ServiceCentre
from tests.dossiers.papers.reading import Read
from tests.world import World, at

K = PaperKind


def event_of(dossier_id: int) -> int:
    """The dossier's last event."""
    event = queries.last_event(dossier_id)
    assert event is not None
    return event


def issue(dossier_id: int, kind: PaperKind, event_id: int | None = None) -> Issued:
    asked = Asked(event_id or event_of(dossier_id), kind)
    return commands.issue_papers([asked], at=at("12-01 08:00"))[0]


def read(issued: Issued) -> Read:
    return Read(files.content(files.facts(issued.file_id)))


def enqueued() -> list[dict[str, Any]]:
    following = ProcrastinateJob.objects.filter(task_name="follow_up").order_by("id")
    return [job.args for job in following if "issue_papers" in REACTIONS[job.args["kind"]]]


def apologised(world: World, **other: Any) -> int:
    dossier_id = world.forwarded(**other)
    said = lateness.Apology(
        dossier_id=dossier_id, by=replace(world.hoa, position="Phó Giám đốc Sở"), at=at("04-07 09:00"),
        reason="Phải xác minh lại", new_due_at=at("04-20 17:00"),
    )  # fmt: skip
    commands.apologise([said])
    return dossier_id


def asked_for_more(world: World) -> int:
    dossier_id = world.forwarded()
    order = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-07 10:00"), items=("Bản vẽ",), reason="Thiếu bản vẽ"
    )
    commands.ask_supplement([order])
    return dossier_id


def refused(world: World) -> int:
    return commands.refuse_at_the_door([world.intake()], reason="Sai thẩm quyền")[0].dossier_id


def stopped(world: World) -> int:
    dossier_id = world.forwarded()
    commands.stop([ending.Stopping(dossier_id=dossier_id, by=SYSTEM, at=at("04-08 09:00"), reason="Hết hạn")])
    return dossier_id


def withdrawn(world: World) -> int:
    dossier_id = world.received().dossier_id
    order = ending.Withdrawal(dossier_id=dossier_id, by=world.lan, at=at("04-06 15:00"), reason="Xin rút")
    commands.withdraw([order])
    return dossier_id


def finished(world: World) -> int:
    return world.finished(at("04-06 16:00"))


def unpaid(world: World) -> int:
    return world.received(fee_dong=150_000).dossier_id


OWED: dict[Callable[[World], int], set[PaperKind]] = {
    unpaid: {K.INTAKE_RECEIPT},
    asked_for_more: {K.SUPPLEMENT_REQUEST},
    refused: {K.REFUSAL},
    apologised: {K.APOLOGY},
    stopped: {K.STOP_NOTICE, K.CONTROL_SLIP},
    withdrawn: {K.STOP_NOTICE, K.CONTROL_SLIP},
    finished: {K.CONTROL_SLIP},
}


@pytest.mark.parametrize("lived", OWED, ids=lambda f: f.__name__)
def test_the_job_of_an_event_issues_the_papers_that_it_owes(
    world: World, lived: Callable[[World], int]
) -> None:
    dossier_id = lived(world)
    event_id = event_of(dossier_id)

    [job] = [args for args in enqueued() if event_id in args["event_ids"]]
    jobs.follow_up(**job)

    papers = Paper.objects.filter(event_id=event_id)
    assert {PaperKind(p.kind) for p in papers} == OWED[lived]
    assert {(p.dossier_id, p.issued_at) for p in papers} == {(dossier_id, Event.objects.get(pk=event_id).at)}


def test_receiving_enqueues_one_job_for_a_set_and_a_rollback_none(world: World) -> None:
    with transaction.atomic():
        commands.receive([world.intake()])
        transaction.set_rollback(True)
    with pytest.raises(Incomplete):
        commands.receive([world.intake(documents=())])
    assert enqueued() == []

    opened = commands.receive([world.intake() for _ in range(reactions.SET + 1)])

    assert [len(job["event_ids"]) for job in enqueued()] == [reactions.SET, 1]
    assert [event for job in enqueued() for event in job["event_ids"]] == [o.event_id for o in opened]


def test_a_job_run_twice_issues_once(world: World) -> None:
    opened = world.received()

    for _ in range(2):
        jobs.issue_papers([opened.event_id])

    assert Paper.objects.count() == 1
    assert OutgoingRegister.objects.get().last == 1


def test_what_is_resolved_in_the_waiting_room_owes_no_receipt_but_has_one(world: World) -> None:
    opened = world.received(version=world.on_the_spot)

    assert queries.papers_owed([opened.event_id]) == ()
    assert "trả ngay trong khi chờ" in read(issue(opened.dossier_id, K.INTAKE_RECEIPT)).text


def test_an_event_that_issues_no_such_paper_is_refused(world: World) -> None:
    with pytest.raises(NoSuchPaper):
        issue(world.received().dossier_id, K.APOLOGY)


def test_a_receipt_says_what_was_so_when_it_was_received_though_issued_later(world: World) -> None:
    opened = world.received(fee_dong=150_000)
    receipt = opened.event_id
    made = payment.PaymentMade(
        dossier_id=opened.dossier_id, by=world.ngan, at=at("04-06 09:00"), amount_dong=150_000
    )
    commands.record_payment([made])
    world.step(opened.dossier_id, world.lan, at("04-06 10:00"))
    commands.take([world.order(opened.dossier_id, world.minh, at("04-06 10:30"))])
    more = {"dossier_id": opened.dossier_id, "by": world.minh}
    commands.ask_supplement(
        [supplement.SupplementAsked(**more, at=at("04-07 10:00"), items=("Bản vẽ",), reason="Thiếu bản vẽ")]
    )
    later = supplement.HandedIn(name="Bản vẽ nộp sau")
    handed = supplement.SupplementHandedIn(**(more), at=at("04-09 08:00"), documents=(later,))
    commands.accept_supplement([handed])

    text = read(issue(opened.dossier_id, K.INTAKE_RECEIPT, receipt)).text

    assert "150.000 đồng (chưa nộp)" in text
    assert "Bản vẽ nộp sau" not in text
    assert "Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 00 phút, ngày 13 tháng 4 năm 2021" in text
    assert "Lạng Sơn, ngày 06 tháng 4 năm 2021" in text
    assert "Số: 0001/BPTNTKQ" in text


def test_a_receipt_does_not_know_what_was_asked_for_after_it(world: World) -> None:
    dossier_id = world.forwarded(fee_dong=150_000)
    receipt = queries.papers_of(dossier_id)[0].event_id
    more = payment.PaymentAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-07 10:00"),
        name="Nghĩa vụ tài chính", amount_dong=500_000, legal_ground="Luật Phí và lệ phí",
    )  # fmt: skip
    commands.ask_payment([more])

    assert "150.000 đồng (chưa nộp)" in read(issue(dossier_id, K.INTAKE_RECEIPT, receipt)).text


def test_what_was_issued_never_changes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier_id = apologised(world)
    before = issue(dossier_id, K.APOLOGY)
    text = read(before).text

    Officer.objects.update(full_name="Tên Khác", position_vi="Chức danh khác")
    Agency.objects.update(name_vi="Cơ quan khác")
    ServiceCentre.objects.update(name_vi="Nơi khác", place="Nơi khác")
    monkeypatch.setattr("motcua.dossiers.papers.rendering.paper_set", lambda _: PaperSet.OF_2025)
    after = issue(dossier_id, K.APOLOGY)

    assert after == before
    assert read(after).text == text
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in text
    assert "Lý Thị Hoa" in text
    assert "0001/PXL-SXD" in text


def test_an_unsigned_act_of_the_system_leaves_the_signature_to_the_head(world: World) -> None:
    text = read(issue(stopped(world), K.STOP_NOTICE)).text

    assert "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ" in text
    assert "motcua" not in text


def test_another_event_gives_another_paper_with_a_number_of_its_own(world: World) -> None:
    dossier_id = unpaid(world)
    first = issue(dossier_id, K.INTAKE_RECEIPT)
    second = issue(unpaid(world), K.INTAKE_RECEIPT)

    assert (first.number, second.number) == (1, 2)
    assert first.file_id != second.file_id


def test_numbers_run_for_each_unit_kind_and_year(world: World) -> None:
    ids = [unpaid(world), unpaid(world), refused(world), apologised(world)]
    kinds = [K.INTAKE_RECEIPT, K.INTAKE_RECEIPT, K.REFUSAL, K.APOLOGY]
    next_year = at("04-06 08:00").replace(year=2022)
    ids.append(world.received(at=next_year).dossier_id)

    numbers = [issue(i, kind).number for i, kind in zip(ids, [*kinds, K.INTAKE_RECEIPT], strict=True)]

    assert numbers == [1, 2, 1, 1, 1]


def test_a_set_costs_as_many_statements_as_one(world: World) -> None:
    one, *many = commands.receive([world.intake() for _ in range(6)])

    def cost(events: list[int]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            commands.issue_papers([Asked(e, K.INTAKE_RECEIPT) for e in events], at=at("04-06 09:00"))
        return len(captured)

    assert cost([one.event_id]) == cost([o.event_id for o in many])


def test_a_crash_between_the_file_and_its_row_loses_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = world.received()
    kept: list[documents.Kept] = []

    def crash(*args: Any, **kwargs: Any) -> list[documents.Kept]:
        kept.extend(keep(*args, **kwargs))
        raise SystemError("the power went")

    keep = documents.keep
    monkeypatch.setattr(documents, "keep", crash)
    with pytest.raises(SystemError):
        issue(opened.dossier_id, K.INTAKE_RECEIPT)
    monkeypatch.setattr(documents, "keep", keep)
    again = issue(opened.dossier_id, K.INTAKE_RECEIPT)

    assert files.facts(again.file_id).sha256 == kept[0].sha256
    assert (again.number, OutgoingRegister.objects.get().last) == (1, 1)


def test_the_control_slip_fills_while_the_dossier_travels_and_is_kept_at_its_end(world: World) -> None:
    from motcua.dossiers import papers

    dossier_id = world.forwarded()
    travelling = Read(papers.slip(dossier_id, at=at("04-06 12:00"))).text
    world.step(dossier_id, world.minh, at("04-06 14:00"))
    commands.approve([_approval(world, dossier_id)])
    world.finish(dossier_id, at("04-08 09:00"))
    last = read(issue(dossier_id, K.CONTROL_SLIP)).text

    assert "Nhận: Sở Xây dựng" in travelling
    assert "Giao: Sở Xây dựng" not in travelling
    assert "Giao: Sở Xây dựng" in last
    assert "Đúng hạn" in last


def _approval(world: World, dossier_id: int) -> Any:
    from motcua.dossiers.commands.working import StepDone

    return StepDone(dossier_id=dossier_id, by=world.hoa, at=at("04-06 15:00"), outcome="approved")


def test_papers_owed_and_not_issued_are_found_but_not_those_of_a_played_past(world: World) -> None:
    from motcua.dossiers.events.played import played_key

    opened = world.received()
    world.received(key=played_key(7))
    soon, later = at("04-06 08:00") - timedelta(minutes=5), at("04-06 08:10")

    assert queries.papers_missing(until=soon) == ()
    assert queries.papers_missing(until=later) == (Asked(opened.event_id, K.INTAKE_RECEIPT),)

    jobs.issue_papers([opened.event_id])
    assert queries.papers_missing(until=later) == ()
