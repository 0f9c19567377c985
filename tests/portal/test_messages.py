"""How one is told, on one's own account's page."""

from datetime import time
from typing import Any

import pytest
from django.test import Client

from motcua.notices.models import NoticeChoice, PushSubscription
from tests.identity.people import signed_up
from tests.notices.test_push import PushService, service

__all__ = ["service"]

pytestmark = pytest.mark.django_db
PAGE = "/me/messages/"
WISHES = {"ways": ["email", "push"], "quiet_from": "22:00", "quiet_until": "06:30"}


@pytest.fixture
def vy() -> Client:
    return signed_up("0912345678")


def text(response: Any) -> str:
    return str(response.content.decode())


def test_one_begins_with_every_way_and_the_offices_hours(vy: Client) -> None:
    page = text(vy.get(PAGE))

    assert page.count("checked") >= 3
    assert 'value="21:00"' in page and 'value="07:00"' in page
    assert "0912345678" in page


def test_wishes_are_kept(vy: Client) -> None:
    answer = vy.post(PAGE, WISHES, follow=True)

    kept = NoticeChoice.objects.get()
    assert answer.status_code == 200
    assert (kept.email, kept.sms, kept.push) == (True, False, True)
    assert (kept.quiet_from, kept.quiet_until) == (time(22), time(6, 30))
    assert 'value="22:00"' in text(answer)


def test_at_least_one_way_is_needed(vy: Client) -> None:
    answer = vy.post(PAGE, {**WISHES, "ways": []})

    assert answer.status_code == 422
    assert NoticeChoice.objects.count() == 0


@pytest.mark.parametrize("hour", ["", "25:00", "soon"])
def test_an_hour_that_is_none_is_said(vy: Client, hour: str) -> None:
    assert vy.post(PAGE, {**WISHES, "quiet_from": hour}).status_code == 422


def test_a_browser_is_listed_and_taken_off(vy: Client, service: PushService) -> None:
    one = service.browser()
    told = {"endpoint": one.endpoint, "p256dh": one.p256dh, "auth": one.auth}
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
    listed = vy.post(f"{PAGE}browsers/", told, headers={"user-agent": agent}, follow=True)
    (kept,) = PushSubscription.objects.all()

    vy.post(f"{PAGE}browsers/{kept.pk}/remove/")

    assert f"browsers/{kept.pk}/remove/" in text(listed)
    assert PushSubscription.objects.count() == 0


def test_a_browser_of_an_unknown_service_is_refused(vy: Client, service: PushService) -> None:
    one = service.browser()
    told = {"endpoint": "http://169.254.169.254/latest", "p256dh": one.p256dh, "auth": one.auth}

    vy.post(f"{PAGE}browsers/", told)

    assert PushSubscription.objects.count() == 0


def test_nobody_takes_anothers_browser_off(vy: Client, service: PushService) -> None:
    one = service.browser()
    vy.post(f"{PAGE}browsers/", {"endpoint": one.endpoint, "p256dh": one.p256dh, "auth": one.auth})
    (kept,) = PushSubscription.objects.all()

    signed_up("0987654321").post(f"{PAGE}browsers/{kept.pk}/remove/")

    assert PushSubscription.objects.count() == 1


def test_the_worker_brings_its_push_part(vy: Client) -> None:
    answer = Client().get("/service-worker.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert "portal/push-worker" in text(answer)
