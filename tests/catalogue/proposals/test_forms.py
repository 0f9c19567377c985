"""An electronic form that a change brings: judged, compared, in force with its version, and drafts go on by it."""

from dataclasses import asdict, replace

import pytest

from motcua.catalogue.commands import proposals
from motcua.catalogue.commands.eforms import FormPublished, publish_forms
from motcua.catalogue.commands.proposals import ledger
from motcua.catalogue.models import EForm
from motcua.catalogue.queries import online_form
from motcua.catalogue.queries import proposals as queries
from motcua.catalogue.queries.common_form import own_form
from motcua.dossiers.queries import drafts
from motcua.lib.eform import building
from motcua.lib.eform.building import Own, Question
from motcua.lib.worddiff import Change
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import QUANG, amended, order
from tests.forms import filled, small_form
from tests.world import World

BEGINS = people.DECISION.effective_on


def in_force(world: World) -> Own:
    """The small form, in force for the five days' procedure."""
    schema, layout = small_form()
    publish_forms([FormPublished(version_id=world.five_days.pk, schema=schema, layout=layout)])
    own = own_form(world.five_days.pk)
    assert own is not None
    return own


def with_a_question(own: Own) -> Own:
    area = Question(name="area", widget="number", label={"vi": "Diện tích (m²)", "en": "Area (m²)"})
    return building.put(own, "house", area)


def test_a_form_comes_into_force_with_its_version_and_the_old_one_stays(world: World) -> None:
    own = with_a_question(in_force(world))
    change = amended(world, form=asdict(own))

    people.published(change)

    old, new = (online_form(world.five_days.procedure.code, on) for on in (people.WHEN.date(), BEGINS))
    assert old is not None
    assert new is not None
    assert ("area" in old.form.fields, "area" in new.form.fields) == (False, True)
    assert own_form(new.version_id) == own


def test_a_change_without_a_form_leaves_the_one_in_force(world: World) -> None:
    own = in_force(world)

    people.published(amended(world))

    new = online_form(world.five_days.procedure.code, BEGINS)
    assert new is not None
    assert own_form(new.version_id) == own


def test_what_differs_is_said_question_by_question(world: World) -> None:
    change = amended(world, form=asdict(with_a_question(in_force(world))))

    page = queries.proposal(change, on=BEGINS)

    assert page is not None
    (article,) = [
        one
        for one in queries.differences(page.base, page.text, queries.words({}))
        if one.title == "Electronic form"
    ]
    (changed,) = [line for line in article.lines if any(piece.change is not Change.SAME for piece in line)]
    assert "".join(piece.text for piece in changed).startswith("Diện tích (m²) (")


@pytest.mark.parametrize("spoilt", ["empty", "choices", "schema"])
def test_a_form_with_a_fault_holds_the_change_up(world: World, spoilt: str) -> None:
    own = in_force(world)
    if spoilt == "empty":
        own = building.empty()
    elif spoilt == "choices":
        one = Question(name="kind", widget="radios", label={"vi": "Loại", "en": "Kind"})
        own = building.put(own, "house", one)
    else:
        own = replace(own, schema=dict(own.schema) | {"properties": {}})
    change = amended(world, form=asdict(own))

    with pytest.raises(ledger.NotSound):
        proposals.send_to_check([order(change, QUANG)])


def test_a_draft_begun_before_goes_on_by_the_new_form(world: World) -> None:
    own = with_a_question(in_force(world))
    draft = drafts.read(filled(world, people.WHEN))

    people.published(amended(world, form=asdict(own)))

    newer = drafts.newer_form(draft, on=BEGINS)
    assert newer is not None
    assert [(one.kind, one.name) for one in newer[1]] == [("added", "area")]
    assert (
        drafts.faults(draft.terms, draft.asked, on=BEGINS) == ()
    )  # by its own form it is as whole as before
    assert EForm.objects.filter(version=world.five_days).count() == 1
