"""The ways of dossiers are measured from their events, and the counts are those of a count anew."""

import threading
import time
from dataclasses import replace
from datetime import timedelta

from django.db import connection, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending, lateness, supplement, working
from motcua.dossiers.models import Dossier, Event, EventMark
from motcua.supervision import commands
from motcua.supervision.models import Course, CourseCount, OfficerCount, StepCount
from motcua.supervision.queries import checkup, coded, recounting
from motcua.supervision.queries.histograms import EDGES, quantile
from motcua.supervision.queries.why import Months, arrows, by_month, officers, procedures, step_times
from tests.world import World, at

NOW = at("04-30 16:00")
APRIL = Months(at("04-01 00:00").date(), at("04-01 00:00").date())


def late(world: World) -> int:
    """A dossier of five days whose seal took from Tuesday half past ten to the next Friday; its id."""
    return world.finished(at("04-16 10:00"))


def agreed() -> None:
    """What is kept is what the events say, counted anew."""
    assert recounting.courses_that_differ() == 0
    assert recounting.differences() == dict.fromkeys(recounting.differences(), 0)
    assert [finding for finding in checkup.checkup() if not finding.well] == []


def test_a_late_dossier_is_counted_with_its_reason(world: World) -> None:
    dossier_id = late(world)

    assert commands.follow(at=NOW) == [dossier_id]

    course = Course.objects.get()
    running = Event.objects.filter(dossier_id=dossier_id, span_clock="running")
    assert course.used_minutes == sum(running.values_list("span_minutes", flat=True))
    assert (course.late, course.why, course.limit_minutes, course.interlinked) == (
        True,
        "working",
        2400,
        False,
    )
    [row] = procedures(APRIL, None)
    assert (row.finished, row.late.hits, row.without_apology, row.open) == (1, 1, 1, 0)
    assert row.reasons["working"] == 1
    agreed()


def test_where_the_time_went_step_by_step(world: World) -> None:
    late(world)
    commands.follow(at=NOW)
    times = {
        step.key: (time.waiting.bins, time.working.bins)
        for time in step_times(arrows(world.five_days.procedure_id, APRIL, None))
        for step in world.five_days.process.steps.filter(pk=time.step_id)
    }
    bins = [next(i for i, edge in enumerate([*EDGES, 10**9]) if minutes < edge) for minutes in (30, 60, 4050)]

    assert times.keys() == {"intake", "appraise", "approve", "seal"}
    waiting, working_ = times["appraise"]
    # Lan gave it at nine, Minh took it half an hour later and was done at ten.
    assert (waiting[bins[0]], working_[bins[0]]) == (1, 1)
    assert times["intake"][1][bins[1]] == 1  # an hour
    assert times["seal"][1][bins[2]] == 1  # eight working days, three hours and a half


def test_who_did_which_steps(world: World) -> None:
    late(world)
    commands.follow(at=NOW)

    by_name = {row.name: row for row in officers(world.five_days.procedure_id, APRIL, None)}

    assert by_name["Vi Thị Thu"].over.hits == by_name["Vi Thị Thu"].late.hits == 1
    assert by_name["Hoàng Văn Minh"].over.hits == 0
    elsewhere = officers(world.five_days.procedure_id, APRIL, [world.trade.pk])
    assert elsewhere == []


def test_what_went_on_is_taken_away_and_counted_again(world: World) -> None:
    dossier_id = world.forwarded()
    commands.follow(at=NOW)
    assert CourseCount.objects.get().open == 1
    assert StepCount.objects.get(way="lying", stays=1).step.key == "appraise"

    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 14:00"), items=("Bản vẽ",), reason="Thiếu bản vẽ"
    )
    dossiers.ask_supplement([asked])
    commands.follow(at=NOW)
    agreed()
    stopped = ending.Stopping(
        dossier_id=dossier_id, by=world.hoa, at=at("04-08 14:00"), reason="Rút", legal_ground="Điều 21"
    )
    dossiers.stop([stopped])
    commands.follow(at=NOW)

    [row] = by_month(world.five_days.procedure_id, APRIL, None)
    assert (row.open, row.finished, row.ended, row.supplemented.hits) == (0, 0, 1, 1)
    assert OfficerCount.objects.get(officer_id=world.minh.officer_id).supplements == 1
    agreed()


