"""32 who do the same thing to the same dossier at the same instant: one does it, the others are told."""

import io
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from motcua.documents import commands as documents
from motcua.dossiers import commands
from motcua.dossiers.commands import filing
from motcua.dossiers.commands.answering import AnswerAttached
from motcua.dossiers.commands.attaching import FileAttached, FileDetached, FilesJoined
from motcua.dossiers.commands.drafting import AlreadyFiled, CentreChosen, Chosen, DraftClaimed, PageSaved
from motcua.dossiers.commands.ledger import MovedMeanwhile
from motcua.dossiers.commands.noting import NoteWritten, NotYourNote
from motcua.dossiers.commands.reasons import ReasonThere, ReasonWanted
from motcua.dossiers.commands.result_drafting import ResultWritten, WrittenMeanwhile
from motcua.dossiers.commands.supplement import SupplementAsked
from motcua.dossiers.models import (
    AnswerFile,
    Dossier,
    DossierDocument,
    Draft,
    DraftFile,
    Event,
    Note,
    OftenMissing,
    ReasonCode,
    Reasoned,
    ResultDraft,
    SupplementRequest,
)
from motcua.identity.models import Account
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import ActRefused
from motcua.organisation import commands as organisation
from motcua.organisation.commands.absences import AwayAlready, Leave, NoSuchAbsence
from motcua.organisation.models import Absence
from tests import forms
from tests.at_once import MANY, at_once
from tests.dossiers.commands.ladder import CITIZEN, RUNGS, asked, holding, taken
from tests.world import TUESDAY_8, World, at

# Who is tried elsewhere, in a file that says so; those below are tried here, beside every rung of the ladder.
ELSEWHERE = {
    "receive": "dossiers/commands/test_at_once.py",
    "issue_papers": "dossiers/commands/test_at_once.py",
    "bring_batches": "dossiers/commands/test_batches.py",
    "receive_batches": "dossiers/commands/test_batches.py",
    "file_drafts": "dossiers/commands/test_filing.py",
}
# A set of one job alone, which the queue runs once at a time; each writes what the tables say, however often.
JOBS = {"keep_results", "owe_seals", "seal_result", "take_new_form", "forget_drafts"}


def told(answers: list[Any]) -> list[type[Exception]]:
    """The refusals among the answers; exactly one is none."""
    refused = [type(one) for one in answers if isinstance(one, ActRefused)]
    assert len(refused) == len(answers) - 1, answers
    return refused


def test_every_command_is_tried() -> None:
    here = Path(__file__).read_text()
    tried = {rung.name for rung in RUNGS} | JOBS | set(re.findall(r"commands\.(\w+)\(", here))
    for name, file in ELSEWHERE.items():
        text = (Path(__file__).parents[2] / file).read_text()
        assert "at_once(" in text and f"commands.{name}" in text
        tried.add(name)

    assert set(commands.__all__) - tried == set()


@pytest.mark.parametrize("rungs", [RUNGS[n::4] for n in range(4)], ids=["first", "second", "third", "fourth"])
def test_one_wins_and_the_others_are_told_to_look_again(committed: World, rungs: tuple[Any, ...]) -> None:
    for rung in rungs:
        dossier_id = rung.ready(committed, 1)[0]
        seen = Dossier.objects.values_list("version", flat=True).get(pk=dossier_id)
        orders = [
            replace(rung.ordered(committed, dossier_id, key=uuid.uuid4()), seen=seen) for _ in range(MANY)
        ]

        answers = at_once(lambda n, do=rung.do, orders=orders: do([orders[n]])[0])

        assert set(told(answers)) == {MovedMeanwhile}, rung.name
        kinds = Event.objects.filter(dossier_id=dossier_id, seq__gt=seen).values_list("kind", flat=True)
        assert list(kinds) == [rung.kind]


def test_different_acts_on_one_dossier_are_done_one_after_the_other(committed: World) -> None:
    """Half forward it, half give it elsewhere, as each saw it: one of all."""
    by_name = {rung.name: rung for rung in RUNGS}
    dossier_id = taken(committed, 1)[0]
    seen = Dossier.objects.values_list("version", flat=True).get(pk=dossier_id)
    both = [by_name["complete_step"], by_name["give"], by_name["withdraw"], by_name["assign"]]

    def act(n: int) -> Any:
        rung = both[n % len(both)]
        return rung.do([replace(rung.ordered(committed, dossier_id), seen=seen)])[0]

    assert set(told(at_once(act))) == {MovedMeanwhile}
    assert Dossier.objects.get(pk=dossier_id).version == seen + 1


