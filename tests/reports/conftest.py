"""A small world of the dossiers' tests, with the plan to shorten time limits."""

import pytest

from tests import world as worlds


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.build()
