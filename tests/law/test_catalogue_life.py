"""The life of a change of the catalogue, as one table."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.law.catalogue_life import BY_DEED, KEPT, LABELS, OPEN, TABLE, Deed, Stage, standing

DAY = date(2026, 12, 1)


def test_every_deed_has_one_row_and_every_stage_a_name() -> None:
    assert set(BY_DEED) == set(Deed)
    assert len(TABLE) == len(BY_DEED)
    assert set(LABELS) == set(Stage)


def test_every_stage_that_is_kept_is_reached_and_every_open_one_left() -> None:
    assert {row.to for row in TABLE if row.to} == KEPT
    left = {s for row in TABLE if row.to for s in row.sources}
    assert left >= OPEN


def test_whoever_drafts_neither_checks_nor_decides() -> None:
    drafting = BY_DEED[Deed.WRITE].roles
    assert all(not row.roles & drafting for row in TABLE if row.others_work)


@given(st.integers(-400, 400), st.one_of(st.none(), st.integers(1, 400)), st.booleans())
def test_the_calendar_alone_brings_what_is_published_into_force(
    offset: int, lasts: int | None, repealed: bool
) -> None:
    ends = DAY + timedelta(days=lasts) if lasts is not None else None
    on = DAY + timedelta(days=offset)

    stage = standing(Stage.PUBLISHED, on=on, begins=DAY, ends=ends, repealed=repealed)

    if on < DAY:
        assert stage is Stage.PUBLISHED
    elif ends is None or on < ends:
        assert stage is Stage.IN_FORCE
    else:
        assert stage is (Stage.REPEALED if repealed else Stage.AMENDED)


def test_what_is_not_published_stands_where_it_was_left() -> None:
    assert {standing(stage, on=DAY, begins=DAY) for stage in OPEN} == OPEN
