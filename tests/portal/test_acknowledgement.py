"""An acknowledgement means stored: given after the commit, with each file by size and checksum."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.commands.filing import DraftFiled
from motcua.dossiers.commands.opening import Opened
from motcua.law.actor import Actor, ActorKind
from tests import forms
from tests.world import TUESDAY_8, World

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def filed(world: World) -> Opened:
    draft = forms.filled(world, TUESDAY_8 - timedelta(hours=1))
    vy = Actor(kind=ActorKind.CITIZEN, name="Vy")
    return commands.file_drafts([DraftFiled(draft_id=draft.pk, by=vy, at=TUESDAY_8)])[0]


def address(filed: Opened, end: str = "1/") -> str:
    return f"/track/{filed.code}/{filed.tracking_secret}/stored/{end}"


def test_the_page_names_each_file_with_its_paper_size_and_checksum(filed: Opened, english: Client) -> None:
    shown = english.get(address(filed)).content.decode()

    for document in forms.files_of(filed.dossier_id):
        assert document.name in shown and document.file_name in shown
        assert document.file.sha256 in shown and f"{document.file.size_bytes} B" in shown


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pdf_is_the_same_each_time_and_says_it_in_both_languages(
    filed: Opened, client: Client, language: str
) -> None:
    client.cookies["motcua_language"] = language

    first, second = (client.get(address(filed, "1.pdf")) for _ in range(2))

    assert first["Content-Type"] == "application/pdf"
    assert first.content == second.content
    whole = pikepdf.Pdf.open(io.BytesIO(first.content))
    title = str(whole.docinfo["/Title"])
    assert title == {"vi": "Xác nhận đã nộp hồ sơ ", "en": "Acknowledgement "}[language] + filed.code


def test_without_the_word_or_for_another_event_there_is_none(filed: Opened, english: Client) -> None:
    wrong = address(filed).replace(filed.tracking_secret, "AAAAAAAAAA")

    assert english.get(wrong).status_code == 404
    assert english.get(address(filed, "2/")).status_code == 404
    assert english.get(address(filed, "2.pdf")).status_code == 404


def test_nothing_is_acknowledged_when_nothing_was_stored(world: World, english: Client) -> None:
    """A draft that could not be filed has no receipt, whatever was pressed."""
    draft = forms.begun(world, TUESDAY_8)
    forms.hold(english, draft)

    english.post(f"/drafts/{draft.key}/send/")

    assert english.get(f"/drafts/{draft.key}/done/").headers["Location"] == f"/drafts/{draft.key}/"
