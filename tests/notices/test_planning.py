"""What happens becomes one message for each person and channel, in their language and outside their quiet hours."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.config.reactions import REACTIONS
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import ending, supplement
from motcua.dossiers.commands.intake import Party
from motcua.dossiers.models import Event
from motcua.notices import commands, jobs, queries
from motcua.notices.commands.editing import Edit
from motcua.notices.commands.reaching import Wishes
from motcua.notices.models import Notice, NoticeState, PushSubscription
from tests.at_once import at_once
from tests.notices.letters import MORNING, NIGHT, outbox, told_of, vy
from tests.world import TUESDAY_8, World, at

EVENING = at("04-06 20:59")
LATE = at("04-06 21:00")


def party(**other: Any) -> Party:
    told = {"name": "Hoàng Thị Vy", "identity": "020301000123", "phone": "0912345678"}
    return Party(**(told | other))


def of_account(world: World, account: Any, **other: Any) -> int:
    """A dossier of this account's person."""
    told = {"applicant": party(person_id=account.person_id), **other}
    return world.received(**told).dossier_id


def test_without_an_account_the_dossiers_own_number_is_told(world: World) -> None:
    (message,) = told_of(world.received().dossier_id)

    assert (message.situation, message.channel, message.target) == ("received", "sms", "0912345678")
    assert (message.language, message.state, message.next_at) == ("vi", "queued", TUESDAY_8)


def test_an_account_is_told_by_its_own_ways_and_language(world: World) -> None:
    account = vy(language="en")
    PushSubscription.objects.create(
        account=account, endpoint="https://push", p256dh="p", auth="a", made_at=TUESDAY_8
    )

    messages = told_of(of_account(world, account))

    assert [(one.channel, one.target) for one in messages] == [
        ("email", "vy@example.com"),
        ("push", f"account:{account.pk}"),
        ("sms", "0987654321"),
    ]
    assert {one.language for one in messages} == {"en"}


def test_only_by_the_ways_that_the_person_wants(world: World) -> None:
    account = vy()
    wishes = Wishes(email=True, sms=False, push=True, quiet_from=NIGHT, quiet_until=MORNING)
    commands.choose(account.pk, wishes)

    messages = told_of(of_account(world, account))

    assert [one.channel for one in messages] == ["email"]


def test_a_landline_and_no_address_reach_nobody(world: World) -> None:
    assert told_of(world.received(applicant=party(phone="02053812345")).dossier_id) == []


@pytest.mark.parametrize(
    ("when", "next_at"),
    [(EVENING, EVENING), (LATE, at("04-07 07:00")), (at("04-07 06:59"), at("04-07 07:00"))],
)
def test_nobody_is_woken(world: World, when: Any, next_at: Any) -> None:
    (message,) = told_of(world.received().dossier_id, at=when)

    assert message.next_at == next_at


def test_a_persons_own_hours_count(world: World) -> None:
    account = vy(email="")
    wishes = Wishes(
        email=True,
        sms=True,
        push=True,
        quiet_from=at("04-06 07:30").time(),
        quiet_until=at("04-06 12:00").time(),
    )
    commands.choose(account.pk, wishes)

    (message,) = told_of(of_account(world, account))

    assert message.next_at == at("04-06 12:00")


def test_what_is_urgent_is_told_at_night(world: World) -> None:
    dossier_id = world.received().dossier_id
    withdrawal = ending.Withdrawal(dossier_id=dossier_id, by=world.lan, at=TUESDAY_8, reason="không cần nữa")
    dossiers.withdraw([withdrawal])

    (message,) = told_of(dossier_id, at=LATE, kind="withdrawn")

    assert (message.urgent, message.next_at) == (True, LATE)


def test_told_again_it_is_told_once(world: World) -> None:
    dossier_id = world.received().dossier_id

    first = told_of(dossier_id)
    again = told_of(dossier_id, at=TUESDAY_8 + timedelta(hours=1))

    assert [one.pk for one in again] == [one.pk for one in first]


def test_two_accounts_with_one_number_are_told_once(world: World) -> None:
    """Whoever acts for an enterprise and has no number of their own is told at the dossier's."""
    first = vy(phone="", email="")
    first.kind = "business"
    first.save()
    second = vy(phone="", email="", language="en")
    second.kind, second.person = "business", first.person
    second.save()

    messages = told_of(of_account(world, first))

    assert [(one.channel, one.target) for one in messages] == [("sms", "0912345678")]


