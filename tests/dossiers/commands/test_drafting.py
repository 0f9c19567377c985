"""What is typed is kept: page by page, on two devices, under a new form, until it expires."""

from datetime import timedelta

import pytest

from motcua.catalogue import queries as catalogue
from motcua.dossiers import commands, jobs
from motcua.dossiers.commands.drafting import AlreadyFiled, Chosen, NewFormTaken, NoSuchDraft, PageSaved
from motcua.dossiers.commands.filing import DraftFiled
from motcua.dossiers.models import Dossier, Draft
from motcua.dossiers.queries import drafts
from motcua.law.actor import Actor, ActorKind
from tests import forms
from tests.forms import HOUSE, VY
from tests.world import TUESDAY_8, World, at

VY_HERSELF = Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy")


def saved(draft: Draft, page: str, answers: dict[str, object], *, seen: int) -> PageSaved:
    return PageSaved(draft_id=draft.pk, page=page, answers=answers, seen=seen, at=TUESDAY_8)


def shown(draft: Draft) -> drafts.DraftShown:
    found = drafts.open_to(draft.key, held=[draft.key])
    assert found is not None
    return found


def test_a_page_is_kept_as_it_was_typed_wrong_or_right(world: World) -> None:
    draft = forms.begun(world, TUESDAY_8)

    commands.save_page([saved(draft, "house", {"storeys": "ba", "use": "home"}, seen=0)])

    assert shown(draft).answers == {"storeys": "ba", "use": "home"}
    terms = catalogue.eform(draft.eform_id)
    faults = drafts.faults(terms, shown(draft).asked, on=TUESDAY_8.date(), page=terms.form.page("house"))
    assert [(fault.pointer, fault.code) for fault in faults] == [("/storeys", "type")]
    assert shown(draft).revision == 1


def test_an_older_view_never_discards_newer_answers_and_the_person_chooses(world: World) -> None:
    draft = forms.begun(world, TUESDAY_8)
    commands.save_page([saved(draft, "house", {"storeys": 2}, seen=0)])

    late = commands.save_page([saved(draft, "house", {"storeys": 5}, seen=0)])[0]

    assert late.rival
    assert shown(draft).answers == {"storeys": 2}
    assert [rival.answers for rival in shown(draft).rivals] == [{"storeys": 5}]
    commands.choose_answers([Chosen(draft_id=draft.pk, number=0, rival=True, at=TUESDAY_8)])
    assert shown(draft).answers == {"storeys": 5}
    assert shown(draft).rivals == ()


def test_two_devices_on_different_pages_do_not_disturb_each_other(world: World) -> None:
    draft = forms.begun(world, TUESDAY_8)
    commands.save_page([saved(draft, "house", {"storeys": 2}, seen=0)])

    other = commands.save_page([saved(draft, "people", {"helpers": [{"name": "Nam"}]}, seen=0)])[0]

    assert not other.rival
    assert shown(draft).answers == {"storeys": 2, "helpers": [{"name": "Nam"}]}


def test_a_rival_in_the_way_cannot_be_filed_past(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8)
    commands.save_page([saved(draft, "house", {"storeys": 9}, seen=0)])

    with pytest.raises(commands.filing.RivalsLeft):
        commands.file_drafts([DraftFiled(draft_id=draft.pk, by=VY_HERSELF, at=TUESDAY_8)])


def test_a_new_form_carries_the_answers_over_and_says_what_changed(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8)
    schema, layout = forms.small_form()
    schema["properties"]["storeys"]["maximum"] = 7
    schema["properties"]["cellar"] = {"type": "string", "minLength": 1}
    schema["required"].append("cellar")
    cellar = {"name": "cellar", "widget": "text", "label": {"vi": "Tầng hầm", "en": "Cellar"}}
    layout["pages"][0]["fields"].append(cellar)
    eform_id = forms.publish(world.five_days, schema, layout)

    newer = drafts.newer_form(shown(draft), on=TUESDAY_8.date())
    assert newer is not None
    assert [(c.kind, c.name) for c in newer[1]] == [("altered", "storeys"), ("added", "cellar")]
    with pytest.raises(commands.filing.FormMoved):
        commands.file_drafts([DraftFiled(draft_id=draft.pk, by=VY_HERSELF, at=TUESDAY_8)])
    taken = NewFormTaken(
        draft_id=draft.pk, eform_id=eform_id, procedure_version_id=world.five_days.pk, at=TUESDAY_8
    )
    commands.take_new_form([taken])

    assert shown(draft).answers == VY | HOUSE
    assert len(shown(draft).files) == 2
    assert drafts.still_open(shown(draft), on=TUESDAY_8.date()) == ["house"]


def test_a_draft_expires_and_a_dossier_does_not(world: World) -> None:
    draft = forms.begun(world, TUESDAY_8)
    world.received()

    assert jobs.clear_drafts(TUESDAY_8 + timedelta(days=89)) == 0
    assert jobs.clear_drafts(TUESDAY_8 + timedelta(days=90)) == 1

    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert Dossier.objects.count() == 1
    with pytest.raises(NoSuchDraft):
        commands.save_page([saved(draft, "house", {}, seen=0)])


def test_going_on_with_a_draft_keeps_it_longer(world: World) -> None:
    draft = forms.begun(world, TUESDAY_8)
    later = TUESDAY_8 + timedelta(days=60)

    commands.save_page([PageSaved(draft_id=draft.pk, page="house", answers={"storeys": 1}, seen=0, at=later)])

    assert jobs.clear_drafts(TUESDAY_8 + timedelta(days=100)) == 0


def test_what_is_filed_is_not_filled_in_again(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8)
    commands.file_drafts([DraftFiled(draft_id=draft.pk, by=VY_HERSELF, at=TUESDAY_8)])

    with pytest.raises(AlreadyFiled):
        commands.save_page([saved(draft, "house", {"storeys": 1}, seen=99)])


def test_the_code_and_the_telephone_together_open_it_elsewhere(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8)
    code = drafts.resume_code(draft.key)

    assert drafts.resumed("0912345678", code.lower()) == draft.key
    assert drafts.resumed("0912345678", code[::-1]) is None
    assert drafts.resumed("0987654321", code) is None
    assert drafts.resumed("", code) is None


def test_only_who_holds_it_opens_it(world: World) -> None:
    draft = forms.begun(world, at("04-06 09:00"))

    assert drafts.open_to(draft.key, held=[]) is None
    assert drafts.open_to(draft.key, held=[], account_id=1, officer_id=1) is None
    assert drafts.open_to(draft.key, held=[draft.key]) is not None
