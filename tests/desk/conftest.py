"""The desk's people signed in, in the small world, today."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.identity.models import Account
from motcua.organisation.models import Officer
from tests import world as worlds


@pytest.fixture(autouse=True)
def _a_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look at the clock is a minute after the one before."""
    from django.utils import timezone

    clock = [worlds.TUESDAY_8]

    def tick() -> Any:
        clock[0] += timedelta(minutes=1)
        return clock[0]

    for module in (
        "views",
        "drafting",
        "receiving",
        "reminders",
        "entrance",
        "exporting",
        "papers",
        "scans",
        "files",
        "viewing",
        "noting",
    ):
        target = f"motcua.desk.{module}.timezone"
        fake = type(
            "Clock", (), {"now": staticmethod(tick), "localdate": staticmethod(lambda: clock[0].date())}
        )
        monkeypatch.setattr(target, fake)
    assert timezone


@pytest.fixture
def signed_in(world: worlds.World) -> Callable[[str], Client]:
    def sign_in(code: str) -> Client:
        officer = Officer.objects.get(code=code)
        if officer.account is None:
            officer.account = Account.objects.create(username=code)
            officer.save()
        client = Client(headers={"accept-language": "en"})
        client.cookies["motcua_language"] = "en"
        client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
