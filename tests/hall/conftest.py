"""The hall, and after every test the proof that its events alone tell how it stands."""

from collections.abc import Iterator

import pytest

from tests.hall import places
from tests.hall.places import Hall


@pytest.fixture
def hall(db: None) -> Iterator[Hall]:
    made = places.build()
    yield made
    places.assert_events_tell_the_rows(made)
