"""Every page of the public, walked: axe in both languages, 200 % and 400 % zoom, and without scripts.

The table names each address of the portal and of signing in; an address that is in none of the lists fails
`test_every_address_is_walked_or_says_why_not`, without a browser.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from playwright.sync_api import Page

from motcua.announcements.models import PublishedAnnouncement
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.commands.supplement import SupplementAsked
from motcua.dossiers.models import Dossier, Draft
from motcua.identity.models import Account, Proof
from motcua.identity.models import Person as Citizen
from motcua.law.actor import Actor, ActorKind
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation
from motcua.payments import commands as payments
from motcua.payments.commands.paying import Begin
from motcua.simulation import telling
from tests.browser import midway
from tests.browser.conftest import DESK
from tests.browser.steps import at_the_counter

Person = Callable[..., Page]
pytestmark = pytest.mark.browser
PROCEDURE, BIRTH = "1.009978", "1.001193"
# A desk's screen at 200 %, and the narrowest at which everything has to be read without scrolling sideways (1.4.10).
ZOOMED, NARROWEST = {"width": 683, "height": 384}, {"width": 320, "height": 512}


@dataclass(frozen=True)
class Place:
    """What the addresses are about: Vy's dossiers at the counter, her draft, a payment that waits."""

    owing: Dossier
    asked: Dossier  # for a supplement
    finished: Dossier
    draft: str
    reference: str
    announcement: int
    centre: int


def tracked(page: str, which: str = "owing") -> Callable[[Place], str]:
    def address(place: Place) -> str:
        dossier: Dossier = getattr(place, which)
        return f"/track/{dossier.code}/{dossier.tracking_secret}/{page}"

    return address


def at(address: str) -> Callable[[Place], str]:
    return lambda place: address.format(p=place)


STREET = {
    "portal:home": at("/"),
    "portal:procedures": at("/procedures/?q=giay+phep"),
    "portal:procedure": at(f"/procedures/{PROCEDURE}/"),
    "portal:find": at("/track/"),
    "portal:glance": at("/track/{p.owing.code}/"),
    "portal:follow": tracked(""),
    "portal:looks": tracked("looks/"),
    "portal:proof": tracked("proof/"),
    "portal:open_data": at("/open-data/"),
    "portal:record": at("/record/"),
    "portal:rate": tracked("rate/", "finished"),
    "portal:questions": tracked("questions/"),
    "portal:change_return": tracked("return/"),
    "portal:withdraw": tracked("withdraw/"),
    "portal:complain": tracked("complain/"),
    "portal:pay": tracked("pay/"),
    "portal:payment": lambda p: f"{tracked('pay/')(p)}{p.reference}/",
    "portal:post": tracked("post/"),
    "portal:post_ask": tracked("post/ask/return/"),
    "portal:supplement": tracked("supplement/", "asked"),
    "portal:offline": at("/offline/vi/"),
    "portal:announcements": at("/announcements/"),
    "portal:announcement": at("/announcements/{p.announcement}/"),
    "portal:feedback": at("/feedback/"),
    "portal:feedback_new": at("/feedback/new/"),
    "portal:verify": at("/verify/"),
    "portal:file-start": at(f"/procedures/{BIRTH}/file/"),
    "portal:draft-resume": at("/drafts/"),
    "portal:sign_in": at("/sign-in/"),
    "portal:sign_up": at("/sign-up/"),
    "portal:computer_ended": at("/public-computer/ended/"),
    "account_login": at("/accounts/login/"),
    "socialaccount_login_cancelled": at("/accounts/national/cancelled/"),
    "socialaccount_login_error": at("/accounts/national/error/"),
    "account_inactive": at("/accounts/inactive/"),
}
MINE = {
    "portal:my_dossiers": at("/me/dossiers/"),
    "portal:account": at("/me/"),
    "portal:profile": at("/me/profile/"),
    "portal:contact": at("/me/contact/"),
    "portal:messages": at("/me/messages/"),
    "portal:own_store": at("/me/documents/"),
    "portal:my_post": at("/me/post/"),
    "portal:post_collect": at(f"/procedures/{PROCEDURE}/post/{{p.centre}}/"),
    "portal:draft-tasks": at("/drafts/{p.draft}/"),
    "portal:draft-page": at("/drafts/{p.draft}/pages/for-whom/"),
    "portal:draft-documents": at("/drafts/{p.draft}/documents/"),
    "portal:draft-where": at("/drafts/{p.draft}/where/"),
    "portal:draft-check": at("/drafts/{p.draft}/check/"),
    "account_logout": at("/accounts/logout/"),
    "usersessions_list": at("/accounts/devices/"),
    "mfa_index": at("/accounts/security/"),
    "mfa_activate_totp": at("/accounts/security/app/activate/"),
    "mfa_generate_recovery_codes": at("/accounts/security/recovery-codes/generate/"),
    "mfa_list_webauthn": at("/accounts/security/passkeys/"),
    "mfa_add_webauthn": at("/accounts/security/passkeys/add/"),
}
REFUSING = {"socialaccount_login_error": 401}
# With a passkey, or between two accounts; the journey that looks at them with axe.
ON_THE_WAY = {"mfa_reauthenticate_webauthn": "test_signing_in", "portal:join": "test_signing_in"}
# Files, answers to machines, forms' targets, addresses that lead on, and officers' own pages.
NO_PAGES = {
    "portal:" + name
    for name in (
        "paper file result receipt pay_return pay_cancel pay_callback notice_receipt service_worker manifest robots"
        " announcement_picture messages_subscribe messages_unsubscribe own_remove own_file own_thumbnail post_cancel"
        " post_collect_for my_post_cancel post_callback acknowledgement_pdf communes draft-forget draft-file"
        " supplement_file supplement_thumbnail draft-thumbnail draft-send code_again computer_still computer_end"
        " form-trial proof_file open_schema open_day record_roots record_verifier rate_more"
    ).split()
} | {
    "account_reauthenticate", "account_change_password", "mfa_download_recovery_codes", "mfa_login_webauthn",
    "mfa_remove_webauthn", "mfa_edit_webauthn", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip


def _names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}"


