"""Push messages: encrypted for one browser (RFC 8291), with our proof (RFC 8292), to services we believe."""

import base64
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from motcua.notices import commands
from motcua.notices.commands.reaching import Browser, NotASubscription
from motcua.notices.models import NoticeState, PushSubscription
from motcua.notices.providers import push
from tests.notices.letters import outbox, told_of, vy
from tests.notices.test_planning import of_account
from tests.world import TUESDAY_8, World

SOON = TUESDAY_8 + timedelta(minutes=1)


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class PushService(ThreadingHTTPServer):
    """A push service with one browser behind it, which decrypts what it is brought."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.key, self.secret = ec.generate_private_key(ec.SECP256R1()), b"sixteen secrets!"
        self.shown: list[dict[str, str]] = []
        self.proofs: list[str] = []
        self.answer = 201

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def browser(self, name: str = "one") -> Browser:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Browser(
            endpoint=f"{self.origin}/{name}", p256dh=text(point), auth=text(self.secret), device="Firefox"
        )


class _Handler(BaseHTTPRequestHandler):
    server: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.answer == 201:
            assert self.headers["Content-Encoding"] == "aes128gcm" and int(self.headers["TTL"]) > 0
            plain = http_ece.decrypt(body, private_key=self.server.key, auth_secret=self.server.secret)
            self.server.shown.append(json.loads(plain))
            self.server.proofs.append(self.headers["Authorization"])
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    with PushService() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.MOTCUA_PUSH_SERVICES = [server.origin]
        settings.MOTCUA_PUSH_KEY = push.new_key()
        yield server
        server.shutdown()


def listening(world: World, *browsers: Browser) -> int:
    """A dossier of an account that is told by push alone."""
    account = vy(phone="02053812345", email="")
    for browser in browsers:
        commands.subscribe(account.pk, browser, at=TUESDAY_8)
    dossier_id = of_account(world, account)
    told_of(dossier_id)
    return dossier_id


def test_the_browser_reads_it_and_nobody_between(world: World, service: PushService) -> None:
    dossier_id = listening(world, service.browser())

    commands.send(at=SOON)

    (message,) = outbox(dossier_id)
    (shown,) = service.shown
    assert shown["title"] == f"Hồ sơ {message.dossier.code} đã được tiếp nhận"
    assert shown["body"].startswith(f"Đã tiếp nhận hồ sơ {message.dossier.code}")
    assert shown["url"].endswith(f"/track/{message.dossier.code}/{message.dossier.tracking_secret}/")
    assert (message.state, message.provider) == ("sent", "push")


def test_our_proof_is_signed_with_the_key_that_browsers_subscribe_with(
    world: World, service: PushService
) -> None:
    listening(world, service.browser())

    commands.send(at=SOON)

    scheme, _, rest = service.proofs[0].partition(" ")
    parts = dict(one.strip().split("=", 1) for one in rest.split(","))
    point = base64.urlsafe_b64decode(parts["k"] + "==")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    claims = jwt.decode(parts["t"], key, algorithms=["ES256"], audience=service.origin)
    assert scheme == "vapid"
    assert parts["k"].rstrip("=") == push.public_key()
    assert claims["sub"].startswith("mailto:")


def test_a_browser_that_took_its_subscription_back_is_forgotten(world: World, service: PushService) -> None:
    dossier_id = listening(world, service.browser())
    service.answer = 410

    commands.send(at=SOON)

    assert PushSubscription.objects.count() == 0
    assert outbox(dossier_id)[0].state == NoticeState.FAILED


def test_one_browser_of_several_is_enough(world: World, service: PushService) -> None:
    gone = Browser(endpoint="http://elsewhere/", p256dh=service.browser().p256dh, auth="x", device="")
    dossier_id = listening(world, service.browser())
    PushSubscription.objects.create(
        account_id=outbox(dossier_id)[0].account_id, endpoint=gone.endpoint, p256dh=gone.p256dh, auth=gone.auth,
        made_at=TUESDAY_8,
    )  # fmt: skip

    commands.send(at=SOON)

    assert outbox(dossier_id)[0].state == NoticeState.SENT
    assert list(PushSubscription.objects.values_list("endpoint", flat=True)) == [service.browser().endpoint]


def test_a_busy_service_is_tried_again(world: World, service: PushService) -> None:
    dossier_id = listening(world, service.browser())
    service.answer = 503

    commands.send(at=SOON)

    assert outbox(dossier_id)[0].next_at == SOON + timedelta(minutes=1)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:5432/",
        "https://fcm.googleapis.com.evil.example/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://evil.example/https://fcm.googleapis.com",
        "http://fcm.googleapis.com/x",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
def test_only_services_that_the_settings_name_are_spoken_to(
    world: World, service: PushService, settings: Any, endpoint: str
) -> None:
    settings.MOTCUA_PUSH_SERVICES = ["https://fcm.googleapis.com"]
    known = service.browser()
    browser = Browser(endpoint=endpoint, p256dh=known.p256dh, auth=known.auth, device="")

    with pytest.raises(NotASubscription):
        commands.subscribe(vy().pk, browser, at=TUESDAY_8)


def test_a_wildcard_names_the_hosts_below(settings: Any) -> None:
    settings.MOTCUA_PUSH_SERVICES = ["https://*.push.apple.com"]

    assert push.is_believed("https://web.push.apple.com/abc")
    assert not push.is_believed("https://push.apple.com.evil.example/abc")


def test_a_browser_shows_one_account(world: World, service: PushService) -> None:
    """A telephone that changes hands shows nothing of whoever had it before."""
    first, second = vy(), vy(phone="0977777777", email="an@example.com")
    commands.subscribe(first.pk, service.browser(), at=TUESDAY_8)

    commands.subscribe(second.pk, service.browser(), at=SOON)

    assert [one.account_id for one in PushSubscription.objects.all()] == [second.pk]


@pytest.mark.parametrize(("p256dh", "auth"), [("AAAA", None), (None, "AAAA"), ("!", None), ("", None)])
def test_keys_that_are_none_are_refused(
    world: World, service: PushService, p256dh: str | None, auth: str | None
) -> None:
    known = service.browser()
    browser = Browser(
        endpoint=known.endpoint, p256dh=known.p256dh if p256dh is None else p256dh,
        auth=known.auth if auth is None else auth, device="",
    )  # fmt: skip

    with pytest.raises(NotASubscription):
        commands.subscribe(vy().pk, browser, at=TUESDAY_8)
