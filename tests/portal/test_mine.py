"""One's own dossiers, signed in: the list, the same page as by the receipt, and the acts on it."""

import uuid

import pytest
from django.test import Client

from motcua.dossiers import commands, queries
from motcua.dossiers.commands import speaking
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Dossier, Event, Question
from motcua.dossiers.queries import Pile
from motcua.dossiers.queries.mine import PAGE
from motcua.identity.models import Account, Person
from motcua.law.actor import Actor, ActorKind
from motcua.law.lifecycle import Status
from tests import world as worlds
from tests.world import World, at


@pytest.fixture
def vy(world: World) -> Person:
    return Person.objects.create(name="Hoàng Thị Vy", identity_number="020301000123")


def signed_in(person: Person, kind: str = "citizen") -> Client:
    account = Account.objects.create(username=f"{person.pk}-{kind}", person=person, kind=kind)
    client = Client()
    client.cookies["motcua_language"] = "en"
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def hers(world: World, vy: Person, count: int = 1) -> list[int]:
    party = Party(name=vy.name, identity=vy.identity_number, person_id=vy.pk)
    return [o.dossier_id for o in commands.receive([world.intake(applicant=party)] * count)]


def code_of(dossier_id: int) -> str:
    return Dossier.objects.values_list("code", flat=True).get(pk=dossier_id)


def test_the_list_has_her_dossiers_and_nobody_elses(world: World, vy: Person) -> None:
    (dossier_id,) = hers(world, vy)
    other = world.received()

    page = signed_in(vy).get("/me/dossiers/").content.decode()

    assert f"/track/{code_of(dossier_id)}/mine/" in page
    assert other.code not in page


def test_a_page_follows_a_page_and_piles_are_counted(world: World, vy: Person) -> None:
    ids = hers(world, vy, PAGE + 3)
    Dossier.objects.filter(pk=ids[0]).update(status=Status.PAYMENT_ASKED)

    first = queries.mine(vy.pk, Pile.ALL)
    second = queries.mine(vy.pk, Pile.ALL, before=first[PAGE - 1].id)

    assert len(first) == PAGE + 1
    assert [one.id for one in (*first[:PAGE], *second)] == sorted(ids, reverse=True)
    assert [one.id for one in queries.mine(vy.pk, Pile.WAITING)] == [ids[0]]
    assert queries.counts_of_mine(vy.pk) == {
        Pile.ALL: len(ids), Pile.WAITING: 1, Pile.UNDER_WAY: len(ids) - 1, Pile.OVER: 0,
    }  # fmt: skip


def test_a_business_sees_its_own_under_its_name(world: World) -> None:
    company = Person.objects.create(
        kind="business", name="Công ty TNHH Xứ Lạng", identity_number="4900123403"
    )
    (dossier_id,) = hers(world, company)

    page = signed_in(company, "business").get("/me/dossiers/").content.decode()

    assert "Công ty TNHH Xứ Lạng" in page
    assert code_of(dossier_id) in page


def test_her_page_is_the_tracked_page_without_the_word_in_it(world: World, vy: Person) -> None:
    (dossier_id,) = hers(world, vy)
    word = Dossier.objects.values_list("tracking_secret", flat=True).get(pk=dossier_id)
    address = f"/track/{code_of(dossier_id)}/mine/"

    page = signed_in(vy).get(address).content.decode()

    assert "Who has it now" in page
    assert "Trung tâm Phục vụ hành chính công" in page
    assert "It runs" in page or "It is late by" in page
    assert f"{address}questions/" in page
    assert word not in page


def test_others_do_not_see_it_and_who_is_not_signed_in_is_asked_to(
    world: World, vy: Person, client: Client
) -> None:
    (dossier_id,) = hers(world, vy)
    address = f"/track/{code_of(dossier_id)}/mine/"
    other = signed_in(Person.objects.create(name="Lý Văn Khác"))

    for page in ("", "questions/", "return/", "withdraw/", "pay/"):
        assert other.get(address + page).status_code == 404
    assert client.get(address).headers["Location"] == f"/sign-in/?next={address.replace('/', '%2F')}"


