"""Presence: seen by signing in and by serving, judged against the roster, corrected by the head."""

from datetime import date, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.identity.models import Account
from motcua.law.actor import Actor
from motcua.organisation.models import Officer
from motcua.staffing.commands import attending
from motcua.staffing.commands.attending import Correction, NoDutyThen, NotYet, WhyOwed
from motcua.staffing.models import Half, Presence, PresenceCorrection, Verdict
from motcua.staffing.policies import NotTheHead
from motcua.staffing.queries import presence
from motcua.staffing.queries.halves import HalfDay
from motcua.staffing.queries.presence import Seen, judged
from tests.hall import places
from tests.hall.places import Hall
from tests.staffing.test_roster import away, put, three
from tests.world import TUESDAY_8, World, at

TODAY = TUESDAY_8.date()
EVENING = at("04-06 18:00")


def signed_in(who: Actor, when: datetime) -> None:
    officer = Officer.objects.get(pk=who.officer_id)
    officer.account, _ = Account.objects.get_or_create(username=officer.code)
    officer.save()
    UserSession.objects.create(
        user=officer.account, created_at=when, ip="127.0.0.1", session_key=f"{officer.code}{when:%H%M}"
    )


def on_duty(world: World) -> None:
    put(world, world.lan, three(world), TODAY, TODAY)


def verdicts(world: World, when: datetime = EVENING) -> list[Verdict | None]:
    attending.note_presence(TODAY, at=when)
    return [one.verdict for one in presence.day(world.centre.pk, TODAY, at=when)]


def correct(world: World, by: Actor | None = None, **other: object) -> None:
    told = {"officer_id": world.lan.officer_id, "day_on": TODAY, "half": Half.MORNING, "verdict": Verdict.EXCUSED,
            "reason": "Đi công tác đột xuất"}  # fmt: skip
    one = Correction(**(told | other))  # type: ignore[arg-type]
    attending.correct([one], centre_id=world.centre.pk, by=by or world.son, at=EVENING)


def test_who_signs_in_before_the_opening_is_there_and_who_never_does_is_absent(world: World) -> None:
    on_duty(world)
    signed_in(world.lan, at("04-06 07:20"))

    assert verdicts(world) == [Verdict.ON_TIME, Verdict.ABSENT]


def test_late_is_after_the_opening_and_the_grace(world: World) -> None:
    on_duty(world)
    signed_in(world.lan, at("04-06 07:41"))
    signed_in(world.lan, at("04-06 13:40"))

    kept = presence.day(world.centre.pk, TODAY, at=EVENING)
    attending.note_presence(TODAY, at=EVENING)
    kept = presence.day(world.centre.pk, TODAY, at=EVENING)

    assert [(one.verdict, one.late_minutes) for one in kept] == [(Verdict.LATE, 11), (Verdict.ON_TIME, 0)]


def test_nobody_is_judged_before_the_half_day_is_over(world: World) -> None:
    on_duty(world)

    assert verdicts(world, at("04-06 11:59")) == [None, None]
    assert verdicts(world, at("04-06 12:00")) == [Verdict.ABSENT, None]


def test_leave_excuses(world: World) -> None:
    on_duty(world)
    away(world, world.lan, TODAY, TODAY + timedelta(days=1))

    assert verdicts(world) == [Verdict.EXCUSED, Verdict.EXCUSED]


def test_serving_at_a_counter_is_being_there_and_noted_again_it_is_the_same(db: None) -> None:
    hall: Hall = places.build()
    hall.opened(hall.lan, hall.three, at("04-06 07:25"))
    hall.take(at("04-06 10:00"))
    hall.call(hall.lan, at("04-06 10:05"))

    first = attending.note_presence(TODAY, at=at("04-06 11:00"))
    again = attending.note_presence(TODAY, at=at("04-06 11:00"))

    assert (first, again) == (1, 0)
    seen = Presence.objects.get()
    assert (seen.officer_id, seen.half, seen.evidence) == (hall.lan.officer_id, "morning", "counter")
    assert (seen.first_at, seen.last_at) == (at("04-06 07:25"), at("04-06 10:05"))


def test_who_sits_at_a_counter_through_noon_is_there_in_the_afternoon(db: None) -> None:
    hall: Hall = places.build()
    hall.opened(hall.lan, hall.three, at("04-06 07:25"))

    attending.note_presence(TODAY, at=at("04-06 13:45"))

    assert set(Presence.objects.values_list("half", flat=True)) == {"morning", "afternoon"}


def test_the_head_corrects_with_a_reason_and_the_newest_counts(world: World) -> None:
    on_duty(world)

    correct(world)
    correct(world, verdict=Verdict.ON_TIME, reason="Máy hỏng, đã có mặt từ 7 giờ 20")

    kept = presence.day(world.centre.pk, TODAY, at=EVENING)
    assert [one.verdict for one in kept] == [Verdict.ON_TIME, Verdict.ABSENT]
    assert kept[0].corrected == "Triệu Văn Sơn: Máy hỏng, đã có mặt từ 7 giờ 20"


def test_a_correction_wants_its_reason_a_duty_and_the_head(world: World) -> None:
    on_duty(world)

    with pytest.raises(WhyOwed):
        correct(world, reason="  ")
    with pytest.raises(NoDutyThen):
        correct(world, officer_id=world.thu.officer_id)
    with pytest.raises(NotYet):
        correct(world, day_on=TODAY + timedelta(days=1))
    with pytest.raises(NotTheHead):
        correct(world, by=world.lan)


def test_a_correction_is_never_changed(world: World) -> None:
    on_duty(world)
    correct(world)

    with pytest.raises(IntegrityError), transaction.atomic():
        PresenceCorrection.objects.update(reason="khác")


HALF = HalfDay(date(2021, 4, 6), Half.MORNING, at("04-06 07:30"), at("04-06 12:00"))


@given(first=st.integers(-60, 300), away=st.booleans(), grace=st.integers(0, 60), now=st.integers(0, 600))
def test_whoever_was_seen_is_never_absent_and_more_grace_never_makes_late(
    first: int, away: bool, grace: int, now: int
) -> None:
    def verdict(minutes: int, *, seen: bool) -> Verdict | None:
        there = HALF.opens_at + timedelta(minutes=first)
        one = Seen(there, there, "sign_in") if seen else None
        return judged(
            HALF, one, away=away, grace=timedelta(minutes=minutes), at=HALF.opens_at + timedelta(minutes=now)
        )

    assert verdict(grace, seen=True) in (Verdict.ON_TIME, Verdict.LATE)
    assert (verdict(grace, seen=True) is Verdict.LATE) == (first > grace)
    assert verdict(grace, seen=False) is (Verdict.EXCUSED if away else Verdict.ABSENT if now >= 270 else None)
