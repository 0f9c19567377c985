"""After every test on dossiers: replaying the events gives the row, and the chain of hashes holds."""

from collections.abc import Iterator

import pytest

from motcua.dossiers import queries
from motcua.dossiers.events.state import COLUMNS, replay
from motcua.dossiers.models import Dossier, Event
from tests import world as worlds


@pytest.fixture
def world(db: None) -> Iterator[worlds.World]:
    yield worlds.build()
    rows_are_their_events()
    assert queries.broken_chains() == []
    assert queries.outside_of_care() == []


def rows_are_their_events() -> None:
    for dossier in Dossier.objects.order_by("id"):
        changes = Event.objects.filter(dossier=dossier).order_by("seq").values_list("changes", flat=True)
        state = replay(changes)
        assert {c: getattr(state, c) for c in COLUMNS} == {c: getattr(dossier, c) for c in COLUMNS}
