"""Whoever holds the receipt gets the papers that went out to the applicant, and none of the offices' own."""

import io

import pypdf
import pytest
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.models import Dossier, Paper
from tests.world import World, at


def _address(dossier_id: int) -> str:
    code, secret = Dossier.objects.values_list("code", "tracking_secret").get(pk=dossier_id)
    return f"/track/{code}/{secret}/"


def test_the_tracking_page_lists_them_and_each_opens(world: World, client: Client) -> None:
    dossier_id = commands.refuse_at_the_door([world.intake()], reason="Sai thẩm quyền")[0].dossier_id
    address = _address(dossier_id)

    page = client.get(address).content.decode()
    answer = client.get(f"{address}papers/refusal.pdf", {"event": "1"})

    assert f"{address}papers/refusal.pdf?event=1" in page
    assert "Phiếu từ chối tiếp nhận" in page
    assert "PHIẾU TỪ CHỐI" in pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_it_is_private_named_and_asked_for_again_by_its_hash(world: World, client: Client) -> None:
    opened = world.received()
    address = f"{_address(opened.dossier_id)}papers/intake_receipt.pdf"

    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.headers["ETag"] == f'"{Paper.objects.get().file.sha256}"'
    name = f"{opened.code}-giay-tiep-nhan-ho-so-va-hen-tra-ket-qua.pdf"
    assert first.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert first.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_control_slip_stays_in_the_offices(world: World, client: Client) -> None:
    dossier_id = world.finished(at("04-06 16:00"))

    assert "control_slip" not in client.get(_address(dossier_id)).content.decode()
    assert client.get(f"{_address(dossier_id)}papers/control_slip.pdf").status_code == 404


@pytest.mark.parametrize("kind", ["apology", "nonsense"])
def test_what_was_not_issued_is_not_there(world: World, client: Client, kind: str) -> None:
    address = _address(world.received().dossier_id)

    assert client.get(f"{address}papers/{kind}.pdf").status_code == 404
    assert client.get(f"{address}papers/intake_receipt.pdf", {"event": "7"}).status_code == 404


def test_a_wrong_word_gets_no_paper(world: World, client: Client) -> None:
    opened = world.received()

    assert client.get(f"/track/{opened.code}/WRONGWRONG/papers/intake_receipt.pdf").status_code == 404
    assert not Paper.objects.exists()
