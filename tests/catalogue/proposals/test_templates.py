"""A result's template that a change brings: judged, compared, in force with its version; dossiers keep theirs."""

from dataclasses import replace

import pytest

from motcua.catalogue.commands import proposals
from motcua.catalogue.commands.proposals import ledger
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries import proposals as queries
from motcua.catalogue.queries.templates import field_names, result_template, shipped
from motcua.law.paper_template import PLACES
from motcua.lib.blocks import Block, Template, Value, building, written
from motcua.lib.worddiff import Change
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import QUANG, amended, order
from tests.world import World

BEGINS = people.DECISION.effective_on
ORDER = {"field": "outcome", "in": ["granted"]}


def with_a_paragraph(*text: str | Value, **other: object) -> Template:
    one = Block(key="own", kind="paragraph", text=text, **other)  # type: ignore[arg-type]
    return building.put(shipped("licence"), one, PLACES)


def _last(world: World) -> ProcedureVersion:
    return world.five_days.procedure.versions.latest("version")


def test_a_template_comes_into_force_with_its_version_and_the_old_one_stays(world: World) -> None:
    own = with_a_paragraph("Giấy phép có hiệu lực 12 tháng.")

    people.published(amended(world, template=written(own)))

    old, new = world.five_days, _last(world)
    assert result_template(new.pk, new.result_kind) == own
    assert result_template(old.pk, old.result_kind) == shipped(old.result_kind)


def test_the_next_change_leaves_it_unless_it_goes_back_to_the_shipped_one(world: World) -> None:
    own = with_a_paragraph("Giấy phép có hiệu lực 12 tháng.")
    people.published(amended(world, template=written(own)))
    first = people.now_stands(_last(world))
    assert first.template == written(own)

    later = {"number": "800/QĐ-UBND", "effective_on": BEGINS.replace(day=20)}
    people.published(people.drafted(world.five_days.procedure.code, replace(first, name_vi="Khác")), **later)
    assert result_template(_last(world).pk, "licence") == own

    last = {"number": "900/QĐ-UBND", "effective_on": BEGINS.replace(day=25)}
    people.published(people.drafted(world.five_days.procedure.code, replace(first, template=None)), **last)
    assert result_template(_last(world).pk, "licence") == shipped("licence")


def test_what_differs_is_said_block_by_block(world: World) -> None:
    own = with_a_paragraph("Giấy phép có hiệu lực 12 tháng.", when=ORDER)
    people.published(amended(world, template=written(own)))
    changed = building.put(
        own, replace(building.find(own, "own"), text=("Giấy phép có hiệu lực 24 tháng.",)), PLACES
    )
    text = replace(people.now_stands(_last(world)), template=written(changed))

    page = queries.proposal(people.drafted(world.five_days.procedure.code, text), on=BEGINS)

    assert page is not None
    articles = queries.differences(page.base, page.text, queries.words({}))
    (article,) = [one for one in articles if one.differs]
    (line,) = [line for line in article.lines if any(piece.change is not Change.SAME for piece in line)]
    assert [piece.text for piece in line if piece.change is not Change.SAME] == ["12", "24"]


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (with_a_paragraph("Ngày ", Value("?ngày cấp")), "ngày cấp"),
        (with_a_paragraph("Diện tích ", Value("form:gone")), "form:gone"),
        (with_a_paragraph("  "), "write what it says"),
        (with_a_paragraph("x", when={"field": "form:gone", "in": ["a"]}), "depends on an answer"),
        (building.drop(shipped("licence"), "signature"), "chữ ký"),
        (building.drop(shipped("licence"), "recipients"), "Nơi nhận"),
        ((*shipped("licence"), Block(key="more", kind="title", text=("x",))), "twice"),
        ((*shipped("licence"), Block(key="more", kind="picture")), "no such block"),
        (tuple(b for b in shipped("licence") if b.kind not in ("paragraph", "fields")), "says nothing"),
    ],
)
def test_what_is_not_ready_is_told_and_goes_no_further(world: World, template: Template, says: str) -> None:
    change = amended(world, template=written(template))

    page = queries.proposal(change, on=BEGINS)

    assert page is not None
    assert any(says in str(fault) for fault in page.faults)
    with pytest.raises(ledger.NotSound):
        proposals.send_to_check([order(change, QUANG)])


def test_no_two_fields_have_one_name(world: World) -> None:  # noqa: ARG001
    names = field_names(None)
    assert len(set(names.values())) == len(names)
