"""What is missing, handed in online by whoever holds the receipt."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.dossiers import commands
from motcua.dossiers.commands.answering import AnswerAttached, AnsweredAlready
from motcua.dossiers.commands.filing import Answer, SupplementAnswered
from motcua.dossiers.commands.supplement import SupplementAsked
from motcua.dossiers.models import AnswerFile, Dossier, Event, SupplementRequest
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import NotPermitted
from motcua.law.lifecycle import Status
from tests.documents import hostile
from tests.portal.test_attaching import came_ahead
from tests.world import World, at

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def asked(world: World) -> Dossier:
    """A dossier at the department, which asked for two papers."""
    dossier_id = world.forwarded()
    items = ("Bản vẽ", "Giấy chứng nhận")
    commands.ask_supplement(
        [
            SupplementAsked(
                dossier_id=dossier_id, by=world.minh, at=at("04-07 10:00"), items=items, reason="Thiếu"
            )
        ]
    )
    return Dossier.objects.get(pk=dossier_id)


def paths(dossier: Dossier) -> str:
    return f"/track/{dossier.code}/{dossier.tracking_secret}/supplement/"


def test_files_sent_item_by_item_let_the_time_run_on(asked: Dossier, english: Client) -> None:
    assert "Bản vẽ" in english.get(paths(asked)).content.decode()

    sent = {
        "item-0": SimpleUploadedFile("ve.pdf", hostile.named_pdf("ve")),
        "key": "7f8d1f52-6a5e-4c7a-9d52-3a1b2c3d4e5f",
    }
    english.post(paths(asked), sent)

    asked.refresh_from_db()
    assert asked.status == Status.IN_PROCESS
    paper = asked.documents.latest("id")
    assert (paper.name, paper.file_id is not None) == ("Bản vẽ", True)
    told = Event.objects.filter(dossier=asked).latest("seq")
    assert told.actor_kind == ActorKind.CITIZEN
    assert told.data["files"][0]["sha256"] == paper.file.sha256


def test_nothing_attached_or_a_wrong_file_sends_nothing(asked: Dossier, english: Client) -> None:
    empty = english.post(paths(asked), {})
    wrong = english.post(paths(asked), {"item-0": SimpleUploadedFile("a.exe", hostile.PROGRAM)})

    assert (empty.status_code, wrong.status_code) == (422, 422)
    assert "Attach at least one file" in empty.content.decode()
    asked.refresh_from_db()
    assert asked.status == Status.SUPPLEMENT_ASKED


def test_the_word_of_one_dossier_opens_no_other(asked: Dossier, world: World, english: Client) -> None:
    stranger = Actor(kind=ActorKind.CITIZEN, name="Ai đó", dossier_id=asked.pk + 1)
    kept = documents.keep([Content(BytesIO(b"a drawing"), "image/png")], at=at("04-08 08:00"))[0]
    answer = SupplementAnswered(
        dossier_id=asked.pk,
        by=stranger,
        at=at("04-08 08:00"),
        files=(Answer(item="Bản vẽ", file_id=kept.id, file_name="ve.png"),),
    )

    with pytest.raises(NotPermitted):
        commands.answer_supplement([answer])
    assert english.post(f"/track/{asked.code}/AAAAAAAAAA/supplement/", {}).status_code == 404


def pdf(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.pdf", hostile.named_pdf(name))


def test_what_is_attached_is_still_there_on_another_device_and_is_sent_then(
    asked: Dossier, english: Client
) -> None:
    content = hostile.named_pdf("ve")
    english.post(paths(asked), {"item-0": SimpleUploadedFile("ve.pdf", content), "act": "keep"})
    asked.refresh_from_db()
    assert asked.status == Status.SUPPLEMENT_ASKED

    other = Client(headers={"accept-language": "en"})
    page = other.get(paths(asked)).content.decode()
    assert "ve.pdf" in page
    (address,) = re.findall(r'href="(/track/[^"]+/supplement/\d+/)"', page)
    assert b"".join(other.get(address).streaming_content) == content

    other.post(paths(asked), {"item-1": pdf("so-do")})

    asked.refresh_from_db()
    assert asked.status == Status.IN_PROCESS
    assert [one.name for one in asked.documents.order_by("id")][-2:] == ["Bản vẽ", "Giấy chứng nhận"]
    assert other.get(address).status_code == 404, "it is the dossier's now"


def test_a_file_that_arrived_ahead_is_kept_at_once_and_can_be_let_go(asked: Dossier, english: Client) -> None:
    token = came_ahead(english, "ve.pdf", hostile.named_pdf("ve"))

    told = english.post(paths(asked), {"keep": "item-0", "token": token}, headers={"X-Autosave": "1"})
    assert told.json() == {"kept": True}
    assert "ve.pdf" in Client().get(paths(asked)).content.decode()
    english.post(paths(asked), {"drop": "item-0", "token": token}, headers={"X-Autosave": "1"})

    assert "ve.pdf" not in english.get(paths(asked)).content.decode()


def test_what_is_attached_can_be_taken_off_and_two_photos_are_one_paper(
    asked: Dossier, english: Client
) -> None:
    english.post(paths(asked), {"item-0": [pdf("sai"), pdf("mot"), pdf("hai")], "act": "keep"})
    wrong = re.search(r'name="remove" value="(\d+)"', english.get(paths(asked)).content.decode())
    assert wrong is not None
    english.post(paths(asked), {"remove": wrong[1]})
    assert "sai.pdf" not in english.get(paths(asked)).content.decode()

    english.post(paths(asked), {})

    paper = asked.documents.latest("id")
    assert paper.file_name == "Bản vẽ.pdf"
    assert not AnswerFile.objects.exists()


def test_another_language_keeps_what_is_attached(asked: Dossier, english: Client) -> None:
    english.post(paths(asked), {"item-0": pdf("ve"), "language": "vi"})

    assert "ve.pdf" in english.get(paths(asked)).content.decode()
    asked.refresh_from_db()
    assert asked.status == Status.SUPPLEMENT_ASKED


def test_nothing_is_attached_to_what_was_answered(asked: Dossier, english: Client) -> None:
    english.post(paths(asked), {"item-0": pdf("ve")})
    request = SupplementRequest.objects.get(dossier=asked)
    kept = documents.keep([Content(BytesIO(b"a drawing"), "image/png")], at=at("04-08 08:00"))[0]
    late = AnswerAttached(
        request_id=request.pk, item="Bản vẽ", file_id=kept.id, name="a.png", at=at("04-08 08:00")
    )

    with pytest.raises(AnsweredAlready):
        commands.attach_to_answer([late])