OPENERS: dict[str, Callable[[World, uuid.UUID], Any]] = {
    "register_online": lambda w, key: commands.register_online(
        [w.intake(by=CITIZEN, channel="online", key=key)]
    ),
    "ask_supplement_at_the_door": lambda w, key: commands.ask_supplement_at_the_door(
        [w.intake(documents=(), key=key)], missing=["Bản vẽ"], reason="Thiếu"
    ),
    "refuse_at_the_door": lambda w, key: commands.refuse_at_the_door(
        [w.intake(key=key)], reason="Sai thẩm quyền"
    ),
}


@pytest.mark.parametrize("name", OPENERS)
def test_the_same_request_at_once_opens_one(committed: World, name: str) -> None:
    key = uuid.uuid4()

    answers = at_once(lambda n: OPENERS[name](committed, key)[0])

    assert len({one.code for one in answers}) == Dossier.objects.count() == 1
    assert sorted(one.repeated for one in answers) == [False] + [True] * (MANY - 1)


def test_a_supplement_is_answered_once(committed: World, folder: Path) -> None:
    dossier_id = asked(committed, 1)[0]
    pdf = documents.Content(io.BytesIO(b"%PDF-1.7 plan"), "application/pdf")
    file_id = documents.keep([pdf], at=TUESDAY_8)[0].id
    file = filing.Answer(item="Bản vẽ", file_id=file_id, file_name="a.pdf")

    def answer(n: int) -> Any:
        order = filing.SupplementAnswered(
            dossier_id=dossier_id, by=holding(dossier_id), at=at("04-06 14:00"), files=(file,)
        )
        return commands.answer_supplement([order])[0]

    told(at_once(answer))
    assert DossierDocument.objects.filter(dossier_id=dossier_id, name="Bản vẽ").count() == 1


def test_a_draft_of_the_result_is_never_written_over(committed: World) -> None:
    dossier_id = taken(committed, 1)[0]

    def write(n: int) -> Any:
        order = ResultWritten(
            dossier_id=dossier_id,
            by=committed.minh,
            at=at("04-06 10:00"),
            title=f"Bản {n}",
            texts={"granted": "Nội dung"},
            read=0,
        )
        return commands.write_result([order])

    assert set(told(at_once(write))) == {WrittenMeanwhile}
    assert ResultDraft.objects.get().revision == 1


def test_a_kind_of_reason_is_added_once(committed: World) -> None:
    new = ReasonWanted(act=Reasoned.APOLOGISE, name_vi="Mất điện cả ngày")
    try:
        answers = at_once(lambda n: commands.set_reasons([new], by=committed.son, at=TUESDAY_8))

        assert set(told(answers)) == {ReasonThere}
        assert ReasonCode.objects.filter(name_vi="Mất điện cả ngày").count() == 1
    finally:
        ReasonCode.objects.filter(name_vi="Mất điện cả ngày").delete()


def test_a_note_is_corrected_once(committed: World) -> None:
    dossier_id = taken(committed, 1)[0]

    def write(text: str, corrects: int | None = None, key: uuid.UUID | None = None) -> int:
        note = NoteWritten(
            dossier_id=dossier_id,
            by=committed.minh,
            at=at("04-06 10:00"),
            text=text,
            corrects=corrects,
            key=key,
        )
        return commands.write_note([note])[0]

    key = uuid.uuid4()
    first = at_once(lambda n: write("Thửa đất số 12", key=key))
    assert len(set(first)) == 1

    assert set(told(at_once(lambda n: write(f"Thửa đất số {n}", first[0])))) == {NotYourNote}
    assert Note.objects.count() == 2


def test_what_is_filled_in_by_many_at_once_loses_nothing(committed: World, folder: Path) -> None:
    draft = forms.begun(committed, TUESDAY_8)
    again = commands.start_draft([])
    assert again == []

    def save(n: int) -> Any:
        page = PageSaved(draft_id=draft.pk, page="house", answers={"storeys": n + 1}, seen=0, at=TUESDAY_8)
        return commands.save_page([page])[0]

    answers = at_once(save)

    # The first is kept, every other is told that there was a newer answer, and the newest of theirs are kept beside.
    assert sorted(one.rival for one in answers) == [False] + [True] * (MANY - 1)
    commands.choose_answers([Chosen(draft_id=draft.pk, number=0, rival=True, at=TUESDAY_8)])


