"""The page about the national portal: how it stands, what it refused, told again, compared."""

from collections.abc import Callable

from django.test import Client

from motcua.exchange.models import PortalDossier, Reconciliation
from motcua.simulation.national_portal import Fault, NationalPortal
from tests.desk.conftest import signed_in as signed_in
from tests.exchange.tellings import tell
from tests.world import World

SignedIn = Callable[[str], Client]


def test_what_was_refused_is_listed_and_told_again(
    portal: NationalPortal, world: World, signed_in: SignedIn
) -> None:
    opened = world.received()
    portal.fault = Fault.REFUSE
    tell()
    portal.fault = Fault.NONE
    client = signed_in("son")

    page = client.get("/desk/exchange").content.decode()
    assert opened.code in page
    assert "Mã thủ tục không có trong cơ sở dữ liệu quốc gia" in page

    answer = client.post("/desk/exchange/again", {"dossier": [opened.dossier_id]}, follow=True)
    assert "1 dossier is told again." in answer.content.decode()
    row = PortalDossier.objects.get()
    assert row.next_try_at is not None
    assert row.tries == 0


def test_a_portal_that_is_down_is_said(portal: NationalPortal, world: World, signed_in: SignedIn) -> None:
    world.received()
    portal.fault = Fault.DOWN
    tell()

    page = signed_in("son").get("/desk/exchange").content.decode()

    assert "The portal does not answer at present." in page


def test_a_comparison_is_asked_for_and_a_wrong_period_is_said(
    portal: NationalPortal, signed_in: SignedIn
) -> None:
    del portal
    client = signed_in("son")

    wrong = client.post("/desk/exchange", {"first": "2021-04-06", "last": "2021-04-05"})
    assert wrong.status_code == 422
    assert "at most 93 days" in wrong.content.decode()
    assert not Reconciliation.objects.exists()

    right = client.post("/desk/exchange", {"first": "2021-04-06", "last": "2021-04-06"}, follow=True)
    assert "Under way." in right.content.decode()
    assert Reconciliation.objects.get().asked_by == "Triệu Văn Sơn"


def test_where_no_portal_is_named_the_page_says_so(
    world: World, signed_in: SignedIn, settings: object
) -> None:
    del world
    settings.MOTCUA_NATIONAL_PORTAL_URL = ""  # type: ignore[attr-defined]

    page = signed_in("son").get("/desk/exchange").content.decode()

    assert "No portal is named in the settings" in page
