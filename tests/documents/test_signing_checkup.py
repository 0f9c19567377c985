"""The doctor's look at the service that keeps officers' keys: reachable, knows us, and no certificate ends unseen."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from motcua.documents.models import SigningAccount
from motcua.documents.queries import checkup
from motcua.simulation.signing import SigningService
from tests.signing.conftest import linked, service, vault
from tests.world import World

__all__ = ["linked", "service", "vault"]


def _found() -> list[tuple[str, bool, str, str]]:
    return [(one.about, one.well, one.says, one.mend) for one in checkup.of_signing()]


def test_none_is_set(db: None, settings: LazySettings) -> None:
    settings.MOTCUA_SIGNING_URL = ""

    (only,) = _found()

    assert only[1] and "none is set" in only[2]


def test_all_is_well(linked: SigningService, world: World, folder: object) -> None:
    SigningAccount.objects.update(ends_at=timezone.now() + timedelta(days=400))

    answers, keys = _found()

    assert answers[:2] == ("signing service", True)
    assert keys == ("officers' keys", True, "1 linked, none ends soon", "")


def test_a_service_that_is_down_and_one_that_refuses_us_are_told_with_the_mend(
    linked: SigningService, world: World, settings: LazySettings, folder: object
) -> None:
    settings.MOTCUA_SIGNING_SECRET = "another"
    refused = _found()[0]
    linked.stop()
    down = _found()[0]

    assert not refused[1] and "refuses us" in refused[2] and "MOTCUA_SIGNING_SECRET" in refused[3]
    assert not down[1] and "gives no answer" in down[2] and "MOTCUA_SIGNING_URL" in down[3]


@pytest.mark.parametrize("days", [-1, 44])
def test_a_certificate_that_ended_or_ends_soon_is_named(
    linked: SigningService, world: World, folder: object, days: int
) -> None:
    SigningAccount.objects.update(ends_at=timezone.now() + timedelta(days=days))

    keys = _found()[1]

    assert not keys[1] and SigningAccount.objects.get().signer in keys[2] and "link it again" in keys[3]
