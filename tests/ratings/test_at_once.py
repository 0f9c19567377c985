"""Many rate one dossier at the same instant: one rating stays, the others are told so."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from motcua.dossiers.models import Event
from motcua.law.actor import SYSTEM
from motcua.ratings.commands import AlreadyRated, RatingGiven, rate
from motcua.ratings.models import Rating
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
