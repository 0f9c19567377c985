"""What is handed in with a file is acknowledged by its checksum, and read again before it is received."""

import dataclasses
import hashlib
import io
from pathlib import Path

import pytest

from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content, Kept
from motcua.dossiers import commands
from motcua.dossiers.commands.intake import HandedIn, Party
from motcua.dossiers.commands.opening import Opened
from motcua.dossiers.commands.supplement import SupplementAsked, SupplementHandedIn
from motcua.dossiers.models import Channel, Digitisation, Dossier, Event
from motcua.dossiers.queries import files
from motcua.identity.models import Person
from motcua.law.actor import Actor, ActorKind
from motcua.law.lifecycle import Status
from tests.world import TUESDAY_8, World, at

pytestmark = pytest.mark.usefixtures("folder")


def keep(content: bytes) -> Kept:
    return documents.keep([Content(io.BytesIO(content), "application/pdf")], at=TUESDAY_8)[0]


def filed(world: World, kept: Kept) -> Opened:
    """Chị Vy files online, one paper as a file of hers."""
    vy = Person.objects.create(name="Hoàng Thị Vy", folded_name="hoang thi vy")
    paper, *others = world.intake().documents
    electronic = dataclasses.replace(
        paper, kind="e_copy", file_id=kept.id, file_name="bản vẽ.pdf", digitisation=Digitisation.REUSED
    )
    item = world.intake(
        channel=Channel.ONLINE,
        by=Actor(kind=ActorKind.CITIZEN, name=vy.name, person_id=vy.pk),
        applicant=Party(name=vy.name, person_id=vy.pk),
        documents=(electronic, *others),
    )
    return commands.register_online([item])[0]


def test_a_file_comes_with_its_paper(world: World) -> None:
    opened = filed(world, keep(b"drawing"))

    [file] = files.of(opened.dossier_id)
    paper = Dossier.objects.get(pk=opened.dossier_id).documents.get(file__isnull=False)
    assert (file.name, file.facts.size_bytes) == ("bản vẽ.pdf", 7)
    assert paper.digitisation == Digitisation.REUSED


def test_its_checksum_stands_in_the_chained_event(world: World) -> None:
    opened = filed(world, keep(b"drawing"))

    told = Event.objects.get(dossier_id=opened.dossier_id).data["files"]
    assert told == [
        {
            "paper": "Giấy tờ 1",
            "name": "bản vẽ.pdf",
            "bytes": 7,
            "sha256": hashlib.sha256(b"drawing").hexdigest(),
        }
    ]


def test_the_desk_does_not_receive_what_is_not_there(world: World, folder: Path) -> None:
    kept = keep(b"drawing")
    opened = filed(world, kept)
    (folder / stored.place(kept.sha256)).unlink()

    with pytest.raises(stored.FileMissing):
        commands.receive_registered([world.order(opened.dossier_id, world.lan, at("04-06 09:00"))])

    assert Dossier.objects.get(pk=opened.dossier_id).status == Status.REGISTERED


def test_the_desk_does_not_receive_what_was_changed(world: World, folder: Path) -> None:
    kept = keep(b"drawing")
    opened = filed(world, kept)
    (folder / stored.place(kept.sha256)).write_bytes(b"another")

    with pytest.raises(stored.FileChanged):
        commands.receive_registered([world.order(opened.dossier_id, world.lan, at("04-06 09:00"))])


def test_what_is_whole_is_received(world: World) -> None:
    opened = filed(world, keep(b"drawing"))

    commands.receive_registered([world.order(opened.dossier_id, world.lan, at("04-06 09:00"))])

    assert Dossier.objects.get(pk=opened.dossier_id).status == Status.RECEIVED


def test_a_supplement_brings_its_files_and_their_checksums(world: World) -> None:
    dossier_id = world.received().dossier_id
    asked = SupplementAsked(
        dossier_id=dossier_id, by=world.lan, at=at("04-06 09:00"), items=("Bản vẽ",), reason="Thiếu"
    )
    commands.ask_supplement([asked])
    kept = keep(b"drawing")
    handed = HandedIn(name="Bản vẽ", file_id=kept.id, file_name="ban ve.pdf")

    commands.accept_supplement(
        [SupplementHandedIn(dossier_id=dossier_id, by=world.lan, at=at("04-07 09:00"), documents=(handed,))]
    )

    assert [file.facts.sha256 for file in files.of(dossier_id)] == [kept.sha256]
    assert Event.objects.filter(dossier_id=dossier_id).latest("seq").data["files"][0]["sha256"] == kept.sha256


def test_a_file_of_another_dossier_is_not_found(world: World) -> None:
    with_file = filed(world, keep(b"drawing")).dossier_id
    document_id = files.of(with_file)[0].document_id

    assert files.one(world.received().dossier_id, document_id) is None