def test_every_address_is_walked_or_says_why_not() -> None:
    ours = {
        name
        for name in _names(get_resolver().url_patterns)
        if name.startswith("portal:")
        or (":" not in name and name not in ("healthz", "metrics", "set_language"))
    }
    told = [*STREET, *MINE, *midway.PUBLIC, *ON_THE_WAY, *NO_PAGES]

    assert sorted(ours - set(told)) == []
    assert sorted(set(told) - ours) == []
    assert len(told) == len(set(told))


def test_every_address_beside_the_public_is_walked_or_is_no_page() -> None:
    """The hall's screens, the post officer's and the guidance officer's pages."""
    theirs = {name for name in _names(get_resolver().url_patterns) if midway.is_beside(name)}
    told = [*midway.BESIDE, *midway.BESIDE_NO_PAGES]

    assert sorted(theirs ^ set(told)) == []
    assert len(told) == len(set(told))


def _received(vy: Citizen, fee_dong: int = 0) -> Dossier:
    applicant = Party(name=vy.name, identity=vy.identity_number, phone="0912345678", person_id=vy.pk)
    return at_the_counter(applicant, fee_dong=fee_dong)[0]


def _place(mine: Page, vy: Citizen) -> Place:
    telling.tell(timezone.now())
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    owing = _received(vy, fee_dong=150_000)
    asked, finished = _received(vy), _received(vy)
    now = timezone.now()
    order = SupplementAsked(
        dossier_id=asked.pk, by=lan, at=now, items=("Bản vẽ",), reason="Thiếu chữ ký trên bản vẽ"
    )
    commands.ask_supplement([order])
    Dossier.objects.filter(pk=finished.pk).update(status=Status.FINISHED, finished_at=now, timeliness=1)
    payer = Actor(kind=ActorKind.CITIZEN, name=vy.name, person_id=vy.pk)
    begun = Begin(
        dossier_id=owing.pk, provider="bank_transfer", by=payer, at=now, return_url="", callback_url=""
    )
    (reference,) = payments.begin([begun])
    mine.goto(f"/procedures/{BIRTH}/file/")
    mine.locator("main form button[type=submit]").last.click()
    mine.wait_for_url("**/drafts/**")
    return Place(
        owing=owing,
        asked=asked,
        finished=finished,
        draft=str(Draft.objects.get().key),
        reference=reference,
        announcement=PublishedAnnouncement.objects.latest("id").announcement_id,
        centre=owing.centre_id,
    )


@pytest.fixture
def both(person: Person, address: str) -> tuple[Page, Page, Place]:
    """The window of somebody from the street, Vy's, and what there is to see."""
    vy = Citizen.objects.create(
        name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number="020301000123", proof=Proof.ASSERTED
    )
    account = Account(username="vy", person=vy, kind="citizen", phone="0912345678")
    account.set_unusable_password()  # as the public's accounts are
    account.save()
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    street, mine = person(size=DESK), person(size=DESK)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    mine.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": address}])
    return street, mine, _place(mine, vy)