def test_a_dossier_opened_again_is_finished_no_more(world: World) -> None:
    dossier_id = late(world)
    commands.follow(at=NOW)
    again = ending.Reopening(
        dossier_id=dossier_id, by=world.phuong, at=at("04-19 08:00"), decision="12/QĐ", reason="Sai số liệu"
    )
    dossiers.reopen([again])

    assert commands.follow(at=NOW) == [dossier_id]

    [row] = procedures(APRIL, None)
    assert (row.finished, row.late.hits, row.open, sum(row.reasons.values())) == (0, 0, 1, 0)
    agreed()


def test_sent_back_is_an_arrow_backwards_and_a_reason(world: World) -> None:
    dossier_id = world.forwarded()
    world.step(dossier_id, world.minh, at("04-06 10:00"))
    back = working.SentBack(
        dossier_id=dossier_id, by=world.hoa, at=at("04-06 11:00"), step_key="appraise", reason="Thiếu căn cứ"
    )
    dossiers.return_to_step([back])
    world.step(dossier_id, world.minh, at("04-15 10:00"))
    approval = working.StepDone(dossier_id=dossier_id, by=world.hoa, at=at("04-15 11:00"), outcome="approved")
    dossiers.approve([approval])
    world.finish(dossier_id, at("04-15 14:00"))

    commands.follow(at=NOW)

    assert Course.objects.get().why == "sent_back"
    [arrow] = [one for one in arrows(world.five_days.procedure_id, APRIL, None) if one.way == "back"]
    assert arrow.dossiers == 1
    agreed()


def test_an_apology_is_counted_with_the_late(world: World) -> None:
    dossier_id = world.forwarded()
    sorry = lateness.Apology(
        dossier_id=dossier_id, by=replace(world.hoa, position="Phó Giám đốc Sở"), at=at("04-12 09:00"),
        reason="Phải xác minh lại", new_due_at=at("04-20 17:00"),
    )  # fmt: skip
    dossiers.apologise([sorry])
    world.step(dossier_id, world.minh, at("04-15 10:00"))
    approval = working.StepDone(dossier_id=dossier_id, by=world.hoa, at=at("04-15 11:00"), outcome="approved")
    dossiers.approve([approval])
    world.finish(dossier_id, at("04-15 14:00"))

    commands.follow(at=NOW)

    [row] = procedures(APRIL, None)
    assert (row.late.hits, row.apologised, row.without_apology) == (1, 1, 0)


def test_many_at_once_take_as_many_statements_as_one(world: World) -> None:
    with connection.execute_wrapper(_counting(counted := [])):
        world.forwarded()
        commands.follow(at=NOW)
    one = len([sql for sql in counted if "supervision_" in sql])
    for n in range(20):
        world.forwarded(when=at("04-06 09:00") + timedelta(minutes=n))
    with connection.execute_wrapper(_counting(counted := [])):
        commands.follow(at=NOW)

    assert len([sql for sql in counted if "supervision_" in sql]) <= one
    assert CourseCount.objects.get().open == 21


def _counting(kept: list[str]) -> object:
    def note(execute: object, sql: str, params: object, many: bool, context: object) -> object:
        kept.append(sql)
        return execute(sql, params, many, context)  # type: ignore[operator]

    return note


def test_twice_is_once_and_a_count_anew_changes_nothing(world: World) -> None:
    late(world)
    commands.follow(at=NOW)
    before = list(
        StepCount.objects.order_by("step_id", "way").values_list("step_id", "way", "stays", "whole")
    )

    assert commands.follow(at=NOW) == []
    assert commands.recount() == 1

    assert before == list(
        StepCount.objects.order_by("step_id", "way").values_list("step_id", "way", "stays", "whole")
    )


