"""The editor of a result's template at the desk: begun, written block by block, tried, and used for a real dossier."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import lxml.html
import orjson
import pytest
from django.test import Client

from motcua.audit.models import Look
from motcua.catalogue.models import Proposal
from motcua.catalogue.queries.templates import shipped
from motcua.dossiers.models import Dossier
from motcua.law.actor import Role
from motcua.law.paper_template import PLACES
from motcua.lib.blocks import Block, Value, building, read, written
from motcua.organisation.models import Officer, OfficerRole
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import amended, now_stands
from tests.desk.test_proposals import desk
from tests.dossiers.papers.reading import Read
from tests.world import SINCE, World

__all__ = ["desk"]
SignIn = Callable[[str], Client]
Desk = dict[str, Client]


@pytest.fixture
def change(world: World) -> int:
    return amended(world)


class Editor:
    """The editor as somebody presses its buttons: what the page carries goes along."""

    def __init__(self, client: Client, change: int) -> None:
        self.client, self.address = client, f"/desk/proposals/{change}/template"
        self.page = client.get(self.address).content.decode()

    def press(self, do: str, **said: str) -> int:
        form = lxml.html.fromstring(self.page).xpath("//main//form")[0]
        sent = {name: value or "" for name, value in form.form_values()} | said | {"do": do}
        answer = self.client.post(self.address, sent, follow=True)
        self.page = answer.content.decode()
        return answer.status_code

    @property
    def template(self) -> Any:
        (carried,) = lxml.html.fromstring(self.page).xpath("//input[@name='template']/@value")
        return read(orjson.loads(str(carried)))


def test_a_template_is_begun_with_the_shipped_one_and_written_block_by_block(desk: Desk, change: int) -> None:
    editor = Editor(desk["quang"], change)
    editor.press("begin")
    assert editor.template == shipped("licence")

    editor.press("add:paragraph")
    editor.press("pick", **{"b-text": "Cấp cho ", "b-field": "applicant", "b-into": "text"})
    editor.press("keep", **{"b-when": "outcome=granted"})

    own = building.find(editor.template, "paragraph-1")
    assert own.text == ("Cấp cho ", Value("applicant"))
    assert own.when == {"field": "outcome", "in": ["granted"]}
    editor.press("save")
    row = Proposal.objects.get(pk=change)
    assert read(row.content["template"]) == Editor(desk["quang"], change).template

    editor.press("up:paragraph-1")
    assert [b.key for b in editor.template].index("paragraph-1") == len(shipped("licence")) - 3
    editor.press("again:paragraph-1")
    editor.press("drop:paragraph-1")
    assert "paragraph-2" in {b.key for b in editor.template}
    editor.press("drop:signature")
    assert "Điều 8 Nghị định 30/2020/NĐ-CP" in editor.page
    editor.press("give-up")
    assert Proposal.objects.get(pk=change).content["template"] is None


def test_a_field_that_is_not_there_is_told_and_not_lost(desk: Desk, change: int) -> None:
    editor = Editor(desk["quang"], change)
    editor.press("begin")
    editor.press("edit:granted")
    editor.press("keep", **{"b-text": "Cấp cho ⟦Chủ hồ sơ⟧ và ⟦mật khẩu⟧"})

    own = building.find(editor.template, "granted")
    assert own.text == ("Cấp cho ", Value("applicant"), " và ", Value("?mật khẩu"))
    assert "không có trường ⟦mật khẩu⟧" in editor.page


def test_what_it_comes_to_stands_beside_and_comes_as_a_pdf(desk: Desk, change: int) -> None:
    editor = Editor(desk["quang"], change)
    editor.press("begin")
    assert editor.page.count("data:image/png;base64,") == 1

    form = {
        name: value or ""
        for name, value in lxml.html.fromstring(editor.page).xpath("//main//form")[0].form_values()
    }
    answer = desk["quang"].post(editor.address, form | {"do": "pdf", "t-outcome": "refused"})

    text = Read(answer.content).text
    assert "không chấp thuận giải quyết" in text
    assert "BẢN THỬ" in text
    long = "\n".join(f"Dòng thứ {n}." for n in range(60))
    editor.press("edit:granted")
    editor.press("keep", **{"b-text": long})
    assert "không vừa một trang" in editor.page


def test_a_dossier_is_tried_only_by_who_may_see_it_and_that_is_noted(
    desk: Desk, world: World, change: int
) -> None:
    code = Dossier.objects.get(pk=world.forwarded()).code
    editor = Editor(desk["quang"], change)
    editor.press("begin")
    editor.press("try", **{"t-code": code})
    assert f"Không có hồ sơ {code}" in editor.page
    assert not Look.objects.exists()

    quang = Officer.objects.get(code="quang")
    OfficerRole.objects.create(
        officer=quang, role=Role.CATALOGUE_OFFICER, agency_id=world.five_days.agency_id, valid_from=SINCE
    )
    editor.press("try", **{"t-code": code})
    assert f"Không có hồ sơ {code}" not in editor.page
    assert Look.objects.count() == 1


def test_a_page_that_carries_no_template_loses_nothing(desk: Desk, change: int) -> None:
    editor = Editor(desk["quang"], change)
    editor.press("begin")
    for broken in (
        "",
        "[]",
        "{",
        '{"blocks": [1]}',
        '{"blocks": [{"key": "a", "kind": "paragraph", "text": "x"}]}',
    ):
        editor.press("try", template=broken)
        assert editor.template == shipped("licence")
    for act in ("edit:none", "up:none", "add:none", "keep", "pick", "drop:", ""):
        assert editor.press(act, **{"b-kind": "none"}) == 200
    assert editor.template == shipped("licence")


def test_the_draft_of_a_result_is_made_from_the_template_in_force(world: World, signed_in: SignIn) -> None:
    before = world.forwarded()
    own = Block(
        key="own", kind="paragraph", text=("Giấy phép này cấp cho ", Value("applicant"), " 12 tháng.")
    )
    items = Block(key="items", kind="list", text=("Kèm theo:",), rows=())
    template = building.put(building.put(shipped("licence"), own, PLACES), items, PLACES)
    text = people.replace(now_stands(world.five_days), template=written(template))
    change = people.drafted(world.five_days.procedure.code, text)
    with pytest.raises(Exception, match="line"):  # an empty list goes no further
        people.published(change)
    text = people.replace(text, template=written(building.drop(template, "items")))
    people.proposals.write([people.writing(change, text)])
    people.published(change, issued_on=date(2021, 4, 5), effective_on=date(2021, 4, 6))
    dossier = world.forwarded(version=world.five_days.procedure.versions.latest("version"))

    minh = signed_in("minh")
    assert "12 tháng" not in minh.get(f"/desk/dossiers/{before}/result-draft").content.decode()
    address = f"/desk/dossiers/{dossier}/result-draft"
    page = minh.get(address).content.decode()
    assert "Giấy phép này cấp cho Hoàng Thị Vy 12 tháng." in page
    sent = {"read": "0", "title": "Giấy phép", "granted": "yes"}
    sent |= {name: re.sub("12", "24", text) for name, text in _parts(page).items()}
    assert minh.post(address, sent).status_code == 302

    read_ = Read(minh.get(f"{address}.pdf").content).text
    assert "Giấy phép này cấp cho Hoàng Thị Vy 24 tháng." in read_
    assert "không chấp thuận" not in read_


def _parts(page: str) -> dict[str, str]:
    areas = lxml.html.fromstring(page).xpath("//textarea[starts-with(@name, 'part-')]")
    return {one.get("name"): one.text.strip() for one in areas}
