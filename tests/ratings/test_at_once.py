"""Many at the same instant: one rating stays, one feedback is kept, the others are told so."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from motcua.dossiers.models import Event
from motcua.law.actor import SYSTEM, Actor, ActorKind
from motcua.law.feedback import Kind
from motcua.organisation.models import ServiceCentre
from motcua.ratings.commands import AlreadyRated, RatingGiven, feedback, rate
from motcua.ratings.commands.feedback import Filed
from motcua.ratings.models import Feedback, Rating
from tests import world as worlds
from tests.committed import wiped_after
from tests.world import at

THREADS = 32


@pytest.fixture
def finished(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        yield worlds.build().finished(at("04-06 14:00"))


def test_of_thirty_two_taps_one_counts(finished: int) -> None:
    together = Barrier(THREADS)

    def tap(number: int) -> bool:
        score = ("very_satisfied", "satisfied", "not_satisfied")[number % 3]
        together.wait()
        try:
            rate([RatingGiven(dossier_id=finished, score=score, by=SYSTEM, at=at("04-07 09:00"))])
        except AlreadyRated:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(THREADS) as threads:
        kept = list(threads.map(tap, range(THREADS)))

    assert kept.count(True) == 1
    assert Rating.objects.count() == 1
    assert Event.objects.filter(kind="rated").count() == 1


def test_of_thirty_two_same_forms_one_is_kept(finished: int) -> None:
    centre_id, key, together = ServiceCentre.objects.get().pk, uuid4(), Barrier(THREADS)
    item = Filed(
        kind=Kind.FEEDBACK, text="Chờ lâu", name="Vy", phone="0912345678", at=at("04-07 09:00"), key=key,
        by=Actor(kind=ActorKind.CITIZEN, name=""), centre_id=centre_id,
    )  # fmt: skip

    def send(_number: int) -> str:
        together.wait()
        try:
            return feedback.file([item])[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        codes = set(threads.map(send, range(THREADS)))

    assert len(codes) == 1
    assert Feedback.objects.count() == 1
