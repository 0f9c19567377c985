"""Pages in the middle of a journey, of the public, of the hall's screens and of officers who stand beside a citizen.

Each is led to from what has to be there before it; `test_every_page` looks at all of them with axe.
"""

import copy
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import signing
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from playwright.sync_api import Page

from motcua.catalogue import commands as catalogue
from motcua.catalogue.commands import eforms
from motcua.catalogue.commands.eforms import FormPublished
from motcua.catalogue.models import EForm
from motcua.documents import commands as documents
from motcua.documents.models import PersonalDocument
from motcua.dossiers import commands
from motcua.dossiers.commands.drafting import PageSaved
from motcua.dossiers.commands.filing import DraftFiled
from motcua.dossiers.models import Dossier, DossierResult, Draft, SealedResult
from motcua.hall.commands import booking, loading, taking
from motcua.hall.models import ServiceGroup
from motcua.hall.queries import appointments
from motcua.identity.models import Account
from motcua.identity.models import Person as Citizen
from motcua.law.actor import Actor, ActorKind
from motcua.lobby import kiosk
from motcua.organisation import queries as organisation
from motcua.organisation.models import ServiceCentre
from motcua.postal import commands as postal
from motcua.postal.models import Shipment
from motcua.ratings.models import Feedback, Kiosk
from tests.browser.test_filing_again import begun, filled
from tests.documents import hostile

Opens = Callable[..., Page]
UNKNOWN, BINH = "0987654321", "0987000111"


def send(page: Page, field: str, text: str) -> None:
    """Write into the field and send its form, whatever the page's language."""
    page.fill(f"main [name={field}]", text)
    page.locator(f"main [name={field}]").press("Enter")
    page.wait_for_load_state()


def shown_code(page: Page) -> str:
    return page.locator(".govuk-inset-text .mc-code").inner_text()


