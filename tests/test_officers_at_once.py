"""What officers do beside the dossiers and the hall, by thirty-two at the same instant.

Once: one does it, the others are told. Else all may, and it stands there once all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from motcua.announcements import commands as announcements
from motcua.announcements.models import Announcement, PublishedAnnouncement
from motcua.catalogue.commands import proposals, words
from motcua.catalogue.models import Decision, EverydayWord, ProcedureVersion, Proposal, ProposalNote
from motcua.law.errors import ActRefused
from motcua.notices import commands as notices
from motcua.notices.models import PlanChange
from motcua.organisation.commands import calendars
from motcua.organisation.models import CalendarClosure, CalendarDay, WorkCalendar
from motcua.ratings.commands import feedback, survey
from motcua.ratings.commands.feedback import Answer, Assignment, Handling, Publication
from motcua.ratings.models import Feedback, SurveyQuestion
from motcua.staffing.commands import attending, remarking, rostering, teaching
from motcua.staffing.commands.teaching import Came
from motcua.staffing.models import (
    Duty,
    Half,
    Remark,
    RemarkKind,
    StaffingRules,
    TrainingCourse,
    TrainingPlace,
)
from motcua.supervision.commands import directives
from motcua.supervision.commands.directives import Reporting
from motcua.supervision.models import Directive, DirectiveReport
from tests.announcements.test_announcements import published as made_public
from tests.announcements.test_announcements import words as announcement
from tests.announcements.test_announcements import written as announced
from tests.at_once import MANY, at_once
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import DUNG, PHUONG, QUANG, amended, order
from tests.notices.test_editing import edit
from tests.ratings.test_feedback import answered, drafted, filed, told
from tests.staffing.test_remarks import write as remarked
from tests.staffing.test_roster import copy, put, three
from tests.staffing.test_training import both, plan
from tests.supervision.test_directives import NOW
from tests.supervision.test_directives import issued as directed
from tests.world import TUESDAY_8, World, at

TODAY = TUESDAY_8.date()
LATER = at("04-08 10:00")


@dataclass(frozen=True)
class Tried:
    """`do` is given the world, what `ready` made, and which of the many it is."""

    name: str
    ready: Callable[[World], Any]
    do: Callable[[World, Any, int], Any]
    holds: Callable[[Any], bool]
    once: bool = True


def _nothing(_world: World) -> None:
    return None


def _checked(world: World) -> int:
    change = amended(world)
    proposals.send_to_check([order(change, QUANG)])
    return change


def _passed(world: World) -> int:
    change = _checked(world)
    proposals.pass_check([order(change, DUNG)])
    return change


def _decidable(world: World) -> int:
    change = amended(world)
    people.submitted(change)
    return change


def _approved(world: World) -> int:
    change = amended(world)
    people.approved(change)
    return change


def _is(stage: str) -> Callable[[int], bool]:
    return lambda change: Proposal.objects.get(pk=change).stage == stage


def _noted(deed: str) -> Callable[[int], bool]:
    return lambda change: ProposalNote.objects.filter(proposal_id=change, deed=deed).count() == 1


def _written(world: World) -> Any:
    text = replace(people.now_stands(world.five_days), name_vi="Cấp phép")
    return people.writing(amended(world), text)


CATALOGUE = [
    Tried("draft", _nothing, lambda w, r, n: amended(w), lambda r: Proposal.objects.count() == 1),
    Tried(
        "write",
        _written,
        lambda w, r, n: proposals.write([r]),
        lambda r: Proposal.objects.get().version == r.seen + 1,
    ),
    Tried(
        "send_to_check",
        amended,
        lambda w, r, n: proposals.send_to_check([order(r, QUANG)]),
        _noted("send_to_check"),
    ),
    Tried(
        "pass_check", _checked, lambda w, r, n: proposals.pass_check([order(r, DUNG)]), _noted("pass_check")
    ),
    Tried("submit", _passed, lambda w, r, n: proposals.submit([order(r, QUANG)]), _noted("submit")),
    Tried(
        "send_back",
        _checked,
        lambda w, r, n: proposals.send_back([order(r, DUNG, "Thiếu căn cứ")]),
        _noted("send_back"),
    ),
    Tried(
        "withdraw", amended, lambda w, r, n: proposals.withdraw([order(r, QUANG, "Thôi")]), _noted("withdraw")
    ),
    Tried(
        "approve",
        _decidable,
        lambda w, r, n: proposals.approve([r], decision=people.DECISION, by=PHUONG, at=people.WHEN),
        lambda r: Decision.objects.filter(number=people.DECISION.number).count() == 1,
    ),
    Tried(
        "publish",
        _approved,
        lambda w, r, n: proposals.publish([r], by=QUANG, at=people.WHEN),
        lambda r: ProcedureVersion.objects.filter(procedure__code="1.009978", version=2).count() == 1,
    ),
    Tried(
        "comment",
        amended,
        lambda w, r, n: proposals.comment([order(r, DUNG, "Xem lại")]),
        lambda r: ProposalNote.objects.filter(proposal_id=r, deed="comment").count() == MANY,
        once=False,
    ),
    Tried(
        "teach",
        _nothing,
        lambda w, r, n: words.teach("giấy phép nhà", means="giấy phép xây dựng", by=QUANG, at=TUESDAY_8),
        lambda r: EverydayWord.objects.count() == 1,
        once=False,
    ),
]


def _calendar(_world: World) -> tuple[str, int]:
    return WorkCalendar.objects.order_by("id").values_list("code", "revision")[0]


def _raised(by: int) -> Callable[[Any], bool]:
    return lambda r: WorkCalendar.objects.get(code=r[0]).revision == r[1] + by


CALENDARS = [
    Tried(
        "close_calendar",
        _calendar,
        lambda w, r, n: calendars.close_calendar(
            r[0], TUESDAY_8, TUESDAY_8 + timedelta(hours=2), "Bão", by=w.son, at=TUESDAY_8
        ),
        lambda r: _raised(MANY)(r) and CalendarClosure.objects.count() == 1,
        once=False,
    ),
    Tried(
        "set_day",
        _calendar,
        lambda w, r, n: calendars.set_day(
            date(2021, 5, 5), "holiday", "Nghỉ", f"Thông báo {n}", by=w.son, at=TUESDAY_8
        ),
        lambda r: _raised(MANY)(r) and CalendarDay.objects.filter(day_on=date(2021, 5, 5)).count() == 1,
        once=False,
    ),
]

DIRECTIVES = [
    Tried(
        "issue",
        _nothing,
        lambda w, r, n: directed(w, agency_ids=[w.trade.pk]),
        lambda r: Directive.objects.count() == 1 and Directive.objects.get().links.count() == 1,
        once=False,
    ),
    Tried(
        "report",
        lambda w: directed(w, key=UUID(int=6)),
        lambda w, r, n: directives.report(
            [Reporting(directive_id=r, percent=n, text="Đang làm")], by=w.hoa, at=NOW
        ),
        lambda r: DirectiveReport.objects.filter(directive_id=r).count() == MANY,
        once=False,
    ),
    Tried(
        "close",
        lambda w: directed(w, key=UUID(int=7)),
        lambda w, r, n: directives.close([r], words="Xong", by=w.phuong, at=NOW),
        lambda r: Directive.objects.get(pk=r).closed_at is not None,
    ),
]


def _state(state: str) -> Callable[[int], bool]:
    return lambda r: Feedback.objects.get(pk=r).state == state


def _published(world: World) -> int:
    feedback_id = answered(world)
    feedback.publish([_words(world, feedback_id)])
    return feedback_id


def _words(world: World, feedback_id: int) -> Publication:
    return Publication(
        **told(feedback_id, world.son, LATER), title="Chờ lâu", text="Chờ hai giờ.", answer="Đã mở quầy."
    )


FEEDBACK = [
    Tried(
        "assign",
        filed,
        lambda w, r, n: feedback.assign(
            [Assignment(**told(r, w.son, LATER, seen="filed"), officer_id=w.minh.officer_id or 0)]
        ),
        lambda r: Feedback.objects.get(pk=r).officer_id is not None,
    ),
    Tried(
        "draft",
        drafted,
        lambda w, r, n: feedback.draft([Answer(**told(r, w.minh, LATER), text=f"Bản {n}")]),
        _state("drafted"),
        once=False,
    ),
    Tried(
        "send_back",
        drafted,
        lambda w, r, n: feedback.send_back([Handling(**told(r, w.son, LATER))]),
        lambda r: Feedback.objects.get(pk=r).state != "drafted",
    ),
    Tried(
        "approve",
        drafted,
        lambda w, r, n: feedback.approve([Handling(**told(r, w.son, LATER))]),
        _state("answered"),
    ),
    Tried(
        "decline",
        filed,
        lambda w, r, n: feedback.decline([Answer(**told(r, w.son, LATER), text="Không thuộc thẩm quyền")]),
        _state("declined"),
    ),
    # Published again it has the newer words; who published which stands in the trail.
    Tried(
        "publish",
        answered,
        lambda w, r, n: feedback.publish([_words(w, r)]),
        lambda r: Feedback.objects.get(pk=r).published_at is not None,
        once=False,
    ),
    Tried(
        "unpublish",
        _published,
        lambda w, r, n: feedback.unpublish([Handling(**told(r, w.son, LATER))]),
        lambda r: Feedback.objects.get(pk=r).published_at is None,
        once=False,
    ),
]

# All the same one, then each another.
SURVEY = [
    Tried(
        "word_questions",
        _nothing,
        lambda w, r, n: survey.word_questions([_question("Ghế ngồi có đủ không?")], by=w.son, at=TUESDAY_8),
        lambda r: SurveyQuestion.objects.filter(text_vi="Ghế ngồi có đủ không?").count() == 1,
    ),
    Tried(
        "word_questions, each another",
        _nothing,
        lambda w, r, n: survey.word_questions([_question(f"Câu hỏi {n}?")], by=w.son, at=TUESDAY_8),
        lambda r: SurveyQuestion.objects.filter(text_vi__startswith="Câu hỏi ").count() == MANY,
        once=False,
    ),
]


def _question(text: str) -> survey.Wording:
    return survey.Wording(code=None, text_vi=text, text_en="", position=9, asked=True)


def _invited(world: World) -> int:
    course = plan(world, title="Đã mời")
    teaching.invite(course, both(world), by=world.son, at=TUESDAY_8)
    return course


STAFF = [
    Tried("plan", _nothing, lambda w, r, n: plan(w), lambda r: TrainingCourse.objects.count() == 1),
    Tried(
        "invite",
        lambda w: plan(w, title="Mời"),
        lambda w, r, n: teaching.invite(r, both(w), by=w.son, at=TUESDAY_8),
        lambda r: TrainingPlace.objects.filter(course_id=r).count() == 2,
        once=False,
    ),
    Tried(
        "note",
        _invited,
        lambda w, r, n: teaching.note(
            r, {officer: Came(True, n) for officer in both(w)}, by=w.son, at=TUESDAY_8
        ),
        lambda r: len(set(TrainingPlace.objects.filter(course_id=r).values_list("score", flat=True))) == 1,
        once=False,
    ),
    Tried(
        "call_off",
        lambda w: plan(w, title="Hủy"),
        lambda w, r, n: teaching.call_off(r, by=w.son, at=TUESDAY_8),
        lambda r: TrainingCourse.objects.get(pk=r).called_off_at is not None,
    ),
    Tried(
        "write",
        _nothing,
        lambda w, r, n: remarking.write([_remark(w)], centre_id=w.centre.pk, by=w.son, at=TUESDAY_8),
        lambda r: Remark.objects.count() == 1,
        once=False,
    ),
    Tried(
        "answer",
        remarked,
        lambda w, r, n: remarking.answer(r, f"Ý kiến {n}", by=w.lan, at=TUESDAY_8),
        lambda r: Remark.objects.get(pk=r).answered_at is not None,
    ),
    Tried(
        "take_back",
        remarked,
        lambda w, r, n: remarking.take_back(r, f"Nhầm {n}", by=w.son, at=TUESDAY_8),
        lambda r: Remark.objects.get(pk=r).taken_back_at is not None,
    ),
]

ROSTER = [
    Tried(
        "put_on_duty",
        three,
        lambda w, r, n: put(w, w.lan, r),
        lambda r: Duty.objects.filter(counter_id=r).count() == 10,
        once=False,
    ),
    Tried(
        "copy_week",
        three,
        lambda w, r, n: copy(w),
        lambda r: Duty.objects.filter(counter_id=r).count() == 20,
        once=False,
    ),
    Tried(
        "take_off",
        three,
        lambda w, r, n: rostering.take_off(
            r, first_on=TODAY, last_on=TODAY, only=tuple(Half), centre_id=w.centre.pk, by=w.son, at=TUESDAY_8
        ),
        lambda r: Duty.objects.filter(counter_id=r).count() == 18,
        once=False,
    ),
    Tried(
        "set_measures",
        _nothing,
        lambda w, r, n: attending.set_measures(
            dict.fromkeys(attending.MEASURES, n), centre_id=w.centre.pk, by=w.son, at=TUESDAY_8
        ),
        lambda r: StaffingRules.objects.count() == 1,
        once=False,
    ),
]


def _reworded(world: World, announcement_id: int, n: int) -> announcements.Writing:
    return announcements.Writing(
        announcement_id=announcement_id,
        words=announcement(title_vi=f"Lịch {n}"),
        seen=1,
        by=world.son,
        at=TUESDAY_8,
        centre_id=world.centre.pk,
    )


def _remark(world: World) -> remarking.Writing:
    return remarking.Writing(
        key=UUID(int=8),
        officer_id=world.lan.officer_id or 0,
        kind=RemarkKind.REMINDER,
        happened_on=TODAY,
        text="Rời quầy",
    )


NOTICES = [
    Tried(
        "edit",
        lambda w: edit(w.son, subject="một {code}"),
        lambda w, r, n: notices.edit([r]),
        lambda r: PlanChange.objects.count() == 1,
    ),
    Tried(
        "back_to_shipped",
        lambda w: 1,
        lambda w, r, n: notices.back_to_shipped(["received"], seen=r, by=w.son, at=TUESDAY_8),
        lambda r: PlanChange.objects.count() == 2,
    ),
]

ANNOUNCEMENTS = [
    Tried(
        "write",
        announced,
        lambda w, r, n: announcements.write([_reworded(w, r, n)]),
        lambda r: Announcement.objects.get(pk=r).version == 2,
    ),
    Tried(
        "publish",
        announced,
        lambda w, r, n: announcements.publish([r], by=w.son, at=TUESDAY_8),
        lambda r: PublishedAnnouncement.objects.filter(announcement_id=r).count() == 1,
        once=False,
    ),
    Tried(
        "withdraw",
        made_public,
        lambda w, r, n: announcements.withdraw([r], by=w.son, at=TUESDAY_8),
        lambda r: not PublishedAnnouncement.objects.filter(announcement_id=r).exists(),
        once=False,
    ),
]


def proved(world: World, one: Tried) -> None:
    ready = one.ready(world)

    answers = at_once(lambda n: one.do(world, ready, n))

    done = sum(not isinstance(answer, ActRefused) for answer in answers)
    assert (done, one.holds(ready)) == (1 if one.once else MANY, True), (one.name, answers[:4])


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda one: one.name)
def test_a_change_of_the_catalogue_moves_once(committed: World, one: Tried) -> None:
    proved(committed, one)


AREAS = {
    "calendars": CALENDARS, "directives": DIRECTIVES, "feedback": FEEDBACK, "staff": STAFF, "notices": NOTICES,
    "roster": ROSTER, "announcements": ANNOUNCEMENTS,
}  # fmt: skip


@pytest.mark.parametrize("area", AREAS)
def test_what_can_be_done_once_is_done_once(committed: World, area: str) -> None:
    for one in AREAS[area]:
        proved(committed, one)


def test_a_question_is_asked_once_and_none_is_lost(committed: World) -> None:
    shipped = set(SurveyQuestion.objects.values_list("pk", flat=True))
    try:
        for one in SURVEY:
            proved(committed, one)
    finally:
        SurveyQuestion.objects.exclude(pk__in=shipped).delete()
