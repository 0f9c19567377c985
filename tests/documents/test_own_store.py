"""A document is kept once in a person's own store; it is theirs alone, and dossiers keep what they got."""

import io
from datetime import date
from typing import Any

import pytest

from motcua.documents import commands, queries
from motcua.documents.commands import Content, Renaming, ToKeep
from motcua.documents.commands.personal import NameNeeded, NobodysStore, NoSuchDocument, StoreFull, WrongDates
from motcua.documents.models import PersonalDocument
from motcua.identity.models import Person
from motcua.law.actor import SYSTEM, Actor, ActorKind
from tests.world import TUESDAY_8

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


@pytest.fixture
def vy() -> Actor:
    return citizen("Hoàng Thị Vy")


def citizen(name: str) -> Actor:
    return Actor(kind=ActorKind.CITIZEN, name=name, person_id=Person.objects.create(name=name).pk)


def file(content: bytes = b"a paper") -> int:
    return commands.keep([Content(io.BytesIO(content), "application/pdf")], at=TUESDAY_8)[0].id


def keep(by: Actor, **other: Any) -> int:
    told: dict[str, Any] = {
        "file_id": file(),
        "file_name": "cccd.pdf",
        "name": "Căn cước công dân",
        "kind": "identity",
    }
    return commands.keep_for([ToKeep(**(told | other))], by=by, at=TUESDAY_8)[0]


def test_it_is_there_with_what_was_said_of_it(vy: Actor) -> None:
    kept = keep(vy, issued_on=date(2021, 3, 1), expires_on=date(2036, 3, 1))

    assert vy.person_id
    [one] = queries.store(vy.person_id)
    assert (one.id, one.name, one.file_name, one.kind) == (kept, "Căn cước công dân", "cccd.pdf", "identity")
    assert not one.expired(date(2036, 3, 1))
    assert one.expired(date(2036, 3, 2))


def test_the_same_file_twice_is_one_document(vy: Actor) -> None:
    assert keep(vy) == keep(vy, name="Lần nữa")
    assert PersonalDocument.objects.get().name == "Căn cước công dân"


def test_another_person_neither_sees_nor_changes_it(vy: Actor) -> None:
    kept, tuan = keep(vy), citizen("Lộc Anh Tuấn")

    assert tuan.person_id
    assert queries.owned(kept, tuan.person_id) is None
    with pytest.raises(NoSuchDocument):
        commands.rename([Renaming(document_id=kept, name="Của tôi", kind="other")], by=tuan)
    with pytest.raises(NoSuchDocument):
        commands.remove([kept], by=tuan)


def test_it_can_be_said_anew_and_taken_out(vy: Actor) -> None:
    kept = keep(vy)

    commands.rename([Renaming(document_id=kept, name="Thẻ căn cước", kind="other")], by=vy)
    assert PersonalDocument.objects.get().name == "Thẻ căn cước"
    commands.remove([kept], by=vy)

    assert not PersonalDocument.objects.exists()
    assert queries.content(queries.facts(file())) == b"a paper"


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"name": "  "}, NameNeeded),
        ({"issued_on": date(2021, 3, 2), "expires_on": date(2021, 3, 1)}, WrongDates),
    ],
)
def test_what_makes_no_sense_is_refused(vy: Actor, wrong: dict[str, Any], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        keep(vy, **wrong)


def test_nobody_has_no_store() -> None:
    with pytest.raises(NobodysStore):
        keep(SYSTEM)


def test_a_store_is_not_endless(vy: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.documents.commands.personal.MOST", 1)
    keep(vy)

    with pytest.raises(StoreFull):
        keep(vy, file_id=file(b"another"))
