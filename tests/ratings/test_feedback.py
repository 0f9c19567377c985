"""Feedback from its filing to the published answer: limits, who may do what, whose data go nowhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from motcua.audit.models import Change
from motcua.dossiers.models import Event
from motcua.dossiers.policies import NotYours
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import NotPermitted
from motcua.law.feedback import STEPS, Deed, Kind, State
from motcua.law.timeliness import Timeliness
from motcua.ratings import policies
from motcua.ratings.commands import feedback as commands
from motcua.ratings.commands.feedback import Answer, Assignment, Filed, Handling, Publication
from motcua.ratings.models import Feedback
from motcua.ratings.queries import feedback as queries
from motcua.ratings.queries.feedback import Tab
from tests.world import TUESDAY_8, World, at

ANYBODY = Actor(kind=ActorKind.CITIZEN, name="")


def said(world: World, **other: Any) -> Filed:
    told: dict[str, Any] = {
        "kind": Kind.FEEDBACK, "text": "Chờ hai giờ ở quầy số 3, chị Vy gọi ba lần.", "name": "Hoàng Thị Vy",
        "phone": "0912345678", "by": ANYBODY, "at": TUESDAY_8, "centre_id": world.centre.pk,
    }  # fmt: skip
    return Filed(**(told | other))


def filed(world: World, **other: Any) -> int:
    return commands.file([said(world, **other)])[0].feedback_id


def told(feedback_id: int, by: Actor, when: datetime, **more: Any) -> dict[str, Any]:
    return {"feedback_id": feedback_id, "by": by, "at": when, **more}


def drafted(world: World, **other: Any) -> int:
    """Taken up by Minh, whose answer waits for approval."""
    feedback_id = filed(world, **other)
    commands.assign(
        [Assignment(**told(feedback_id, world.son, at("04-06 09:00")), officer_id=world.minh.officer_id or 0)]
    )
    commands.draft([Answer(**told(feedback_id, world.minh, at("04-07 09:00")), text="Đã mở thêm một quầy.")])
    return feedback_id  # fmt: skip


def answered(world: World, when: str = "04-08 09:00", **other: Any) -> int:
    feedback_id = drafted(world, **other)
    commands.approve([Handling(**told(feedback_id, world.son, at(when)))])
    return feedback_id


def test_feedback_is_owed_an_answer_within_ten_working_days(world: World) -> None:
    (kept,) = commands.file([said(world)])

    # 21 April is a holiday in this world.
    assert kept.due_at == at("04-20 08:00")
    assert kept.number.startswith("PA-210406-")
    own = queries.of_code(kept.code)
    assert own is not None
    assert (own.state, own.text) == (State.FILED, said(world).text)


def test_a_complaint_is_accepted_within_ten_days_and_settled_within_thirty_of_that(world: World) -> None:
    complaint = {"kind": Kind.COMPLAINT, "address": "Số 5 phố Muối, phường Đông Kinh"}
    feedback_id = filed(world, **complaint)
    # Ten calendar days end on Friday, 16 April, with its working time.
    assert Feedback.objects.get().due_at == at("04-16 17:00")

    order = told(feedback_id, world.son, at("04-12 09:00"))
    commands.assign([Assignment(**order, officer_id=world.minh.officer_id or 0)])

    assert Feedback.objects.get().due_at == at("05-12 17:00")


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"text": " "}, commands.FeedbackNeedsWords),
        ({"name": ""}, commands.FeedbackNeedsSender),
        ({"phone": ""}, commands.FeedbackNeedsSender),
        ({"kind": Kind.COMPLAINT}, commands.ComplaintNeedsAddress),
    ],
)
def test_what_the_law_asks_for_is_asked_for(
    world: World, other: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        commands.file([said(world), said(world, **other)])
    assert not Feedback.objects.exists()


def test_the_same_key_is_kept_once(world: World) -> None:
    item = said(world, key=uuid4())

    (first,), (again,) = commands.file([item]), commands.file([item])

    assert (again.code, again.repeated) == (first.code, True)
    assert Feedback.objects.count() == 1


def test_about_a_dossier_its_timeline_tells_the_number_alone(world: World) -> None:
    opened = world.received()
    vy = replace(ANYBODY, dossier_id=opened.dossier_id)

    feedback_id = answered(world, by=vy, dossier_id=opened.dossier_id, at=at("04-06 08:30"))

    number = Feedback.objects.get(pk=feedback_id).number
    events = Event.objects.filter(dossier_id=opened.dossier_id, kind__startswith="complaint").order_by("seq")
    assert [(e.kind, e.data, e.reason) for e in events] == [
        ("complaint_filed", {"number": number}, ""),
        ("complaint_answered", {"number": number}, ""),
    ]


def test_about_anothers_dossier_nobody_complains(world: World) -> None:
    with pytest.raises(NotYours):
        commands.file([said(world, dossier_id=world.received().dossier_id)])


def test_an_answer_goes_out_with_approval_and_is_judged(world: World) -> None:
    (kept,) = commands.file([said(world, key=uuid4())])
    feedback_id = kept.feedback_id
    order = told(feedback_id, world.son, at("04-06 09:00"))
    commands.assign([Assignment(**order, officer_id=world.minh.officer_id or 0)])
    commands.draft([Answer(**told(feedback_id, world.minh, at("04-07 09:00")), text="Đã mở thêm quầy.")])
    before = queries.of_code(kept.code)

    commands.approve([Handling(**told(feedback_id, world.son, at("04-20 08:01")))])

    after = queries.of_code(kept.code)
    assert before is not None
    assert after is not None
    assert (before.answer, after.answer) == ("", "Đã mở thêm quầy.")
    assert after.timeliness == Timeliness.LATE
    assert queries.answered(world.centre.pk, since=TUESDAY_8) == queries.Answered(1, 0)


def test_who_wrote_the_answer_does_not_approve_it(world: World) -> None:
    feedback_id = filed(world)
    order = told(feedback_id, world.son, at("04-06 09:00"))
    commands.assign([Assignment(**order, officer_id=world.son.officer_id or 0)])
    commands.draft([Answer(**order, text="Đã xong.")])

    with pytest.raises(policies.NotYourOwnAnswer):
        commands.approve([Handling(**order)])
    commands.approve([Handling(**told(feedback_id, world.phuong, at("04-06 10:00")))])


def test_it_is_sent_back_written_anew_or_not_taken_up(world: World) -> None:
    feedback_id = drafted(world)

    commands.send_back([Handling(**told(feedback_id, world.son, at("04-07 10:00")))])
    assert Feedback.objects.get().state == State.IN_HAND
    reason = Answer(**told(feedback_id, world.son, at("04-07 11:00")), text="Không thuộc thẩm quyền")
    commands.decline([reason])

    row = Feedback.objects.get()
    assert (row.state, row.answer, row.timeliness) == (
        State.DECLINED,
        "Không thuộc thẩm quyền",
        Timeliness.EARLY,
    )
    with pytest.raises(commands.NotInThisState):
        commands.decline([reason])


def test_two_who_decide_at_once_the_second_is_told(world: World) -> None:
    feedback_id = drafted(world)
    commands.send_back([Handling(**told(feedback_id, world.son, at("04-07 10:00")))])

    with pytest.raises(commands.DecidedMeanwhile):
        commands.approve([Handling(**told(feedback_id, world.phuong, at("04-07 10:01"), seen="drafted"))])


def test_what_is_published_holds_nobodys_data(world: World) -> None:
    feedback_id = answered(world)
    order = told(feedback_id, world.son, at("04-08 10:00"))
    words = {"title": "Chờ lâu ở quầy", "text": "Người dân chờ hai giờ.", "answer": "Đã mở thêm quầy."}

    for leak in ({"text": "Bà hoàng thị vy chờ hai giờ"}, {"answer": "Đã gọi 0912345678"}):
        with pytest.raises(commands.StillNamed):
            commands.publish([Publication(**order, **(words | leak))])
    commands.publish([Publication(**order, **words)])

    (shown,) = queries.published()
    assert (shown.title, shown.text, shown.answer) == tuple(words.values())
    commands.unpublish([Handling(**order)])
    assert queries.published() == []


def test_each_deed_is_noted_without_the_senders_words(world: World) -> None:
    answered(world)

    notes = Change.objects.filter(what="feedback").order_by("id")
    assert [note.after["deed"] for note in notes if note.after] == ["assign", "draft", "approve"]
    assert all("Vy" not in str((note.before, note.after, note.reason)) for note in notes)


# --- who may -------------------------------------------------------------------------------------

MAY: dict[Deed, set[str]] = {
    Deed.ASSIGN: {"supervisor"},
    Deed.DRAFT: {"supervisor", "assigned"},
    Deed.SEND_BACK: {"supervisor", "approver of the agency", "leader"},
    Deed.APPROVE: {"supervisor", "approver of the agency", "leader"},
    Deed.DECLINE: {"supervisor"},
    Deed.PUBLISH: {"supervisor"},
    Deed.UNPUBLISH: {"supervisor"},
}
SEE = {"supervisor", "assigned", "approver of the agency", "leader", "auditor"}


def _people(world: World) -> dict[str, Actor]:
    def officer(role: Role, unit: Unit, number: int = 900) -> Actor:
        return Actor(kind=ActorKind.OFFICER, name=role, officer_id=number, posts=frozenset({(role, unit)}))

    here, elsewhere = Unit(centre_id=world.centre.pk), Unit(centre_id=99_999)
    agency = Unit(agency_id=world.construction.pk)
    others = {
        f"{role} elsewhere": officer(role, elsewhere)
        for role in Role
        if role not in (Role.LEADER, Role.AUDITOR)
    }
    plain = {f"{role} here": officer(role, here) for role in (Role.INTAKE_OFFICER, Role.CASHIER, Role.CLERK)}
    return {
        "supervisor": officer(Role.SUPERVISOR, here),
        "assigned": officer(Role.PROCESSING_OFFICER, agency, 7),
        "approver of the agency": officer(Role.APPROVER, agency),
        "leader": officer(Role.LEADER, agency),
        "auditor": officer(Role.AUDITOR, agency),
        "citizen": Actor(kind=ActorKind.CITIZEN, name="Vy", person_id=1),
        **others,
        **plain,
    }  # fmt: skip


@pytest.mark.parametrize("deed", list(Deed))
def test_each_deed_as_each_role(world: World, deed: Deed) -> None:
    standing = policies.Standing(world.centre.pk, world.construction.pk, 7)
    people = _people(world)

    assert {who for who, actor in people.items() if policies.may_do(deed, actor, standing)} == MAY[deed]


def test_who_may_see_it(world: World) -> None:
    standing = policies.Standing(world.centre.pk, world.construction.pk, 7)

    assert {who for who, actor in _people(world).items() if policies.may_see(actor, standing)} == SEE


def test_every_deed_has_its_row_and_refuses_another_state(world: World) -> None:
    assert set(STEPS) == set(Deed)
    closed: dict[Deed, Callable[[int], None]] = {
        Deed.ASSIGN: lambda i: commands.assign([Assignment(**told(i, world.son, at("04-09 09:00")), officer_id=1)]),
        Deed.DRAFT: lambda i: commands.draft([Answer(**told(i, world.son, at("04-09 09:00")), text="x")]),
        Deed.SEND_BACK: lambda i: commands.send_back([Handling(**told(i, world.son, at("04-09 09:00")))]),
        Deed.APPROVE: lambda i: commands.approve([Handling(**told(i, world.son, at("04-09 09:00")))]),
        Deed.DECLINE: lambda i: commands.decline([Answer(**told(i, world.son, at("04-09 09:00")), text="x")]),
    }  # fmt: skip
    feedback_id = answered(world)
    for act in closed.values():
        with pytest.raises(commands.NotInThisState):
            act(feedback_id)


def test_the_desks_lists_hold_no_name_and_only_what_one_may_see(world: World) -> None:
    feedback_id = drafted(world, agency_id=world.construction.pk)

    def seen(actor: Actor) -> list[int]:
        return [line.id for line in queries.work(actor, Tab.OPEN, at=at("04-07 10:00"))]

    for actor in (world.son, world.minh, world.hoa, world.phuong):
        assert seen(actor) == [feedback_id]
    for actor in (world.lan, world.tuan, world.binh):
        assert seen(actor) == []
        assert queries.page(feedback_id, actor) is None
    assert all("Vy" not in str(line) for line in queries.work(world.son, Tab.OPEN, at=at("04-07 10:00")))


def test_nobody_but_an_officer_handles(world: World) -> None:
    with pytest.raises(NotPermitted):
        commands.decline([Answer(**told(filed(world), ANYBODY, TUESDAY_8), text="x")])
