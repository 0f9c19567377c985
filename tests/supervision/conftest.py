from collections.abc import Iterator
from typing import Any

import pytest

from tests import world as worlds
from tests.committed import wiped_after


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.build()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[worlds.World]:
    """The world, really committed, so that other connections see it."""
    with django_db_blocker.unblock(), wiped_after():
        yield worlds.build()
