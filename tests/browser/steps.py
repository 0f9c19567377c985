"""Filling an electronic form in a real browser, page by page, and doing acts at the desk; dossiers that lie there."""

from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Intake, Party
from motcua.dossiers.models import Channel, Dossier
from motcua.lib.eform import Field, Form, holds
from motcua.organisation import queries as organisation
from tests.browser.conftest import looked_at

VY = Party(name="Hoàng Thị Vy", identity="020301000123", phone="0912345678")


def fill_all(page: Page, form: Form, answers: dict[str, Any], *, look: str) -> None:
    """Every page that these answers lead to; `look` begins the pictures' names, without it none is taken."""
    base = page.url
    for one in form.pages:
        if not holds(one.when, answers):
            continue
        page.goto(f"{base}pages/{one.key}/")
        for field in one.fields:
            if field.name in answers and holds(field.when, answers):
                _fill(page, field, field.name, answers[field.name])
        if look:  # without scripts axe cannot look either
            looked_at(page, f"{look}-{one.key}-phone")
        page.get_by_role("button", name="Lưu và tiếp tục").last.click()
        page.wait_for_load_state()
        expect(page.locator(".govuk-error-summary")).to_have_count(0)
    page.goto(base)


def _fill(page: Page, field: Field, name: str, answer: Any) -> None:
    if field.columns:
        for number, item in enumerate(answer):
            for column in field.columns:
                if column.name in item:
                    _fill(page, column, f"{name}-{number}-{column.name}", item[column.name])
    elif field.choices and field.widget != "select":
        for value in answer if isinstance(answer, list) else [answer]:
            page.locator(f"[name='{name}'][value='{value}']").check()
    else:
        _write(page, field, name, answer)


def _write(page: Page, field: Field, name: str, answer: Any) -> None:
    if field.widget in ("date", "past", "future"):
        for part, value in zip(("day", "month", "year"), answer.split("/"), strict=True):
            page.locator(f"[name='{name}_{part}']").fill(value)
    elif field.widget == "address":
        page.locator(f"[name='{name}_commune']").select_option(answer["commune"])
        page.locator(f"[name='{name}_detail']").fill(answer["detail"])
    elif field.widget == "consent":
        page.locator(f"[name='{name}']").check()
    else:
        page.locator(f"[name='{name}']").fill(str(answer))


def does(page: Page, dossier: Dossier, act: str, **filled: str) -> None:
    """One act on the page of the dossier at the desk, with these fields filled; it must succeed."""
    page.goto(f"/desk/dossiers/{dossier.pk}")
    form = page.locator(f"form[action$='/{act}']")
    if not form.count():  # a rarer one: its form is asked for
        page.locator(f"#acts a[href*='act={act}#']").click()
    for name, value in filled.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    outcomes = form.locator("input[type=radio][name=outcome]")
    if outcomes.count():
        outcomes.first.check()
    form.locator("button").last.click()
    page.wait_for_load_state()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def at_the_counter(applicant: Party = VY, *, count: int = 1, fee_dong: int = 0) -> list[Dossier]:
    """Dossiers that Lan has just received at her counter, complete."""
    lan = organisation.actor_by_code("lan", on=timezone.localdate())
    version = ProcedureVersion.objects.filter(procedure__code="1.009978").latest("version")
    assert lan.unit is not None
    assert lan.unit.centre_id is not None
    item = Intake(
        by=lan,
        at=timezone.now(),
        centre_id=lan.unit.centre_id,
        procedure_version_id=version.pk,
        channel=Channel.COUNTER,
        applicant=applicant,
        documents=[HandedIn(name=d.name_vi, required_id=d.pk) for d in version.required_documents.all()],
        fee_dong=fee_dong,
    )
    ids = [opened.dossier_id for opened in commands.receive([item] * count)]
    return list(Dossier.objects.filter(pk__in=ids).order_by("pk"))
