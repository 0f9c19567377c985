"""What `motcua doctor` says of the messages: who sends them, whether any are stuck, and the mend."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from motcua.notices.models import Notice
from motcua.notices.queries.checkup import checkup
from tests.notices.letters import told_of
from tests.world import World


def faults() -> dict[str, str]:
    return {one.about: f"{one.says}: {one.mend}" for one in checkup() if not one.well}


def test_all_is_well_in_a_demonstration(world: World) -> None:
    assert faults() == {}


@pytest.mark.django_db
def test_without_providers_nobody_is_told(settings: Any) -> None:
    settings.DEMO, settings.MOTCUA_PUSH_KEY = False, ""

    assert faults() == {
        "messages": "email by nobody; sms by nobody; push by nobody: "
        "set MOTCUA_MAIL_HOST or MOTCUA_SMS_URL (docs/operator/messages.md)"
    }


@pytest.mark.django_db
def test_a_gateway_without_encryption_or_secret_is_named(settings: Any) -> None:
    settings.MOTCUA_SMS_URL, settings.MOTCUA_SMS_SECRET = "http://sms.example/", "x"
    settings.MOTCUA_SMS_SECOND_URL = "https://sms.example/"

    found = faults()

    assert "use https" in found["MOTCUA_SMS"]
    assert "MOTCUA_SMS_SECOND_SECRET" in found["MOTCUA_SMS_SECOND"]


@pytest.mark.django_db
def test_a_push_key_that_is_none_is_named(settings: Any) -> None:
    settings.MOTCUA_PUSH_KEY = "abc"

    assert "motcua push-key" in faults()["push"]


def test_messages_that_nobody_sends_are_stuck(world: World) -> None:
    told_of(world.received().dossier_id)
    Notice.objects.update(next_at=timezone.now() - timedelta(minutes=16))

    assert "1 messages wait since" in faults()["outbox"]
    assert "worker" in faults()["outbox"]


def test_many_failures_of_a_day_are_said(world: World) -> None:
    from motcua.dossiers import commands as dossiers

    for done in dossiers.receive([world.intake() for _ in range(20)]):
        told_of(done.dossier_id)
    Notice.objects.update(state="failed", next_at=None, ended_at=timezone.now())

    assert "Not delivered" in faults()["outbox"]