@dataclass
class Midway:
    """What has to be there, made when it is asked for first. `vy` is signed in in the window `mine`."""

    opens: Opens
    street: Page
    mine: Page
    vy: Citizen
    finished: Dossier

    @cached_property
    def centre(self) -> ServiceCentre:
        loading.load()
        other = ServiceCentre.objects.exclude(code="ttpvhcc").filter(valid_until=None).order_by("pk")[0]
        ServiceGroup.objects.create(
            centre=other, code="mot", letter="M", name_vi="Một cửa", name_en="One-stop", position=1,
            usual_minutes=10,
        )  # fmt: skip
        return ServiceCentre.objects.get(code="ttpvhcc")

    @cached_property
    def group(self) -> int:
        return int(appointments.groups_with_hours(self.centre.pk)[0][0])

    @cached_property
    def appointment(self) -> str:
        account, now = Account.objects.get(person=self.vy), timezone.now()
        hour = appointments.offered(self.group, now)[0].starts_at
        return booking.book(
            [booking.Booking(account_id=account.pk, group_id=self.group, starts_at=hour, at=now)]
        )[0]

    @cached_property
    def ticket(self) -> str:
        return taking.take([taking.Wanted(group_id=self.group, at=timezone.now())])[0].secret

    @cached_property
    def machine(self) -> str:
        son = organisation.actor_by_code("son", on=timezone.localdate())
        return taking.set_up_kiosk(self.centre.pk, by=son, at=timezone.now())

    @cached_property
    def kiosk(self) -> str:
        shown = Kiosk.objects.order_by("id")[0]
        Kiosk.objects.filter(pk=shown.pk).update(dossier=self.finished, offered_at=timezone.now())
        return shown.key

    @property
    def token(self) -> str:
        return signing.dumps([self.finished.pk, None], salt=kiosk._SALT)

    @cached_property
    def feedback(self) -> str:
        said = {
            "key": str(uuid4()), "kind": "feedback", "centre": self.centre.pk, "agency": "", "name": "Vy",
            "phone": "0912345678", "text": "Quầy số 3 chờ hai giờ.",
        }  # fmt: skip
        assert Client().post("/feedback/new/", said).status_code == 302
        return Feedback.objects.latest("id").code

    @cached_property
    def result(self) -> str:
        lan = organisation.actor_by_code("lan", on=timezone.localdate())
        result = DossierResult.objects.create(
            dossier=self.finished, number="12/GP", title="Giấy phép", issued_at=timezone.now(),
            issued_by_id=lan.officer_id,
        )  # fmt: skip
        content = documents.Content(io.BytesIO(hostile.pdf()), "application/pdf")
        kept = documents.keep([content], at=timezone.now())[0]
        sealed = SealedResult.objects.create(
            result=result, code="2" * 26, file_id=kept.id, signer="Sở Xây dựng", owed_at=timezone.now(),
            sealed_at=timezone.now(),
        )  # fmt: skip
        return sealed.code

    @cached_property
    def filed(self) -> tuple[Draft, Dossier]:
        draft = begun(self.mine)
        filled(draft)
        vy = Actor(kind=ActorKind.CITIZEN, name=self.vy.name, person_id=self.vy.pk)
        (opened,) = commands.file_drafts([DraftFiled(draft_id=draft.pk, by=vy, at=timezone.now())])
        return draft, Dossier.objects.get(pk=opened.dossier_id)

    @cached_property
    def rival(self) -> Draft:
        """Answered on two devices."""
        draft = begun(self.mine)
        for whom in ("self", "other"):
            answers = {"filing_for": whom}
            told = PageSaved(draft_id=draft.pk, page="for-whom", answers=answers, seen=0, at=timezone.now())
            commands.save_page([told])
        return draft

    @cached_property
    def outdated(self) -> Draft:
        """Begun under a form that was changed since."""
        draft = begun(self.mine)
        form = EForm.objects.get(pk=draft.eform_id)
        (own,) = (one for one in eforms._files(None) if one["procedure"] == "1.001193")
        layout: dict[str, Any] = copy.deepcopy(own["layout"])
        layout["pages"][0]["fields"][0]["label"] = {"vi": "Câu hỏi đã đổi", "en": "A changed question"}
        told = FormPublished(version_id=form.version_id, schema=own["schema"], layout=layout)
        catalogue.publish_forms([told])
        return draft

    @cached_property
    def document(self) -> int:
        content = documents.Content(io.BytesIO(hostile.pdf()), "application/pdf")
        kept = documents.keep([content], at=timezone.now())[0]
        return PersonalDocument.objects.create(
            person=self.vy, file_id=kept.id, name="Căn cước", file_name="cc.pdf", kind="identity",
            kept_at=timezone.now(),
        ).pk  # fmt: skip

    @cached_property
    def shipment(self) -> str:
        postal.load_rates()
        self.mine.goto(f"/track/{self.finished.code}/mine/post/ask/return/")
        self.mine.locator("select[name=commune]").select_option(label="Xã Thất Khê")
        self.mine.locator("input[name=detail]").fill("Số 5, khu 2")
        for act in ("check", "ask"):
            self.mine.locator(f"button[name=act][value={act}]").click()
            self.mine.wait_for_load_state()
        return Shipment.objects.get().reference

    @cached_property
    def binh(self) -> Page:
        """Somebody with an authenticator app, who has given the code and stands before the second step."""
        person = Citizen.objects.create(name="Lý Thị Bình")
        account = Account.objects.create(username="binh", person=person, kind="citizen", phone=BINH)
        TOTP.activate(account, generate_totp_secret())
        RecoveryCodes.activate(account)
        page = self.opens()
        page.goto("/sign-in/")
        send(page, "target", BINH)
        send(page, "code", shown_code(page))
        return page

    def as_officer(self, code: str) -> Page:
        if code not in self._officers:
            self._officers[code] = self.opens(code)
        return self._officers[code]

    @cached_property
    def _officers(self) -> dict[str, Page]:
        return {}


Led = Callable[[Midway], Page]


def at(window: Callable[[Midway], Page], address: Callable[[Midway], str]) -> Led:
    def led(m: Midway) -> Page:
        where = address(m)
        page = window(m)
        page.goto(where)
        return page

    return led


def street(address: Callable[[Midway], str]) -> Led:
    return at(lambda m: m.street, address)


def mine(address: Callable[[Midway], str]) -> Led:
    return at(lambda m: m.mine, address)


def officer(code: str, address: Callable[[Midway], str]) -> Led:
    return at(lambda m: m.as_officer(code), address)


def _code(m: Midway) -> Page:
    m.street.goto("/sign-in/")
    send(m.street, "target", UNKNOWN)
    return m.street


def _name(m: Midway) -> Page:
    send(m.street, "code", shown_code(m.street))
    return m.street


def _second_step(m: Midway) -> Page:
    m.binh.goto("/accounts/security/authenticate/")
    return m.binh


def _past_it(address: str) -> Led:
    def led(m: Midway) -> Page:
        if m.binh.url.endswith("/authenticate/"):
            codes = RecoveryCodes(instance=_recovery(m)).get_unused_codes()
            send(m.binh, "code", codes[0])
        m.binh.goto(address)
        return m.binh

    return led


def _recovery(_m: Midway) -> Any:
    return Authenticator.objects.get(user__username="binh", type=Authenticator.Type.RECOVERY_CODES)


def _assisted(m: Midway) -> Page:
    huong = m.as_officer("huong")
    huong.goto("/desk/guidance")
    huong.fill("[name=target]", "0912999888")
    send(huong, "name", "Nông Thị Mai")
    return huong


