"""Many dossiers at once: ticked, looked at before, done, and told which refused and why."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.catalogue.models import ProcedureVersion, RequiredDocument
from motcua.dossiers import commands
from motcua.dossiers.commands.ending import Withdrawal
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.models import Channel, Dossier
from motcua.law.actor import Actor
from motcua.law.lifecycle import Status
from motcua.organisation import queries as organisation
from motcua.organisation.models import ServiceCentre
from tests.browser.conftest import PHONE, looked_at

Person = Callable[..., Page]


def test_ticked_dossiers_go_on_and_the_one_that_moved_is_named(person: Person) -> None:
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    ids = [_received(lan, code) for code in ("1.009978", "1.009978", "1.009979", "2.000635")]
    page = person("lan", size=PHONE)
    for box in page.locator("[name=ticked]").all():
        box.check(force=True)
    page.click("button[name=way][value=complete]")
    looked_at(page, "desk-many-phone")
    page.set_viewport_size({"width": 1366, "height": 768})
    looked_at(page, "desk-many")
    moved = Withdrawal(dossier_id=ids[1], by=lan, at=timezone.now(), reason="Theo đơn của người dân")
    commands.withdraw([moved])

    page.click("main button[type=submit]:has-text('Hoàn thành bước')")

    looked_at(page, "desk-many-done")
    expect(page.locator("main")).to_contain_text(Dossier.objects.get(pk=ids[1]).code)
    statuses = [Dossier.objects.get(pk=i).status for i in ids]
    assert statuses == [Status.IN_PROCESS, Status.WITHDRAWN, Status.IN_PROCESS, Status.RECEIVED]


def _received(by: Actor, code: str) -> int:
    at: datetime = timezone.now() - timedelta(minutes=5)
    version = ProcedureVersion.objects.filter(procedure__code=code).order_by("-version")[0]
    papers = RequiredDocument.objects.filter(version=version)
    item = Intake(
        by=by,
        at=at,
        centre_id=ServiceCentre.objects.get(code="ttpvhcc").pk,
        procedure_version_id=version.pk,
        channel=Channel.COUNTER,
        applicant=Party(name="Hoàng Thị Vy", identity="020301000123"),
        documents=tuple(HandedIn(name=p.name_vi, required_id=p.pk) for p in papers),
    )
    return commands.receive([item])[0].dossier_id
