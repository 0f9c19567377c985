"""One rating per dossier, and only when its result is there."""

from dataclasses import replace
from uuid import uuid4

import pytest

from motcua.dossiers.models import Event
from motcua.dossiers.policies import NotYours
from motcua.law.actor import SYSTEM, Actor, ActorKind
from motcua.ratings.commands import AlreadyRated, NotYetRateable, RatingGiven, UnknownScore, rate
from motcua.ratings.models import Rating
from motcua.ratings.queries import given, satisfaction
from tests.world import World, at


def _given(dossier_id: int, score: str = "satisfied") -> RatingGiven:
    return RatingGiven(dossier_id=dossier_id, score=score, by=SYSTEM, at=at("04-07 09:00"))


def test_a_finished_dossier_is_rated_about_its_own_agency(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"))

    assert rate([_given(dossier_id)]) == 1

    kept = Rating.objects.get()
    assert (kept.agency_id, kept.centre_id) == (world.construction.pk, world.centre.pk)
    assert given(dossier_id) == "satisfied"


def test_the_second_rating_is_refused_and_the_first_stays(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"))
    rate([_given(dossier_id)])

    with pytest.raises(AlreadyRated):
        rate([_given(dossier_id, "not_satisfied")])

    assert given(dossier_id) == "satisfied"


def test_a_set_is_kept_whole_or_not_at_all(world: World) -> None:
    done, begun = world.finished(at("04-06 14:00")), world.received().dossier_id

    with pytest.raises(NotYetRateable):
        rate([_given(done), _given(begun)])
    with pytest.raises(AlreadyRated):
        rate([_given(done), _given(done)])

    assert not Rating.objects.exists()


def test_an_unknown_answer_is_refused(world: World) -> None:
    with pytest.raises(UnknownScore):
        rate([_given(world.finished(at("04-06 14:00")), "splendid")])


def test_satisfaction_counts_the_answers_of_a_period(world: World) -> None:
    rate(
        [
            _given(world.finished(at("04-06 14:00"))),
            _given(world.finished(at("04-06 15:00")), "not_satisfied"),
        ]
    )

    found = satisfaction(at("04-07 00:00"), at("04-08 00:00"), agency_id=world.construction.pk)

    assert (found.total, found.satisfied_percent) == (2, 50.0)
    assert satisfaction(at("04-08 00:00"), at("04-09 00:00")).satisfied_percent is None


def test_the_dossiers_timeline_tells_of_it_without_words_of_the_person(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"))
    vy = Actor(kind=ActorKind.CITIZEN, name="Vy", dossier_id=dossier_id)

    rate([replace(_given(dossier_id), by=vy, comment="Chị Vy cảm ơn", channel="online")])

    event = Event.objects.get(dossier_id=dossier_id, kind="rated")
    assert (event.data, event.reason, event.actor_name) == ({"score": "satisfied", "way": "online"}, "", "")


def test_officers_and_other_citizens_do_not_rate(world: World) -> None:
    dossier_id = world.finished(at("04-06 14:00"))
    other = Actor(kind=ActorKind.CITIZEN, name="Khác", dossier_id=dossier_id + 1)

    for by in (world.lan, world.son, world.phuong, other):
        with pytest.raises(NotYours):
            rate([replace(_given(dossier_id), by=by)])
    assert not Rating.objects.exists()


def test_the_same_key_is_one_rating_and_no_error(world: World) -> None:
    order = replace(_given(world.finished(at("04-06 14:00"))), key=uuid4())

    assert (rate([order]), rate([order])) == (1, 0)
