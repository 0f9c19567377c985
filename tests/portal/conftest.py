from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.identity.models import Account
from motcua.organisation.models import Officer
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


@pytest.fixture
def signed_in(world: worlds.World) -> Callable[[str], Client]:
    """A browser in which this officer of the world is signed in."""

    def sign_in(code: str) -> Client:
        officer = Officer.objects.get(code=code)
        if officer.account is None:
            officer.account = Account.objects.create(username=code)
            officer.save()
        client = Client()
        client.cookies["motcua_language"] = "en"
        client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
