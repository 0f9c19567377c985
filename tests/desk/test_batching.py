"""A partner's list at the desk: looked at before, received line by line, told back as a file."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.audit.models import Look
from motcua.dossiers.models import Dossier, PartnerBatch
from tests.world import World

SignedIn = Callable[[str], Client]
LIST = (
    "key,procedure,applicant_name\nA-1,1.009978,Hoàng Thị Vy\nA-2,1.009978,Lý Văn Tám\nA-3,9.999999,Ai đó\n"
)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, world: World, folder: Any) -> None:
    from tests.world import TUESDAY_8

    fake = type("Clock", (), {"now": staticmethod(lambda: TUESDAY_8)})
    monkeypatch.setattr("motcua.desk.batching.pages.timezone", fake)


def _upload(client: Client, content: str = LIST, **other: Any) -> Any:
    told = {"partner_code": "0101243150", "partner_name": "Công chứng Kỳ Lừa", "channel": "counter"} | other
    return client.post("/desk/batches", told | {"file": SimpleUploadedFile("ds.csv", content.encode())})


def test_a_list_is_seen_line_by_line_before_anything_is_received(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")

    page = lan.get(_upload(lan)["Location"]).content.decode()

    assert "<strong>2</strong> lines can be received" in page
    assert "No procedure with the code 9.999999 is in force today." in page
    assert not Dossier.objects.exists()


def test_what_is_ticked_is_received_once_and_told_back(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    address = _upload(lan)["Location"]

    first = lan.post(address, {"line": ["2"]}, follow=True).content.decode()
    lan.post(address, {"line": ["2", "4"]})

    dossier = Dossier.objects.get()
    assert "1 dossier is received." in first
    assert dossier.code in first
    file = b"".join(lan.get(f"{address}.csv").streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert file[1].startswith(f"2,A-1,{dossier.code},2021-04-")
    assert file[2] == "3,A-2,,,,Not received yet"
    assert file[3].startswith("4,A-3,,,procedure,No procedure")
    assert Look.objects.filter(dossier_id=dossier.pk).exists()


def test_nothing_ticked_receives_nothing(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")

    page = lan.post(_upload(lan)["Location"], {"line": ["x", "-1"]}, follow=True).content.decode()

    assert "Tick the lines whose papers are here." in page
    assert not Dossier.objects.exists()


def test_what_is_wrong_with_the_file_is_said_and_nothing_is_kept(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")

    wrong = [
        _upload(lan, content="name\nVy\n"),
        _upload(lan, partner_code="12"),
        _upload(lan, partner_name=""),
    ]

    assert [answer.status_code for answer in wrong] == [422] * 3
    assert "key: This column is missing." in wrong[0].content.decode()
    assert not PartnerBatch.objects.exists()


def test_the_pattern_can_be_brought_as_it_is(world: World, signed_in: SignedIn) -> None:
    lan = signed_in("lan")
    pattern = b"".join(lan.get("/desk/batches/pattern.csv").streaming_content).decode()  # type: ignore[attr-defined]

    page = lan.get(_upload(lan, content=pattern)["Location"]).content.decode()

    assert "<strong>1</strong> line can be received" in page
    assert 'data-label="Reason"' not in page