def test_a_wrong_count_is_found(world: World) -> None:
    late(world)
    commands.follow(at=NOW)
    StepCount.objects.filter(way="on").update(stays=7)
    CourseCount.objects.update(late=0)

    assert recounting.differences()["supervision_stepcount"] > 0
    assert [finding.about for finding in checkup.checkup() if not finding.well] == ["counts of ways"]


def test_the_sweep_finds_what_the_reading_left_out(world: World) -> None:
    dossier_id = late(world)
    EventMark.objects.create(reader="ways", read=10**12, settled=10**12)

    assert commands.follow(at=NOW) == []
    assert commands.sweep() == 1
    assert Course.objects.get().dossier_id == dossier_id


def test_an_act_that_is_committed_late_is_read_all_the_same(committed: World) -> None:
    """Its event has a lower number than one that was already read."""
    world = committed
    first = world.received().dossier_id
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                world.step(first, world.lan, at("04-06 09:00"))
                begun.set()
                go_on.wait(20)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(20)
    second = world.received(key=None).dossier_id
    commands.follow(at=NOW)
    assert Course.objects.get(pk=second).version == Dossier.objects.get(pk=second).version
    go_on.set()
    thread.join()

    for _ in range(300):  # other databases of this server may have transactions open that are waited for too
        commands.follow(at=NOW)
        if Course.objects.get(pk=first).version == 2:
            break
        time.sleep(0.1)

    assert Course.objects.get(pk=first).version == 2
    assert EventMark.objects.get(reader="ways").settled > 0
    agreed()


@given(st.lists(st.integers(0, 30_000), min_size=1, max_size=60), st.floats(0.01, 0.99))
def test_a_quantile_lies_in_the_bin_of_the_true_one(minutes: list[int], share: float) -> None:
    bins = [0] * (len(EDGES) + 1)
    for one in minutes:
        bins[next((i for i, edge in enumerate(EDGES) if one < edge), len(EDGES))] += 1
    ordered = sorted(minutes)
    true = ordered[min(max(-(-int(share * len(ordered) * 1000) // 1000), 1), len(ordered)) - 1]
    found = quantile(bins, share)

    assert found is not None
    bounds = [0, *EDGES, 2 * EDGES[-1]]
    at_bin = next((i for i, edge in enumerate(EDGES) if true < edge), len(EDGES))
    assert bounds[at_bin - (share * len(ordered) % 1 < 1e-3)] <= found <= bounds[at_bin + 1] or _near(
        ordered, share, found
    )


def _near(ordered: list[int], share: float, found: float) -> bool:
    """At a whole number of dossiers the rounding of `share` may choose the neighbour."""
    place = share * len(ordered)
    bounds = [0, *EDGES, 2 * EDGES[-1]]
    for index in {max(int(place) - 1, 0), min(int(place), len(ordered) - 1)}:
        at_bin = next((i for i, edge in enumerate(EDGES) if ordered[index] < edge), len(EDGES))
        if bounds[at_bin] <= found <= bounds[at_bin + 1]:
            return True
    return False


def test_kinds_of_reasons_are_counted_and_taken_away_again(world: World) -> None:
    dossier_id = world.forwarded()
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 14:00"), items=("Bản vẽ",), reason="Mờ",
        reason_code="unclear",
    )  # fmt: skip
    dossiers.ask_supplement([asked])
    commands.follow(at=NOW)
    [told] = coded.coded(world.five_days.procedure_id, APRIL, None)
    assert (told.act, told.name.vi, told.times) == ("ask_supplement", "Giấy tờ mờ, không đọc được", 1)

    dossiers.accept_supplement(
        [supplement.SupplementHandedIn(dossier_id=dossier_id, by=world.minh, at=at("04-07 09:00"))]
    )
    commands.follow(at=NOW)

    assert [one.times for one in coded.coded(None, APRIL, None)] == [1]
    assert coded.coded(None, APRIL, [world.trade.pk]) == []
    agreed()
