"""After every test with money: the ledger balances, and dossiers owe what is unpaid."""

from collections.abc import Iterator
from typing import Any

import pytest

from motcua.simulation.gateway import Gateway
from tests import world as worlds
from tests.committed import wiped_after
from tests.payments.money import everything_adds_up
from tests.served import served

SECRET = "a secret of the tests"


@pytest.fixture
def world(db: None) -> Iterator[worlds.World]:
    yield worlds.build()
    everything_adds_up()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[worlds.World]:
    """The world, really committed, so that other connections see it; wiped as only a test may."""
    with django_db_blocker.unblock(), wiped_after():
        yield worlds.build()
        everything_adds_up()


@pytest.fixture
def site(committed: worlds.World) -> Iterator[str]:
    """Our own server on loopback, which callbacks reach; its address."""
    with served() as address:
        yield address


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    """The simulated gateway on loopback, and the settings that name it."""
    served = Gateway(SECRET, delay_seconds=0.3)
    settings.MOTCUA_GATEWAY_URL = served.url
    settings.MOTCUA_GATEWAY_SECRET = SECRET
    served.start()
    yield served
    served.courier.idle()
    served.stop()
