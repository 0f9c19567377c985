"""A dossier followed on a phone: what is asked of its owner comes to the open page by itself, and goes again."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.dossiers import commands
from motcua.dossiers.commands.ending import Withdrawal
from motcua.dossiers.commands.supplement import SupplementAsked
from motcua.dossiers.models import Dossier
from motcua.organisation import queries as organisation
from tests.browser.conftest import PHONE, looked_at
from tests.browser.steps import at_the_counter
from tests.live.streaming import streaming

Person = Callable[..., Page]
HAND_IN = "Nộp bổ sung trực tuyến"


def test_what_is_asked_of_me_comes_and_goes_without_reloading(
    person: Person, address: str, settings: Any
) -> None:
    with streaming(address) as stream:
        settings.MOTCUA_LIVE_URL = stream
        (dossier,) = at_the_counter()
        phone = person(size=PHONE)
        with phone.expect_response(lambda answer: answer.url.startswith(stream)):  # the line stands
            phone.goto(f"/track/{dossier.code}/{dossier.tracking_secret}/")
        expect(phone.get_by_role("button", name=HAND_IN)).to_have_count(0)

        _ask(dossier)

        expect(phone.get_by_role("button", name=HAND_IN)).to_be_visible(timeout=20_000)
        looked_at(phone, "follow-asked-phone")

        lan = organisation.actor_by_code("lan", on=timezone.localdate())
        commands.withdraw([Withdrawal(dossier_id=dossier.pk, by=lan, at=timezone.now(), reason="Theo đơn")])

        expect(phone.get_by_role("button", name=HAND_IN)).to_have_count(0, timeout=20_000)


def _ask(dossier: Dossier) -> None:
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    asked = SupplementAsked(
        dossier_id=dossier.pk, by=lan, at=timezone.now(), items=("Bản vẽ",), reason="Thiếu chữ ký"
    )
    commands.ask_supplement([asked])
