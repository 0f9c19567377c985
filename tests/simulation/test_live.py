"""The province of today: work in every state, played on by each start, around what visitors do."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db.models import Q

from motcua.catalogue import commands as catalogue
from motcua.dossiers import commands
from motcua.dossiers.commands.ending import Withdrawal
from motcua.dossiers.jobs import look_after
from motcua.dossiers.models import Dossier, Event
from motcua.law.actor import Actor, ActorKind
from motcua.law.lifecycle import OPEN, Status
from motcua.law.timeliness import Timeliness
from motcua.law.worktime import HANOI, administrative_calendar
from motcua.organisation import commands as organisation
from motcua.organisation import queries
from motcua.organisation.models import Officer
from motcua.ratings.models import Rating
from motcua.simulation import demo, live
from tests.committed import wiped_after

WEDNESDAY = datetime(2026, 11, 18, 10, 30, tzinfo=HANOI)
_OPEN = [int(status) for status in OPEN]


@pytest.fixture
def langson(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Lạng Sơn as it is, with a few dossiers of a few days; each act commits, as in a demonstration."""
    monkeypatch.setattr(live, "PER_DAY", 5)
    monkeypatch.setattr(live, "WORKING_DAYS_BACK", 8)
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        organisation.load()
        catalogue.load()
        queries.forget_hours()
        yield


def test_days_reach_from_the_last_weeks_to_the_next_working_day() -> None:
    calendar = administrative_calendar()

    days = live.days(calendar, date(2026, 11, 21))  # a Saturday

    assert max(days) == date(2026, 11, 23)
    assert len(days) == live.WORKING_DAYS_BACK + 1
    assert all(calendar.is_working_day(on) for on in days)


def test_a_number_tells_its_day() -> None:
    for on in (date(2025, 1, 1), date(2026, 11, 18), date(2031, 2, 3)):
        first = live.first_number(on)
        assert {live.day_of(first), live.day_of(first + live.PER_DAY - 1)} == {on}


def test_desks_are_full_of_todays_work(langson: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PER_DAY", 14)
    monkeypatch.setattr(live, "WORKING_DAYS_BACK", 14)
    assert not demo.is_loaded()

    demo.make_accounts()
    demo.play_on(now=WEDNESDAY)

    assert demo.is_loaded()
    statuses = Counter(Dossier.objects.values_list("status", flat=True))
    assert {
        Status.REGISTERED,
        Status.RECEIVED,
        Status.IN_PROCESS,
        Status.SUPPLEMENT_ASKED,
        Status.FINISHED,
        Status.RETURNED,
    } <= set(statuses)
    open_now = Dossier.objects.filter(status__in=_OPEN)
    assert not open_now.filter(due_at__lt=WEDNESDAY - timedelta(days=10), finished_at=None).exists()
    assert open_now.filter(
        due_at__range=(WEDNESDAY, WEDNESDAY + timedelta(days=1)), finished_at=None
    ).exists()
    assert Dossier.objects.filter(Q(timeliness=Timeliness.LATE) | Q(due_at__lt=WEDNESDAY)).exists()
    assert Rating.objects.exists()
    assert not Event.objects.filter(at__gt=WEDNESDAY).exists()
    linked = set(Officer.objects.filter(account__isnull=False).values_list("code", flat=True))
    assert {account.username for account in demo.accounts()} <= linked


def test_a_later_start_plays_the_days_between_and_nothing_twice(langson: None) -> None:
    demo.play_on(now=WEDNESDAY)
    assert demo.play_on(now=WEDNESDAY) == 0
    left_open = set(Dossier.objects.filter(status__in=_OPEN).values_list("id", flat=True))

    months_later = WEDNESDAY + timedelta(days=100)
    assert demo.play_on(now=months_later) > 0

    assert not Dossier.objects.filter(id__in=left_open, status__in=_OPEN).exists()
    assert Dossier.objects.filter(status__in=_OPEN).exists()
    chains = Event.objects.values_list("dossier_id", "seq")
    assert len(chains) == len(set(chains))


def test_what_a_visitor_moved_is_left_to_the_visitor(langson: None) -> None:
    demo.play_on(now=WEDNESDAY)
    mine = Dossier.objects.filter(status=Status.IN_PROCESS, applicant__isnull=False).first()
    assert mine is not None
    applicant = Actor(kind=ActorKind.CITIZEN, name=mine.applicant_name, person_id=mine.applicant_id)
    commands.withdraw([Withdrawal(dossier_id=mine.pk, by=applicant, at=WEDNESDAY, reason="Tôi rút hồ sơ")])

    demo.play_on(now=WEDNESDAY + timedelta(days=2))

    assert list(mine.events.order_by("seq").values_list("kind", flat=True))[-1] == "withdrawn"


def test_a_signal_in_between_does_not_stop_the_play(langson: None) -> None:
    demo.play_on(now=WEDNESDAY)
    tomorrow = WEDNESDAY + timedelta(days=1)
    look_after(tomorrow)
    signalled = list(Event.objects.filter(kind="signalled", at=tomorrow).values_list("dossier_id", flat=True))
    assert signalled

    demo.play_on(now=tomorrow + timedelta(minutes=5))

    assert Event.objects.filter(dossier_id__in=signalled, at__gte=tomorrow).exclude(kind="signalled").exists()