def _walk(street: Page, mine: Page, place: Place) -> Iterator[tuple[str, Page]]:
    for page, table in ((street, STREET), (mine, MINE)):
        for name, address in table.items():
            answer = page.goto(address(place))
            assert answer is not None
            assert answer.status == REFUSING.get(name, 200), f"{name}: {answer.status}"
            asked, got = urlsplit(address(place)).path, urlsplit(page.url).path
            assert asked == got, f"{name} leads on to {got}"
            yield name, page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_and_zoom_scrolls_nothing_sideways(
    both: tuple[Page, Page, Place], language: str
) -> None:
    street, mine, place = both
    found: list[str] = []
    for page in (street, mine):
        _speak(page, language, site(mine))

    for name, page in _walk(street, mine, place):
        assert name == "portal:offline" or page.evaluate("document.documentElement.lang") == language, name
        found += _faults(name, page)

    assert found == []


@pytest.mark.parametrize("table", ["PUBLIC", "BESIDE"])
@pytest.mark.usefixtures("folder")
def test_axe_finds_nothing_in_the_middle_of_a_journey(
    both: tuple[Page, Page, Place], person: Person, table: str, settings: Any
) -> None:
    """The ways there press what the pages say in Vietnamese; once there, each page is read in English too."""
    settings.MOTCUA_LIVE_URL = ""
    street, mine, place = both

    def opened(username: str = "") -> Page:
        return person(username, size=DESK)

    m = midway.Midway(opened, street, mine, Citizen.objects.get(name="Hoàng Thị Vy"), place.finished)
    found: list[str] = []
    for name, page in midway.walk(getattr(midway, table), m):
        found += [fault for language in ("vi", "en") for fault in _faults_in(language, name, page)]
        _speak(page, "vi", site(page))

    assert found == []


def _faults_in(language: str, name: str, page: Page) -> list[str]:
    if page.evaluate("document.documentElement.lang") != language:
        was = urlsplit(page.url).path
        _speak(page, language, site(page))
        page.goto(page.url)
        assert urlsplit(page.url).path == was, f"{name} leads on to {page.url}"
        assert page.evaluate("document.documentElement.lang") == language, name
    return _faults(f"{name} in {language}", page)


def _speak(page: Page, language: str, address: str) -> None:
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": address}
    page.context.add_cookies([cookie])  # type: ignore[list-item]


def _faults(name: str, page: Page) -> list[str]:
    """What axe finds at a desk's and at a telephone's width, and what has to be scrolled sideways."""
    found = []
    for size in (DESK, ZOOMED, NARROWEST):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            found.append(f"{name} scrolls sideways at {size['width']}")
        if size is not ZOOMED:
            results = Axe().run(page)
            if results.violations_count:
                found.append(f"{name} at {size['width']}: {results.generate_report()}")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return found


def site(mine: Page) -> str:
    parts = urlsplit(mine.url)
    return f"{parts.scheme}://{parts.netloc}"


def test_without_scripts_every_page_says_what_it_is_and_every_form_can_be_sent(
    both: tuple[Page, Page, Place],
) -> None:
    street, mine, place = both
    plain = []
    for page in (street, mine):
        assert page.context.browser is not None
        context = page.context.browser.new_context(
            java_script_enabled=False, base_url=site(mine), viewport=DESK,  # type: ignore[arg-type]
            storage_state=page.context.storage_state(), locale="vi-VN",
        )  # fmt: skip
        plain.append(context.new_page())
    wrong: list[str] = []

    for name, page in _walk(plain[0], plain[1], place):
        if name == "portal:offline":  # kept by the service worker, which is a script
            continue
        if page.locator("h1:visible").count() != 1:
            wrong.append(f"{name}: {page.locator('h1:visible').count()} headings of the page")
        for form in page.locator("main form:visible").all():
            fields = form.locator("input:not([type=hidden]), select, textarea").count()
            sends = form.locator("button:not([type=button]):visible, input[type=submit]:visible").count()
            if fields and not sends:
                wrong.append(f"{name}: a form without a button")
        if page.locator("a[href='#'], a[href^='javascript:']").count():
            wrong.append(f"{name}: a link that leads nowhere")

    for page in plain:
        page.context.close()
    assert wrong == []
