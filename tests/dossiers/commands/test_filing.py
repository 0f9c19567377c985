"""A draft becomes one dossier: never two, never none, with everything that was filled in."""

from datetime import timedelta

import pytest

from motcua.catalogue.models import Fee
from motcua.documents import commands as documents
from motcua.documents.commands import ToKeep
from motcua.dossiers import commands
from motcua.dossiers.commands.filing import DraftFiled, NotFilledIn
from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.models import Dossier, DossierForm, Draft, DraftFile, Event
from motcua.identity.models import Person
from motcua.law.actor import Actor, ActorKind, Role
from motcua.law.lifecycle import Status
from motcua.organisation.models import Officer, OfficerRole
from motcua.organisation.queries import actor_of
from tests import forms
from tests.at_once import at_once
from tests.forms import HOUSE, VY
from tests.world import SINCE, TUESDAY_8, World

VY_HERSELF = Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy")


def filed(draft: Draft, by: Actor = VY_HERSELF) -> Opened:
    return commands.file_drafts([DraftFiled(draft_id=draft.pk, by=by, at=TUESDAY_8)])[0]


def test_the_dossier_says_what_was_filled_in(world: World) -> None:
    opened = filed(forms.filled(world, TUESDAY_8))

    dossier = Dossier.objects.get(pk=opened.dossier_id)
    assert dossier.status == Status.REGISTERED
    assert (dossier.applicant_name, dossier.applicant_phone) == ("Hoàng Thị Vy", "0912345678")
    assert dossier.applicant_address == "Số 5 phố Muối, Phường Đông Kinh, Tỉnh Lạng Sơn"
    assert dossier.subject == "Nhà 3 tầng"
    assert DossierForm.objects.get(dossier=dossier).answers == VY | HOUSE
    documents = dossier.documents.order_by("id")
    assert [(d.kind, d.file_id is not None) for d in documents] == [
        ("e_form", False),
        ("e_copy", True),
        ("e_copy", True),
    ]
    assert [d.file_id for d in documents][1:] == list(
        DraftFile.objects.order_by("id").values_list("file_id", flat=True)
    )


def test_what_is_hidden_is_not_filed(world: World) -> None:
    answers = VY | HOUSE | {"trade": "phở"}

    opened = filed(forms.filled(world, TUESDAY_8, answers))

    assert "trade" not in DossierForm.objects.get(dossier_id=opened.dossier_id).answers


def test_filed_again_it_is_the_same_dossier(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8)

    first, again = filed(draft), filed(draft)

    assert (again.code, again.tracking_secret, again.repeated) == (first.code, first.tracking_secret, True)
    assert Dossier.objects.count() == 1


def test_nothing_is_filed_while_something_is_open(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8, VY | HOUSE | {"use": "shop"})

    with pytest.raises(NotFilledIn):
        filed(draft)
    assert Dossier.objects.count() == 0


def test_a_missing_paper_keeps_it_open(world: World) -> None:
    draft = forms.filled(world, TUESDAY_8)
    draft.files.first().delete()

    with pytest.raises(NotFilledIn):
        filed(draft)


def test_for_another_the_submitter_is_kept_apart(world: World) -> None:
    other = {
        "filing_for": "other",
        "submitter_name": "Lý Thị Mai",
        "submitter_identity": "020301000456",
        "submitter_phone": "0987 654 321",
        "authority": "letter",
        "authorised_by": "Hoàng Thị Vy",
        "authorisation": "Số 12, ngày 01/4/2021",
    }

    draft = forms.filled(world, TUESDAY_8, VY | HOUSE | other)
    with pytest.raises(NotFilledIn):  # the letter itself is owed
        filed(draft)
    forms.attach_letter(draft, TUESDAY_8)
    dossier = Dossier.objects.get(pk=filed(draft).dossier_id)

    assert (dossier.applicant_name, dossier.submitter_name) == ("Hoàng Thị Vy", "Lý Thị Mai")
    assert dossier.submitter_phone == "0987654321"
    assert dossier.form.answers["authorisation"] == "Số 12, ngày 01/4/2021"


def test_for_a_business_its_code_is_the_applicants(world: World) -> None:
    business = {
        "filing_for": "business",
        "business_name": "Công ty TNHH Kỳ Lừa",
        "business_code": "0100109106",
        "business_phone": "0205 3810 123",
        "representative_name": "Hoàng Thị Vy",
        "representative_position": "Giám đốc",
        "business_address": forms.HOME,
        "submitter_name": "Hoàng Thị Vy",
        "submitter_identity": "020301000123",
        "submitter_phone": "0912345678",
        "authority": "representative",
    }

    dossier = Dossier.objects.get(pk=filed(forms.filled(world, TUESDAY_8, VY | HOUSE | business)).dossier_id)

    assert (dossier.applicant_name, dossier.applicant_identity) == ("Công ty TNHH Kỳ Lừa", "0100109106")
    assert "applicant_name" not in dossier.form.answers


def test_who_helped_stands_in_the_event(world: World) -> None:
    officer = Officer.objects.create(code="huong", full_name="Bế Thu Hương", agency=world.construction)
    OfficerRole.objects.create(
        officer=officer, role=Role.GUIDANCE_OFFICER, centre=world.centre, valid_from=SINCE
    )

    opened = filed(forms.filled(world, TUESDAY_8), actor_of(officer, on=TUESDAY_8.date()))

    event = Event.objects.get(pk=opened.event_id)
    assert (event.officer_id, event.actor_name) == (officer.pk, "Bế Thu Hương")
    assert Dossier.objects.get(pk=opened.dossier_id).applicant_name == "Hoàng Thị Vy"


def test_the_fee_is_that_of_the_case(world: World) -> None:
    for case, amount in (("Nhà ở", 75_000), ("Công trình khác", 150_000)):
        Fee.objects.create(version=world.five_days, kind="charge", case_vi=case, amount_dong=amount)
    rules = [
        {
            "kind": "charge",
            "case_vi": "Nhà ở",
            "when": {"field": "use", "in": ["home"]},
            "relief": {"online": 20},
        },
        {"kind": "charge", "case_vi": "Công trình khác", "when": {"field": "use", "in": ["shop"]}},
    ]

    opened = filed(forms.filled(world, TUESDAY_8, fees=rules))

    assert Dossier.objects.get(pk=opened.dossier_id).fee_dong == 60_000


def test_thirty_two_requests_at_once_are_one_dossier(committed: World) -> None:
    draft = forms.filled(committed, TUESDAY_8)

    answers = at_once(lambda _number: filed(draft))

    assert len({opened.code for opened in answers}) == 1
    assert sorted(opened.repeated for opened in answers) == [False] + [True] * 31
    assert Dossier.objects.count() == 1


def test_what_lay_in_the_own_store_is_handed_in_as_reused(world: World) -> None:
    vy = Person.objects.create(name="Hoàng Thị Vy")
    herself = Actor(kind=ActorKind.CITIZEN, name="Vy", person_id=vy.pk)
    draft = forms.filled(world, TUESDAY_8)
    old, new = (one.file for one in draft.files.order_by("id"))
    for file, at in ((old, TUESDAY_8 - timedelta(days=9)), (new, TUESDAY_8 + timedelta(minutes=1))):
        documents.keep_for([ToKeep(file_id=file.pk, file_name="a.pdf", name="A")], by=herself, at=at)

    dossier_id = filed(draft, by=herself).dossier_id

    told = {paper.file_id: paper.digitisation for paper in forms.files_of(dossier_id)}
    assert told == {old.pk: "reused", new.pk: "none"}