def test_a_draft_without_an_owner_is_claimed_by_one(committed: World) -> None:
    draft = forms.begun(committed, TUESDAY_8)
    accounts = [Account.objects.create(username=f"vy{n}").pk for n in range(MANY)]

    claimed = at_once(
        lambda n: commands.claim_drafts([DraftClaimed(draft_id=draft.pk, account_id=accounts[n])])
    )

    assert sum(claimed) == 1
    draft.refresh_from_db()
    assert draft.account_id == accounts[claimed.index(1)]


def test_the_same_file_is_attached_once_and_taken_off_once(committed: World, folder: Path) -> None:
    draft = forms.begun(committed, TUESDAY_8)
    kept = documents.keep(
        [documents.Content(io.BytesIO(f"%PDF-1.7 {n}".encode()), "application/pdf") for n in range(3)],
        at=TUESDAY_8,
    )

    def attach(number: int) -> Any:
        file = FileAttached(draft_id=draft.pk, file_id=kept[number].id, name="a.pdf", at=TUESDAY_8)
        return commands.attach([file])

    at_once(lambda n: attach(n % 2))
    rows = tuple(DraftFile.objects.order_by("id").values_list("id", flat=True))
    assert len(rows) == 2

    def join(n: int) -> Any:
        joined = FilesJoined(
            draft_id=draft.pk, draft_file_ids=rows, file_id=kept[2].id, name="c.pdf", at=TUESDAY_8
        )
        return commands.join_files([joined])

    at_once(join)
    one = DraftFile.objects.get()
    assert sorted(one.parts) == sorted(file.id for file in kept[:2])

    at_once(lambda n: commands.detach([FileDetached(draft_id=draft.pk, draft_file_id=one.pk, at=TUESDAY_8)]))
    at_once(
        lambda n: commands.choose_centre(
            [CentreChosen(draft_id=draft.pk, centre_id=committed.centre.pk, at=TUESDAY_8)]
        )
    )
    assert not DraftFile.objects.exists()
    assert Draft.objects.get(pk=draft.pk).centre_id == committed.centre.pk


def test_a_file_for_an_answer_is_attached_once_and_taken_off_once(committed: World, folder: Path) -> None:
    dossier_id = committed.received().dossier_id
    asked = SupplementAsked(
        dossier_id=dossier_id, by=committed.lan, at=at("04-06 09:00"), items=("Bản vẽ",), reason="Thiếu"
    )
    commands.ask_supplement([asked])
    request = SupplementRequest.objects.get()
    (kept,) = documents.keep([documents.Content(io.BytesIO(b"%PDF-1.7"), "application/pdf")], at=TUESDAY_8)
    file = AnswerAttached(
        request_id=request.pk, item="Bản vẽ", file_id=kept.id, name="ve.pdf", at=at("04-06 10:00")
    )

    at_once(lambda n: commands.attach_to_answer([file]))
    one = AnswerFile.objects.get()
    at_once(lambda n: commands.detach_from_answer(request.pk, [one.pk]))

    assert not AnswerFile.objects.exists()


def test_what_is_missing_most_often_is_counted_the_same_by_all(committed: World) -> None:
    for _ in range(3):
        asked(committed, 1)
    first = commands.count_missing(at=at("04-07 01:00"))

    answers = at_once(lambda n: commands.count_missing(at=at("04-07 01:00")), 8)

    assert not [one for one in answers if isinstance(one, Exception)]
    assert OftenMissing.objects.count() == first


def test_a_draft_that_is_filed_takes_no_more_answers(committed: World, folder: Path) -> None:
    draft = forms.filled(committed, TUESDAY_8)
    vy = Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy")
    filed = filing.DraftFiled(draft_id=draft.pk, by=vy, at=TUESDAY_8)

    def either(n: int) -> Any:
        if n % 2:
            return commands.file_drafts([filed])[0].code
        page = PageSaved(draft_id=draft.pk, page="house", answers=forms.HOUSE, seen=999, at=TUESDAY_8)
        return commands.save_page([page])[0]

    answers = at_once(either)

    assert {type(one) for one in answers if isinstance(one, ActRefused)} <= {AlreadyFiled}
    assert Dossier.objects.count() == 1


def test_leave_is_noted_once_and_ended_once(committed: World) -> None:
    leave = Leave(officer_id=committed.minh.officer_id or 0, valid_from=TUESDAY_8.date(), valid_until=None)

    noted = at_once(lambda n: organisation.go_on_leave([leave], by=committed.hoa, at=TUESDAY_8)[0])
    assert set(told(noted)) == {AwayAlready}
    absence_id = Absence.objects.get().pk

    back = at_once(lambda n: organisation.come_back([absence_id], by=committed.hoa, at=TUESDAY_8))
    assert set(told(back)) == {NoSuchAbsence}
    assert not Absence.objects.exists()