def test_old_history_tells_nobody(world: World) -> None:
    assert told_of(world.received().dossier_id, at=TUESDAY_8 + timedelta(days=8)) == []


def test_a_situation_that_is_off_is_not_told(world: World) -> None:
    now = queries.plan()["received"]
    commands.edit(
        [
            Edit(
                situation="received", is_on=False, urgent=False, channels=now.channels, texts=now.texts,
                seen=0, by=world.son, at=TUESDAY_8,
            )
        ]
    )  # fmt: skip

    assert told_of(world.received().dossier_id) == []


def test_a_channel_without_a_provider_is_not_planned(world: World, settings: Any) -> None:
    settings.DEMO = False

    assert told_of(world.received().dossier_id) == []


def test_a_command_starts_the_telling_of_its_set(world: World) -> None:
    opened = dossiers.receive([world.intake() for _ in range(3)])

    job = ProcrastinateJob.objects.get(task_name="follow_up")
    assert job.args.pop("kind") == "received" and "tell" in REACTIONS["received"]
    assert job.args["dossier_ids"] == [one.dossier_id for one in opened]
    jobs.tell(**job.args)  # of 2021: history by now, and so nobody is told
    assert Notice.objects.count() == 0


def test_many_are_planned_in_as_many_statements_as_one(world: World) -> None:
    one = [world.received().dossier_id]
    hundred = [done.dossier_id for done in dossiers.receive([world.intake() for _ in range(100)])]

    def statements(ids: list[int]) -> int:
        events = list(Event.objects.filter(dossier_id__in=ids).values_list("id", flat=True))
        with connection.cursor() as cursor:  # no sender waits to start already
            cursor.execute("DELETE FROM procrastinate_jobs")
        with CaptureQueriesContext(connection) as context:
            assert commands.tell(events, at=TUESDAY_8) == len(ids)
        return len(context)

    assert statements(one) == statements(hundred) <= 8  # four of them savepoints


def test_32_at_once_plan_once(committed: World) -> None:
    ids = [done.dossier_id for done in dossiers.receive([committed.intake() for _ in range(5)])]
    events = list(Event.objects.filter(dossier_id__in=ids).values_list("id", flat=True))

    planned = at_once(lambda n: commands.tell(events if n % 2 else events[::-1], at=TUESDAY_8))

    assert (len(planned), sum(planned), Notice.objects.count()) == (32, 5, 5)


def test_near_due_is_told_once_for_each_appointment(world: World) -> None:
    dossier_id = world.forwarded()  # due on Tuesday 13 April at eight
    account_free = world.received(at=TUESDAY_8).dossier_id  # at the centre still
    _with_devices(world, dossier_id, account_free)

    early = commands.tell_near_due(at=at("04-12 07:59"))
    near = commands.tell_near_due(at=at("04-12 08:00"))
    again = commands.tell_near_due(at=at("04-12 09:00"))

    assert (early, near, again) == (0, 2, 0)
    assert {one.situation for one in Notice.objects.all()} == {"near_due"}
    assert outbox(dossier_id)[0].cause == f"near_due:{int(at('04-13 08:00').timestamp())}"


def _with_devices(world: World, *dossier_ids: int) -> None:
    from motcua.dossiers.models import Dossier

    for number, dossier_id in enumerate(dossier_ids):
        account = vy(phone=f"098765432{number}", email=f"vy{number}@example.com")
        PushSubscription.objects.create(
            account=account, endpoint=f"https://push/{number}", p256dh="p", auth="a", made_at=TUESDAY_8
        )
        Dossier.objects.filter(pk=dossier_id).update(applicant=account.person)


def test_a_supplement_asked_and_answered_at_night_is_not_asked_for_in_the_morning(world: World) -> None:
    dossier_id = world.forwarded()
    asked = supplement.SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 21:30"), items=("bản vẽ",), reason="thiếu chữ ký"
    )
    dossiers.ask_supplement([asked])
    (message,) = told_of(dossier_id, at=at("04-06 21:30"), kind="supplement_asked")
    dossiers.accept_supplement(
        [
            supplement.SupplementHandedIn(
                dossier_id=dossier_id, by=world.minh, at=at("04-06 22:00"), documents=()
            )
        ]
    )

    commands.send(at=at("04-07 07:00"))

    message.refresh_from_db()
    assert (message.state, message.text) == (NoticeState.GIVEN_UP, "")
    assert "no longer true" in message.fault
