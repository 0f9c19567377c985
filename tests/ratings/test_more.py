"""What is told after the rating, the questions that the centre asks, and the kiosks at the counters."""

from datetime import timedelta

import pytest
from django.test import Client

from motcua.audit.models import Change
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.finishing import ResultHandedOver
from motcua.dossiers.models import Event
from motcua.law.actor import SYSTEM, Actor, ActorKind
from motcua.organisation.models import Counter
from motcua.ratings import commands, jobs, queries
from motcua.ratings.commands import MoreTold, RatingGiven, Tapped, Wording
from motcua.ratings.models import Kiosk, Rating, SurveyAnswer, SurveyQuestion
from motcua.ratings.policies import NotTheSupervisor
from tests.world import World, at

WHEN = at("04-07 09:00")


def rated(world: World) -> tuple[int, Actor]:
    dossier_id = world.finished(at("04-06 14:00"))
    vy = Actor(kind=ActorKind.CITIZEN, name="Vy", dossier_id=dossier_id)
    commands.rate([RatingGiven(dossier_id=dossier_id, score="satisfied", by=vy, at=WHEN)])
    return dossier_id, vy


def handed_over(world: World, when: str = "04-07 09:00") -> int:
    """Lan hands a result over at her counter; its id."""
    dossier_id = world.finished(at("04-06 14:00"))
    over = ResultHandedOver(dossier_id=dossier_id, by=world.lan, at=at(when))
    (done,) = dossiers.hand_over([over])
    jobs.offer_ratings(event_ids=[done.event_id])
    return dossier_id


@pytest.fixture
def kiosk(world: World) -> Kiosk:
    commands.set_up([Counter.objects.get().pk], by=world.son, at=WHEN)
    return Kiosk.objects.get()


def test_more_is_told_once(world: World) -> None:
    dossier_id, vy = rated(world)
    first, second = queries.questions()[:2]
    more = MoreTold(
        dossier_id=dossier_id, by=vy, at=WHEN, comment=" Nhanh gọn ", answers={first.id: 2, second.id: 1}
    )

    commands.tell_more([more])

    assert Rating.objects.get().comment == "Nhanh gọn"
    assert dict(SurveyAnswer.objects.values_list("question_id", "points")) == {first.id: 2, second.id: 1}
    with pytest.raises(commands.AlreadyTold):
        commands.tell_more([more])
    assert queries.comments(world.centre.pk)[0].comment == "Nhanh gọn"


def test_what_is_none_of_the_answers_is_refused(world: World) -> None:
    dossier_id, vy = rated(world)
    question = queries.questions()[0]

    for answers in ({question.id: 3}, {10**6: 1}):
        with pytest.raises(commands.UnknownAnswer):
            commands.tell_more([MoreTold(dossier_id=dossier_id, by=vy, at=WHEN, answers=answers)])


def test_the_supervisor_words_the_questions_and_it_is_noted(world: World) -> None:
    first = queries.questions()[0]
    new = Wording(code=None, text_vi="Chỗ ngồi chờ có đủ không?", text_en="", position=5, asked=True)
    gone = Wording(code=first.code, text_vi=first.text.vi, text_en=first.text.en, position=1, asked=False)

    commands.word_questions([new, gone], by=world.son, at=WHEN)

    assert queries.questions()[0].text.vi == "Chỗ ngồi chờ có đủ không?"
    assert first.id not in {question.id for question in queries.questions()}
    assert SurveyQuestion.objects.filter(pk=first.id).exists()
    assert set(Change.objects.values_list("actor_name", flat=True)) == {world.son.name}
    with pytest.raises(NotTheSupervisor):
        commands.word_questions([new], by=world.lan, at=WHEN)


def test_a_kiosk_shows_what_was_handed_over_there_for_a_while(world: World, kiosk: Kiosk) -> None:
    assert queries.kiosk(kiosk.key, at=WHEN).dossier_id is None  # type: ignore[union-attr]
    dossier_id = handed_over(world)

    def shown(minutes: int) -> int | None:
        return queries.kiosk(kiosk.key, at=WHEN + timedelta(minutes=minutes)).dossier_id  # type: ignore[union-attr]

    assert (shown(1), shown(15), shown(16)) == (dossier_id, dossier_id, None)


