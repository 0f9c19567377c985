"""Who looked, and who changed what: appended, never changed, and seen when it was changed all the same."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.audit import commands, queries
from motcua.audit.models import Change, Look
from motcua.law.purpose import Purpose, Seen
from tests.world import TUESDAY_8, World

pytestmark = pytest.mark.django_db
DOSSIER = 7


def look(world: World, minutes: int = 0, **other: object) -> None:
    told = {"dossier_ids": [DOSSIER], "seen": Seen.PAGE, "purpose": Purpose.HANDLING} | other
    commands.look(**told, by=world.minh, at=TUESDAY_8 + timedelta(minutes=minutes))  # type: ignore[arg-type]


def test_the_looks_of_a_day_are_told_together_the_last_first(world: World) -> None:
    for minutes in (0, 5, 9):
        look(world, minutes)
    look(world, 20, seen=Seen.PAPER)
    look(world, 24 * 60)
    look(world, 30, dossier_ids=[DOSSIER + 1])

    told = queries.looks_of(DOSSIER)

    assert [(g.seen, g.times) for g in told] == [(Seen.PAGE, 1), (Seen.PAPER, 1), (Seen.PAGE, 3)]
    assert {g.agency_id for g in told} == {world.construction.pk}
    assert told[2].at == TUESDAY_8 + timedelta(minutes=9)


def test_many_are_noted_in_one_statement(world: World, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        commands.look(range(100), Seen.LIST, Purpose.HANDLING, by=world.minh, at=TUESDAY_8)


@pytest.mark.parametrize("statement", ["UPDATE {} SET actor_name = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["audit_look", "audit_change"])
def test_no_line_is_changed_or_taken_away(world: World, table: str, statement: str) -> None:
    look(world)
    commands.change("calendar day", "2021-04-21", by=world.son, at=TUESDAY_8)

    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        connection.cursor().execute(statement.format(table))

    assert (Look.objects.count(), Change.objects.count()) == (1, 1)


def test_a_change_made_behind_our_back_is_found(world: World) -> None:
    for n in range(4):
        commands.change(
            "calendar day", f"2021-04-2{n}", by=world.son, at=TUESDAY_8, after={"kind": "holiday"}
        )
    assert queries.broken_changes() == []
    second, third = list(Change.objects.order_by("id").values_list("id", flat=True))[1:3]

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_change DISABLE TRIGGER USER")  # as somebody with the keys would
        cursor.execute("UPDATE audit_change SET actor_name = 'nobody' WHERE id = %s", [second])
    assert queries.broken_changes() == [second]

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_change WHERE id = %s", [second])
    assert queries.broken_changes() == [third]
