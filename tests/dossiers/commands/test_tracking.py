"""Guessing a tracking word is bounded for all web processes together, and leaves others alone."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections

from motcua.dossiers.commands import tracking
from motcua.dossiers.commands.tracking import SLOTS, TooManyGuesses, open_by_word
from motcua.dossiers.models import GuessCount
from motcua.dossiers.queries.tracking import Followed
from tests.world import World, at

NOW = at("04-06 09:00")
MOST = settings.MOTCUA_GUESSES_PER_DOSSIER


def _tries(code: str, word: str, count: int, address: str = "203.0.113.7") -> list[object]:
    answers: list[object] = []
    for _ in range(count):
        try:
            answers.append(open_by_word(code, word, address=address, at=NOW))
        except TooManyGuesses as refused:
            answers.append(refused)
    return answers


def test_ten_thousand_guesses_are_refused_after_the_limit_and_an_honest_visitor_gets_in(world: World) -> None:
    opened = world.received()

    answers = _tries(opened.code, "WRONGWRONG", 10_000)

    assert answers[:MOST] == [None] * MOST
    assert all(isinstance(answer, TooManyGuesses) for answer in answers[MOST:])
    with pytest.raises(TooManyGuesses):  # the right word is not told apart from a wrong one
        open_by_word(opened.code, opened.tracking_secret, address="203.0.113.7", at=NOW)
    honest = open_by_word(opened.code, opened.tracking_secret, address="198.51.100.2", at=NOW)
    assert isinstance(honest, Followed)
    assert GuessCount.objects.count() == 2


def test_one_address_over_many_dossiers_is_bounded_too(world: World) -> None:
    codes = [world.received().code for _ in range(MOST + 1)]
    for code in codes[:-1]:
        _tries(code, "WRONGWRONG", settings.MOTCUA_GUESSES_PER_ADDRESS // MOST)

    (answer,) = _tries(codes[-1], "WRONGWRONG", 1)

    assert isinstance(answer, TooManyGuesses)


def test_codes_that_do_not_exist_are_counted_like_others(world: World) -> None:
    assert isinstance(_tries("H37-210406-9999", "WRONGWRONG", MOST + 1)[-1], TooManyGuesses)


def test_after_an_hour_it_begins_anew(world: World) -> None:
    opened = world.received()
    _tries(opened.code, "WRONGWRONG", MOST + 1)

    later = NOW + timedelta(hours=1)

    assert open_by_word(opened.code, opened.tracking_secret, address="203.0.113.7", at=later) is not None
    assert open_by_word(opened.code, "WRONGWRONG", address="203.0.113.7", at=later) is None
    assert set(GuessCount.objects.values_list("wrong", flat=True)) == {1}


def test_a_right_word_counts_nothing(world: World) -> None:
    opened = world.received()

    _tries(opened.code, opened.tracking_secret, 3)

    assert GuessCount.objects.count() == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # one subscriber's /64
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("nonsense", "", True),
    ],
)
def test_who_counts_as_one_visitor(world: World, one: str, other: str, same: bool) -> None:
    opened = world.received()
    _tries(opened.code, "WRONGWRONG", MOST, address=one)

    (answer,) = _tries(opened.code, opened.tracking_secret, 1, address=other)

    assert isinstance(answer, TooManyGuesses) is same


def test_the_table_has_a_bound_and_keeps_no_address(world: World) -> None:
    for n in range(300):
        tracking.open_by_word(f"H37-210406-{n:04}", "X", address=f"198.18.{n // 250}.{n % 250}", at=NOW)

    slots = list(GuessCount.objects.values_list("slot", flat=True))
    assert all(0 <= slot < 2 * SLOTS for slot in slots)
    assert {field.name for field in GuessCount._meta.fields} == {"slot", "wrong", "rests_until"}


def test_the_job_forgets_what_is_over(world: World) -> None:
    opened = world.received()
    _tries(opened.code, "WRONGWRONG", 1)

    assert tracking.forget_guesses(NOW + timedelta(minutes=59)) == 0
    assert tracking.forget_guesses(NOW + timedelta(hours=1)) == 2
    assert GuessCount.objects.count() == 0


def test_the_count_is_one_for_all_processes(committed: World) -> None:
    """Eight connections, as eight web processes have them; at most one try of each was under way at the limit."""
    opened = committed.received()
    answered: list[object] = []

    def guess() -> None:
        answered.extend(_tries(opened.code, "WRONGWRONG", 30))
        connections.close_all()

    threads = [threading.Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert MOST <= sum(answer is None for answer in answered) < MOST + 8
    assert len(answered) == 240