def _bill(m: Midway) -> Page:
    son = m.as_officer("son")
    son.goto("/desk/post/bills")
    bill = {"name": "cuoc.csv", "mimeType": "text/csv", "buffer": "Số vận đơn,Cước\nRN1,30000\n".encode()}
    son.set_input_files("main input[type=file]", bill)  # type: ignore[arg-type]
    son.locator("main form button[type=submit]").last.click()
    son.wait_for_load_state()
    return son


PUBLIC: Mapping[str, Led] = {
    "portal:decisions": street(lambda m: "/decisions/"),
    "portal:code": _code,
    "portal:name": _name,
    "portal:halls": street(lambda m: f"/queue/?centre={m.centre.pk}"),
    "portal:queue": street(lambda m: f"/queue/{m.centre.code}/"),
    "portal:ticket": street(lambda m: f"/tickets/{m.ticket}/"),
    "portal:verify_code": street(lambda m: f"/verify/{m.result}/"),
    "portal:feedback_follow": street(lambda m: f"/feedback/{m.feedback}/"),
    "portal:acknowledgement": street(
        lambda m: f"/track/{m.filed[1].code}/{m.filed[1].tracking_secret}/stored/1/"
    ),
    "portal:appointments": mine(lambda m: f"/me/appointments/?{m.appointment}"),
    "portal:appointment_new": mine(lambda m: f"/me/appointments/new/?group={m.group}"),
    "portal:appointment": mine(lambda m: f"/me/appointments/{m.appointment}/"),
    "portal:appointment_move": mine(lambda m: f"/me/appointments/{m.appointment}/move/"),
    "portal:draft-done": mine(lambda m: f"/drafts/{m.filed[0].key}/done/"),
    "portal:draft-choose": mine(lambda m: f"/drafts/{m.rival.key}/choose/"),
    "portal:draft-changed": mine(lambda m: f"/drafts/{m.outdated.key}/changed/"),
    "portal:own_document": mine(lambda m: f"/me/documents/{m.document}/"),
    "mfa_authenticate": _second_step,
    "mfa_view_recovery_codes": _past_it("/accounts/security/recovery-codes/"),
    "mfa_reauthenticate": _past_it("/accounts/security/reauthenticate/"),
    "mfa_deactivate_totp": _past_it("/accounts/security/app/deactivate/"),
}
BESIDE: Mapping[str, Led] = {
    "lobby:tickets": street(lambda m: f"/lobby/tickets/{m.machine}/"),
    "lobby:wall": street(lambda m: f"/lobby/wall/{m.centre.code}/"),
    "lobby:screen": street(lambda m: f"/lobby/screens/{m.centre.code}/"),
    "lobby:kiosk": street(lambda m: f"/lobby/kiosk/{m.kiosk}/"),
    "lobby:phone": street(lambda m: f"/lobby/rate/{m.token}/"),
    "desk:guidance": officer("huong", lambda m: "/desk/guidance"),
    "desk:assisted": _assisted,
    "desk:post": officer("bich", lambda m: "/desk/post"),
    "desk:post_list": officer("bich", lambda m: f"/desk/post/list/send?{m.shipment}"),
    "desk:post_shipment": officer("bich", lambda m: f"/desk/post/shipments/{m.shipment}"),
    "desk:post_lists": officer("bich", lambda m: "/desk/post/lists"),
    "desk:post_ask": officer("lan", lambda m: f"/desk/post/ask/{m.filed[1].pk}/collection"),
    "desk:post_bills": officer("son", lambda m: "/desk/post/bills"),
    "desk:post_bill": _bill,
}
# Of those areas: forms' targets, files, and what leads on.
BESIDE_NO_PAGES = {
    "lobby:screen_picture", "desk:assisted_confirm", "desk:assisted_again", "desk:assisted_hand_over",
    "desk:assisted_end", "desk:public_computer", "desk:post_find", "desk:post_take", "desk:post_list_file",
    "desk:post_join", "desk:post_label", "desk:post_act",
    "desk:post_receive",  # the form of desk:post_list
    "desk:post_again",  # the form of desk:post_ask
}  # fmt: skip


def is_beside(name: str) -> bool:
    return name.startswith(("lobby:", "desk:post", "desk:guidance", "desk:assisted", "desk:public_computer"))


def walk(table: Mapping[str, Led], m: Midway) -> Iterator[tuple[str, Page]]:
    for name, lead in table.items():
        page = lead(m)
        found = resolve(page.url.partition("?")[0].partition("#")[0][page.url.index("/", 8) :]).view_name
        assert found == name, f"{name}: it led to {page.url}"
        yield name, page
