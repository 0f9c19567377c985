"""After every test of the post: each shipment is what its trail says, and what left is returned in law."""

from collections.abc import Iterator
from typing import Any

import pytest

from motcua.organisation import queries as organisation
from motcua.simulation.carrier import Carrier
from tests.committed import wiped_after
from tests.dossiers.conftest import rows_are_their_events
from tests.postal import post as posts
from tests.postal.post import Post
from tests.served import served

SECRET = "a secret of the tests"


@pytest.fixture
def post(db: None, folder: Any) -> Iterator[Post]:
    yield posts.build()
    posts.everything_holds()
    rows_are_their_events()
    organisation.forget_units()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any, folder: Any) -> Iterator[Post]:
    """The same, really committed, so that other connections see it; wiped as only a test may."""
    with django_db_blocker.unblock(), wiped_after():
        yield posts.build()
        posts.everything_holds()
        organisation.forget_units()


@pytest.fixture
def site(committed: Post, settings: Any) -> Iterator[str]:
    """Our own server on loopback, which callbacks reach; its address."""
    with served() as settings.PUBLIC_URL:
        yield settings.PUBLIC_URL


@pytest.fixture
def carrier(settings: Any) -> Iterator[Carrier]:
    """The simulated carrier on loopback, and the settings that name it."""
    served = Carrier(SECRET, delay_seconds=0.3)
    settings.MOTCUA_CARRIER_URL, settings.MOTCUA_CARRIER_SECRET = served.url, SECRET
    served.start()
    yield served
    served.courier.idle()
    served.stop()
