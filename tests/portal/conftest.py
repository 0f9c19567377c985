import pytest
from django.core.cache import cache
from django.test import Client

from tests import world as worlds


@pytest.fixture
def world(db: None) -> worlds.World:
    cache.clear()
    return worlds.build()


@pytest.fixture
def english(client: Client) -> Client:
    """A browser whose reader chose English, so that the tests read the msgids."""
    client.cookies["motcua_language"] = "en"
    return client
