"""Notes between officers: theirs alone, kept as they were written, corrected by another."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import commands
from motcua.dossiers.commands import consulting
from motcua.dossiers.commands.noting import LONGEST, NoteTooLong, NoteWritten, NothingNoted, NotYourNote
from motcua.dossiers.models import Dossier, Note
from motcua.dossiers.policies import NotYours
from motcua.dossiers.queries.notes import notes_of
from motcua.law.actor import Actor
from motcua.organisation import queries as organisation
from motcua.organisation.models import Absence, Officer, Substitution
from tests.world import TUESDAY_8, World, at

SignedIn = Callable[[str], Client]


def write(dossier_id: int, by: Actor, text: str = "Đã gọi điện cho chị Vy", **other: object) -> int:
    note = NoteWritten(dossier_id=dossier_id, by=by, at=at("04-06 10:00"), text=text, **other)  # type: ignore[arg-type]
    return commands.write_note([note])[0]


def test_colleagues_read_it_and_the_applicant_never_does(world: World, signed_in: SignedIn) -> None:
    dossier_id = world.forwarded()
    page = f"/desk/dossiers/{dossier_id}"

    signed_in("minh").post(f"{page}/notes", {"text": "Chờ bản vẽ gốc", "key": str(uuid4())})

    for code in ("minh", "hoa", "lan", "son"):
        assert "Chờ bản vẽ gốc" in signed_in(code).get(page).content.decode()
    code, secret = Dossier.objects.values_list("code", "tracking_secret").get(pk=dossier_id)
    public = Client().post("/track/", {"code": code, "secret": secret}, follow=True).content.decode()
    assert "Chờ bản vẽ gốc" not in public
    assert "Chờ bản vẽ gốc" not in Client().get(f"/track/{code}").content.decode()


def test_a_note_that_says_nothing_is_refused_and_what_was_typed_stays(
    world: World, signed_in: SignedIn
) -> None:
    dossier_id = world.forwarded()
    minh = signed_in("minh")
    before = minh.post(f"/desk/dossiers/{dossier_id}/notes", {"text": " "}, follow=True).content.decode()
    own = write(dossier_id, world.hoa)

    wrong = minh.post(
        f"/desk/dossiers/{dossier_id}/notes", {"text": "Đính chính hộ", "corrects": own}, follow=True
    ).content.decode()

    assert "Write the note." in before
    assert "Only who wrote a note corrects it" in wrong
    assert "Đính chính hộ</textarea>" in wrong
    assert Note.objects.count() == 1


def test_a_correction_stands_above_what_it_corrects(world: World, signed_in: SignedIn) -> None:
    dossier_id = world.forwarded()
    first = write(dossier_id, world.minh, "Thửa đất số 12")
    second = write(dossier_id, world.minh, "Thửa đất số 21", corrects=first)
    write(dossier_id, world.minh, "Thửa đất số 22", corrects=second)
    other = write(dossier_id, world.lan, "Đã nhận bản gốc")

    shown = notes_of(dossier_id)

    assert [note.text for note in shown] == ["Đã nhận bản gốc", "Thửa đất số 22"]
    assert [text for text, _at in shown[1].earlier] == ["Thửa đất số 21", "Thửa đất số 12"]
    for wrong in (first, other):
        with pytest.raises(NotYourNote):
            write(dossier_id, world.minh, "lại", corrects=wrong)


def test_notes_are_only_appended(world: World) -> None:
    note_id = write(world.forwarded(), world.minh)

    for change in (
        lambda: Note.objects.filter(pk=note_id).update(text="khác"),
        lambda: Note.objects.filter(pk=note_id).delete(),
    ):
        with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
            change()


def test_who_works_near_the_dossier_writes_and_others_do_not(world: World) -> None:
    dossier_id = world.forwarded()
    for near in (world.lan, world.minh, world.hoa, world.thu, world.ngan, world.son):
        write(dossier_id, near)
    for far in (world.tuan, world.phuong):
        with pytest.raises(NotYours):
            write(dossier_id, far)

    asked = consulting.OpinionAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-06 10:00"), agency_ids=(world.trade.pk,),
        question="Có hợp quy hoạch không?", limit_minutes=480,
    )  # fmt: skip
    commands.consult([asked])
    write(dossier_id, world.tuan)


def test_who_stands_in_for_the_absent_writes_for_them(world: World) -> None:
    dossier_id = world.received().dossier_id
    absence = Absence.objects.create(
        officer_id=world.thu.officer_id, valid_from=TUESDAY_8.date(), named_at=TUESDAY_8
    )
    Substitution.objects.create(absence=absence, officer_id=world.ngan.officer_id)
    ngan = organisation.actor_of(Officer.objects.get(code="ngan"), on=TUESDAY_8.date())
    write(dossier_id, ngan)

    assert notes_of(dossier_id)[0].on_behalf == ""  # a cashier writes by her own right


def test_wrong_texts_and_the_same_key_twice(world: World) -> None:
    dossier_id, key = world.forwarded(), uuid4()
    with pytest.raises(NothingNoted):
        write(dossier_id, world.minh, "  ")
    with pytest.raises(NoteTooLong):
        write(dossier_id, world.minh, "a" * (LONGEST + 1))

    assert write(dossier_id, world.minh, key=key) == write(dossier_id, world.minh, key=key)
    assert Note.objects.count() == 1


def test_many_in_as_many_statements_as_one(world: World) -> None:
    ids = [world.received().dossier_id for _ in range(8)]

    def statements(of: list[int]) -> int:
        notes = [
            NoteWritten(dossier_id=i, by=world.lan, at=TUESDAY_8 + timedelta(hours=1), text="Đã gọi điện")
            for i in of
        ]
        with CaptureQueriesContext(connection) as captured:
            commands.write_note(notes)
        return len(captured)

    assert statements(ids[:1]) == statements(ids)
