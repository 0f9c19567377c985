"""The lists at a desk, finding, and what a page offers."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands, queries
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.queries import Tab
from motcua.law.lifecycle import Act
from tests.world import TUESDAY_8, World, at


def test_what_was_received_waits_at_the_centre_and_nowhere_else(world: World) -> None:
    opened = world.received()
    now = at("04-06 08:30")

    lan = queries.inbox(world.lan, Tab.TO_PROCESS, at=now)
    minh = queries.inbox(world.minh, Tab.TO_PROCESS, at=now)

    assert [r.code for r in lan.rows] == [opened.code]
    assert minh.rows == ()


def test_a_forwarded_dossier_waits_at_the_department(world: World) -> None:
    dossier_id = world.forwarded()
    now = at("04-06 10:00")

    assert [r.id for r in queries.inbox(world.minh, Tab.TO_PROCESS, at=now).rows] == [dossier_id]
    assert queries.counts(world.minh, at=now)[Tab.TO_PROCESS] == 1
    assert queries.inbox(world.tuan, Tab.TO_PROCESS, at=now).rows == ()


def test_the_due_time_moves_it_to_near_due_and_late(world: World) -> None:
    world.forwarded()

    assert queries.counts(world.minh, at=at("04-12 10:00"))[Tab.NEAR_DUE] == 1
    late = queries.counts(world.minh, at=at("04-14 10:00"))
    assert (late[Tab.NEAR_DUE], late[Tab.LATE]) == (0, 1)


def test_the_pages_of_a_list_hold_everything_once(world: World) -> None:
    ids = [world.received(at=at(f"04-06 08:{n:02}")).dossier_id for n in range(7)]
    seen: list[int] = []
    after = None
    for _ in range(9):
        lines = queries.inbox(world.lan, Tab.TO_PROCESS, at=at("04-06 09:00"), after=after, limit=3)
        seen += [r.id for r in lines.rows]
        after = lines.after
        if after is None:
            break

    assert seen == ids


def test_a_result_waits_for_its_applicant(world: World) -> None:
    dossier_id = world.finished(at("04-09 09:00"))

    found = queries.inbox(world.lan, Tab.TO_RETURN, at=at("04-09 10:00"))

    assert [r.id for r in found.rows] == [dossier_id]


@pytest.mark.parametrize(
    "text", ["Vy Hoàng", "hoang thi", "HOANG THI VY", "020301000123", "0912345678", "0912 345"]
)
def test_is_found_by_what_can_be_said(world: World, text: str) -> None:
    opened = world.received()

    assert [r.code for r in queries.search(text, world.lan).rows] == [opened.code]


def test_is_found_by_its_code_and_its_beginning(world: World) -> None:
    opened = world.received()

    assert [r.code for r in queries.search(opened.code).rows] == [opened.code]
    assert [r.code for r in queries.search(opened.code[:-2].lower()).rows] == [opened.code]


@pytest.mark.parametrize("text", ["", "x", "%", "vy' or 1=1", "khong co ai", "\\"])
def test_nothing_is_found_by_nothing(world: World, text: str) -> None:
    world.received()

    assert queries.search(text).rows == ()


def test_another_agency_sees_nothing(world: World) -> None:
    opened = world.received()

    assert queries.page(opened.dossier_id, world.tuan) is None
    assert queries.search(opened.code, world.tuan).rows == ()


def test_the_words_of_a_name_are_read_by_their_index(world: World) -> None:
    from motcua.dossiers.queries.search import _ways

    with connection.cursor() as cursor:
        # Over a handful of rows any other way is as cheap; a GIN index is read by bitmaps alone.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        plan = _ways("vy hoang")[1].found.explain()

    assert "by_name_words" in plan


def test_the_page_tells_the_way_and_the_time(world: World) -> None:
    dossier_id = world.forwarded()

    page = queries.page(dossier_id, world.minh)

    assert page is not None
    assert [t.kind for t in page.timeline] == ["taken", "step_completed", "received"]
    assert page.running_minutes == 90
    assert page.holder == "Sở Xây dựng"


def test_only_what_may_be_done_is_offered(world: World) -> None:
    dossier_id = world.forwarded()
    page = queries.page(dossier_id, world.minh)
    assert page is not None

    assert Act.COMPLETE_STEP in queries.allowed_acts(page, world.minh)
    assert Act.APPROVE not in queries.allowed_acts(page, world.minh)
    assert Act.COMPLETE_STEP not in queries.allowed_acts(page, world.lan)


@pytest.mark.parametrize("tab", [Tab.TO_RECEIVE, Tab.TO_PROCESS, Tab.LATE, Tab.WAITING, Tab.TO_RETURN])
def test_the_lists_are_read_by_the_indexes_of_open_dossiers(world: World, tab: Tab) -> None:
    commands.receive([world.intake()] * 500)
    plans: list[str] = []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE dossiers_dossier")
        # Over so few rows any index is nearly as good: leave the lists' own.
        cursor.execute(
            "SELECT format('DROP INDEX %I', indexrelid::regclass::text) FROM pg_index"
            " JOIN pg_class ON pg_class.oid = indexrelid"
            " WHERE indrelid = 'dossiers_dossier'::regclass AND NOT indisunique AND relname NOT LIKE 'work_by_%'"
        )
        for (drop,) in cursor.fetchall():
            cursor.execute(drop)

    def explained(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if "FROM dossiers_dossier d" in sql:
            with connection.cursor() as cursor:
                cursor.cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.cursor.execute("EXPLAIN " + sql, params)
                plans.extend(row[0] for row in cursor.cursor.fetchall())
        return execute(sql, params, many, context)

    # What is planned ahead goes past Django's wrappers, unless its statements are looked at.
    with CaptureQueriesContext(connection), connection.execute_wrapper(explained):
        queries.inbox(world.lan, tab, at=at("04-06 09:00"))

    read = [line for line in plans if " on dossiers_dossier" in line]
    assert read
    assert not [line for line in plans if "Seq Scan on dossiers_dossier" in line]
    assert "work_by_" in "\n".join(plans)


def _codes(text: str, actor: Any = None, **more: Any) -> list[str]:
    return [row.code for row in queries.search(text, actor, on=TUESDAY_8.date(), **more).rows]


def test_a_procedure_is_found_by_its_code_and_by_words_where_no_name_has_them(world: World) -> None:
    first, second = world.received(), world.received()
    other = world.received(version=world.on_the_spot)

    for whoever in (world.lan, world.hoa, world.son, None):
        assert _codes("1.009978", whoever) == [second.code, first.code]
    assert _codes("1.009978", world.hoa) == [second.code, first.code]
    assert _codes("2.000635", world.lan) == [other.code]
    assert _codes("giấy phép xây dựng", world.lan) == [other.code, second.code, first.code]
    assert _codes("giay phep xay dung", world.son) == [other.code, second.code, first.code]
    assert _codes("1.009978", world.tuan) == _codes("giấy phép xây dựng", world.tuan) == []
    assert _codes("cấp bằng lái xe") == []
    # A name goes before a procedure of the same words.
    named = world.received(applicant=Party(name="Công ty Giấy Phép Xây Dựng"))
    assert _codes("giấy phép xây dựng", world.lan) == [named.code]


def test_a_procedures_dossiers_go_on_from_page_to_page(world: World) -> None:
    opened = [world.received().code for _ in range(5)][::-1]

    found, after = [], None
    while True:
        lines = queries.search("1.009978", world.lan, after=after, limit=2)
        found += [row.code for row in lines.rows]
        after = lines.after
        if after is None:
            break

    assert found == opened


def test_a_procedures_dossiers_are_read_by_their_index_a_few_for_each_agency(world: World) -> None:
    commands.receive([world.intake()] * 400)
    plans: list[str] = []

    def explained(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if "CROSS JOIN LATERAL" in sql:
            with connection.cursor() as cursor:
                # As in a province: each agency has a few of the procedures.
                cursor.cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                for column, distinct in (("agency_id", 200), ("procedure_version_id", 2000)):
                    cursor.cursor.execute(
                        f"ALTER TABLE dossiers_dossier ALTER COLUMN {column} SET (n_distinct = {distinct})"
                    )
                cursor.cursor.execute("ANALYZE dossiers_dossier")
                cursor.cursor.execute("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + sql, params)
                plans.extend(row[0] for row in cursor.cursor.fetchall())
        return execute(sql, params, many, context)

    with CaptureQueriesContext(connection), connection.execute_wrapper(explained):
        assert len(queries.search("1.009978", world.son).rows) == 25

    (read,) = [line for line in plans if "by_procedure" in line]
    assert "Backward" in read
    # 25 and one more of the one agency that has any, none of the others.
    assert max(int(n) for n in re.findall(r"rows=(\d+)", read)) <= 26
