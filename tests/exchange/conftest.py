"""A portal on loopback that is told of the world's dossiers."""

from collections.abc import Iterator
from typing import Any

import pytest

from motcua.exchange import commands
from motcua.simulation.national_portal import NationalPortal
from tests.world import TUESDAY_8, World

SECRET = "a secret of the tests"


@pytest.fixture
def named(settings: Any) -> Iterator[NationalPortal]:
    """The simulated portal, and the settings that name it."""
    served = NationalPortal(SECRET, delay_seconds=0.2)
    settings.MOTCUA_NATIONAL_PORTAL_URL = served.url
    settings.MOTCUA_NATIONAL_PORTAL_PASSWORD = SECRET
    settings.MOTCUA_NATIONAL_PORTAL_UNIT = "000.00.00.H37"
    served.start()
    yield served
    served.stop()


@pytest.fixture
def portal(world: World, named: NationalPortal) -> NationalPortal:  # noqa: ARG001 - first the world
    """A portal that is told of what happens from now on."""
    commands.follow(at=TUESDAY_8)
    return named


@pytest.fixture
def busy(committed: World, named: NationalPortal) -> NationalPortal:  # noqa: ARG001 - first the world
    """The same over a world that other connections see."""
    commands.follow(at=TUESDAY_8)
    return named
