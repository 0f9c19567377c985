"""Many at the same instant: one rating stays, one feedback is kept, the others are told so."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from motcua.dossiers.models import Event
from motcua.law.actor import SYSTEM, Actor, ActorKind
from motcua.law.feedback import Kind
from motcua.organisation.models import ServiceCentre
from motcua.ratings.commands import AlreadyRated, RatingGiven, feedback, rate
from motcua.ratings.commands.feedback import Filed
from motcua.ratings.models import Feedback, Rating
from tests import world as worlds
from tests.at_once import MANY, at_once
from tests.committed import wiped_after
from tests.world import at


@pytest.fixture
def finished(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        yield worlds.build().finished(at("04-06 14:00"))


def test_of_thirty_two_taps_one_counts(finished: int) -> None:
    def tap(number: int) -> None:
        score = ("very_satisfied", "satisfied", "not_satisfied")[number % 3]
        rate([RatingGiven(dossier_id=finished, score=score, by=SYSTEM, at=at("04-07 09:00"))])

    outcomes = at_once(tap)

    assert outcomes.count(None) == 1
    assert sum(isinstance(one, AlreadyRated) for one in outcomes) == MANY - 1
    assert Rating.objects.count() == 1
    assert Event.objects.filter(kind="rated").count() == 1


def test_of_thirty_two_same_forms_one_is_kept(finished: int) -> None:
    centre_id, key = ServiceCentre.objects.get().pk, uuid4()
    item = Filed(
        kind=Kind.FEEDBACK, text="Chờ lâu", name="Vy", phone="0912345678", at=at("04-07 09:00"), key=key,
        by=Actor(kind=ActorKind.CITIZEN, name=""), centre_id=centre_id,
    )  # fmt: skip

    codes = set(at_once(lambda _number: feedback.file([item])[0].code))

    assert len(codes) == 1
    assert Feedback.objects.count() == 1