def test_one_tap_rates_it_about_who_handed_it_over(world: World, kiosk: Kiosk) -> None:
    dossier_id = handed_over(world)
    tapped = Tapped(key=kiosk.key, dossier_id=dossier_id, score="very_satisfied", at=WHEN)

    commands.tap([tapped])

    kept = Rating.objects.get()
    assert (kept.score, kept.channel, kept.officer_id) == ("very_satisfied", "kiosk", world.lan.officer_id)
    assert Event.objects.get(kind="rated").counter_id == kiosk.counter_id
    with pytest.raises(commands.AlreadyRated):
        commands.tap([tapped])
    assert queries.kiosk(kiosk.key, at=WHEN).dossier_id is None  # type: ignore[union-attr]


def test_a_tap_about_what_is_shown_no_more_rates_nothing(world: World, kiosk: Kiosk) -> None:
    before, after = handed_over(world), handed_over(world, "04-07 09:05")
    late = WHEN + timedelta(minutes=5)

    with pytest.raises(commands.NothingToRate):
        commands.tap([Tapped(key=kiosk.key, dossier_id=before, score="satisfied", at=late)])
    with pytest.raises(commands.NothingToRate):
        commands.tap(
            [Tapped(key=kiosk.key, dossier_id=after, score="satisfied", at=late + timedelta(hours=1))]
        )
    assert not Rating.objects.exists()


def test_a_new_address_ends_the_old_one(world: World, kiosk: Kiosk) -> None:
    commands.set_up([kiosk.counter_id], by=world.son, at=WHEN)

    assert queries.kiosk(kiosk.key, at=WHEN) is None
    with pytest.raises(NotTheSupervisor):
        commands.set_up([kiosk.counter_id], by=world.lan, at=WHEN)


@pytest.fixture
def fresh(world: World, kiosk: Kiosk) -> int:
    """A dossier on the kiosk whose hand-over is a moment ago by the real clock, which pages go by."""
    from django.utils import timezone

    dossier_id = handed_over(world)
    Kiosk.objects.update(offered_at=timezone.now())
    return dossier_id


def test_the_kiosks_page_says_no_name_and_takes_one_tap(kiosk: Kiosk, fresh: int) -> None:
    screen = Client()
    address = f"/lobby/kiosk/{kiosk.key}/"

    page = screen.get(address).content.decode()
    unchanged = screen.get(f"{address}?shown={fresh}", headers={"HX-Request": "true"})
    thanks = screen.post(address, {"dossier": fresh, "score": "satisfied"})

    assert "Hoàng Thị Vy" not in page
    assert unchanged.status_code == 204
    assert "Xin cảm ơn" in thanks.content.decode()
    assert screen.post(address, {"dossier": fresh, "score": "satisfied"}).status_code == 409
    assert Rating.objects.get().score == "satisfied"


def test_the_code_on_the_screen_leads_a_phone_to_the_same_buttons(kiosk: Kiosk, fresh: int) -> None:
    from django.core import signing

    token = signing.dumps([fresh, None], salt="motcua.lobby.rate")
    phone = Client()

    assert phone.get(f"/lobby/rate/{token}/").status_code == 200
    assert phone.post(f"/lobby/rate/{token}/", {"score": "splendid"}).status_code == 409
    assert phone.post(f"/lobby/rate/{token}/", {"score": "not_satisfied"}).status_code == 302
    assert "Xin cảm ơn" in phone.get(f"/lobby/rate/{token}/").content.decode()
    assert Rating.objects.get().score == "not_satisfied"


def test_after_the_tap_the_page_asks_more_and_keeps_it(world: World) -> None:
    from motcua.dossiers.models import Dossier

    dossier_id = world.finished(at("04-06 14:00"))
    code, word = Dossier.objects.values_list("code", "tracking_secret").get(pk=dossier_id)
    browser, address = Client(), f"/track/{code}/{word}/rate/"
    question = queries.questions()[0]

    browser.post(address, {"score": "very_satisfied"})
    page = browser.get(address).content.decode()
    browser.post(f"{address}more/", {f"q{question.id}": "2", "comment": "Rất nhanh"})

    assert question.text.vi in page
    assert SurveyAnswer.objects.get().points == 2
    assert Rating.objects.get().comment == "Rất nhanh"
    assert question.text.vi not in browser.get(address).content.decode()


def test_a_rating_by_the_system_is_one_too(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"))

    commands.rate([RatingGiven(dossier_id=dossier_id, score="satisfied", by=SYSTEM, at=WHEN, channel="sms")])

    assert queries.given(dossier_id) == "satisfied"
