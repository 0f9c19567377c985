"""Real servers on loopback: a mail server, gateways for text messages, our own site for their receipts."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from motcua.simulation.sms_gateway import SmsGateway
from tests import world as worlds
from tests.notices.letters import Letterbox
from tests.served import served

SECRET = "a secret of the tests"


@pytest.fixture
def site(committed: worlds.World, settings: Any) -> Iterator[str]:
    """Our own server on loopback, which receipts reach; its address."""
    with served() as settings.PUBLIC_URL:
        yield settings.PUBLIC_URL


@pytest.fixture
def gateways(settings: Any) -> Iterator[Callable[..., SmsGateway]]:
    """`gateways("sms")`, `gateways("sms_second", fault=…)`: a simulated gateway, and the settings that name it."""
    running: list[SmsGateway] = []

    def run(name: str = "sms", **told: Any) -> SmsGateway:
        served = SmsGateway(SECRET, delay_seconds=0.3, **told)
        running.append(served)
        served.start()
        prefix = f"MOTCUA_{name.upper()}"
        setattr(settings, f"{prefix}_URL", served.url)
        setattr(settings, f"{prefix}_SECRET", SECRET)
        return served

    yield run
    for gateway in running:
        gateway.idle()
        gateway.stop()


@pytest.fixture
def letterbox(settings: Any) -> Iterator[Letterbox]:
    """A real mail server, and the settings that name it."""
    with Letterbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", box.port, False
        yield box
