"""Hoa, who approves, with a key at a real signing service on loopback."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings

from motcua.documents.commands import signing as keys
from motcua.documents.providers import trial_seal
from motcua.dossiers.commands import sealing, signing
from motcua.dossiers.models import SealedResult
from motcua.simulation.signing import SigningService
from tests.world import World, at

SECRET = "a secret of theirs and ours"
NOON = at("04-06 12:00")


@pytest.fixture(scope="session")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the service keeps its keys: making one takes a second."""
    return tmp_path_factory.mktemp("vault")


@pytest.fixture
def service(vault: Path, settings: LazySettings) -> Iterator[SigningService]:
    one = SigningService(SECRET, folder=vault, delay_seconds=3600)
    settings.SIGNING_FOLDER, settings.MOTCUA_SIGNING_URL = vault, one.url
    settings.MOTCUA_SIGNING_SECRET = SECRET
    one.start()
    yield one
    one.stop()


@pytest.fixture
def linked(service: SigningService, world: World, settings: LazySettings) -> SigningService:
    trial_seal.make_once(settings.SEAL_FOLDER)
    keys.link_account("020180000001", by=world.hoa, at=NOON)
    return service


def owed(world: World, *, count: int = 1) -> list[SealedResult]:
    """Results that Hoa decided; each waits for her signature."""
    ids = [world.finished(NOON) for _ in range(count)]
    sealing.owe_seals(ids, at=NOON)
    return list(SealedResult.objects.filter(result__dossier_id__in=ids).order_by("id"))


def asked(world: World, rows: list[SealedResult]) -> int:
    """A round with these, which the service was asked about."""
    begun = signing.ask_signatures([row.pk for row in rows], by=world.hoa, at=NOON, key=uuid4())
    assert signing.advance_round(begun, at=NOON)
    return begun