def test_the_way_of_return_is_changed_and_by_post_needs_an_address(world: World, vy: Person) -> None:
    (dossier_id,) = hers(world, vy)
    browser, address = signed_in(vy), f"/track/{code_of(dossier_id)}/mine/return/"
    said = {"way": "post", "address": "", "key": str(uuid.uuid4())}

    wrong = browser.post(address, said)
    right = browser.post(address, said | {"address": "Số 5 phố Muối, phường Đông Kinh"})
    browser.post(address, said | {"address": "Số 5 phố Muối, phường Đông Kinh"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    kept = Dossier.objects.get(pk=dossier_id)
    assert (kept.return_way_wanted, kept.return_address) == ("post", "Số 5 phố Muối, phường Đông Kinh")
    event = Event.objects.get(dossier_id=dossier_id, kind="return_changed")
    assert (event.data, event.reason, event.person_id) == ({"way": "post"}, "", vy.pk)
    assert "phố Muối" in browser.get(f"/track/{kept.code}/mine/").content.decode()


def test_a_question_is_asked_by_the_receipts_holder_and_answered_at_the_desk(
    world: World, english: Client
) -> None:
    opened = world.received()
    address = f"/track/{opened.code}/{opened.tracking_secret}/questions/"

    english.post(address, {"text": "Tôi có cần mang bản gốc không?", "key": str(uuid.uuid4())})
    question = Question.objects.get()
    answered = speaking.QuestionAnswered(
        dossier_id=opened.dossier_id,
        by=world.lan,
        at=question.asked_at,
        question_id=question.pk,
        answer="Có, bản gốc.",
    )
    commands.answer_question([answered])

    page = english.get(address).content.decode()
    assert "Tôi có cần mang bản gốc không?" in page
    assert "Có, bản gốc." in page
    told = Event.objects.filter(dossier_id=opened.dossier_id, kind__startswith="question")
    assert all("bản gốc" not in f"{event.data}{event.reason}" for event in told)
    with pytest.raises(speaking.NoSuchQuestion):
        commands.answer_question([answered])


def test_the_answer_is_owed_in_working_time_and_questions_do_not_pile_up(world: World) -> None:
    opened = world.received()
    asking = [
        speaking.QuestionAsked(
            dossier_id=opened.dossier_id,
            by=Actor(kind=ActorKind.CITIZEN, name="Vy", dossier_id=opened.dossier_id),
            at=at(f"04-06 0{8 + number}:30"),
            text="Bao giờ xong?",
        )
        for number in range(2)
    ]
    for number, order in enumerate((*asking, asking[1])):
        commands.ask_question([order])
        if not number:
            # Two working days from Tuesday 08:30.
            assert Question.objects.get().answer_by == at("04-08 08:30")

    with pytest.raises(speaking.TooManyQuestions):
        commands.ask_question([asking[1]])
    assert Question.objects.count() == 3


def test_she_takes_it_back_once_she_says_why(world: World, vy: Person) -> None:
    (dossier_id,) = hers(world, vy)
    browser, address = signed_in(vy), f"/track/{code_of(dossier_id)}/mine/withdraw/"

    assert browser.post(address, {"key": str(uuid.uuid4())}).status_code == 422
    assert browser.post(address, {"reason": "Tôi nộp lại sau", "key": str(uuid.uuid4())}).status_code == 302

    assert Dossier.objects.get(pk=dossier_id).status == Status.WITHDRAWN
    assert browser.get(address).status_code == 302
    assert browser.post(address, {"reason": "nữa", "key": str(uuid.uuid4())}).status_code == 409


def test_what_she_cannot_do_now_is_said_in_vietnamese(world: World, vy: Person) -> None:
    dossier_id = world.finished(worlds.at("04-06 14:00"))
    Dossier.objects.filter(pk=dossier_id).update(applicant=vy)
    browser = signed_in(vy)
    browser.cookies["motcua_language"] = "vi"

    answer = browser.post(
        f"/track/{code_of(dossier_id)}/mine/withdraw/", {"reason": "x", "key": str(uuid.uuid4())}
    )

    assert answer.status_code == 409
    assert "nên chưa thể thực hiện" in answer.content.decode()
