"""After every test on dossiers: replaying the events gives the row, the chain of hashes holds, and each
day's counts are those of the dossiers."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from motcua.dossiers import queries
from motcua.dossiers.events.state import COLUMNS, replay
from motcua.dossiers.models import DayCount, Dossier, Event
from motcua.law.worktime import HANOI
from motcua.reports.queries.counted import mistallied
from tests import world as worlds


@pytest.fixture
def world(db: None) -> Iterator[worlds.World]:
    yield worlds.build()
    rows_are_their_events()
    counts_are_the_dossiers()
    assert mistallied() == []
    assert queries.broken_chains() == []
    assert queries.outside_of_care() == []


def rows_are_their_events() -> None:
    for dossier in Dossier.objects.order_by("id"):
        changes = Event.objects.filter(dossier=dossier).order_by("seq").values_list("changes", flat=True)
        state = replay(changes)
        assert {c: getattr(state, c) for c in COLUMNS} == {c: getattr(dossier, c) for c in COLUMNS}


def counts_are_the_dossiers() -> None:
    said, counted = Counter[tuple[Any, ...]](), Counter[tuple[Any, ...]]()
    rows = DayCount.objects.values_list("centre_id", "agency_id", "day_on", "channel", "grade", "dossiers")
    for *key, dossiers in rows:
        said[tuple(key)] += dossiers
    for one in Dossier.objects.all():
        for at, grade in ((one.received_at, None), (one.finished_at, one.timeliness)):
            if at is not None:
                counted[one.centre_id, one.agency_id, at.astimezone(HANOI).date(), one.channel, grade] += 1
    assert {key: number for key, number in said.items() if number} == counted
