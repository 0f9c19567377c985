"""A paper beside its dossier: drawn as pictures by a program apart, noted once, and nothing of it runs."""

import io
import re
from typing import Any

import pikepdf
import pytest
from django.test import Client
from PIL import Image

from motcua.audit.models import Look
from tests.desk.test_desk import SignedIn
from tests.desk.test_files import dossier
from tests.documents import hostile
from tests.world import World

pytestmark = pytest.mark.usefixtures("folder")
PICTURE = re.compile(r'<img src="([^"]+)" alt="([^"]+)"')


def pdf(*sizes: tuple[int, int], script: bool = False) -> bytes:
    whole = pikepdf.Pdf.new()
    for size in sizes:
        whole.add_blank_page(page_size=size)
    if script:
        whole.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    packed = io.BytesIO()
    whole.save(packed)
    return packed.getvalue()


def seen(client: Client, dossier_id: int, paper_id: int) -> tuple[Any, list[tuple[str, str]]]:
    answer = client.get(f"/desk/dossiers/{dossier_id}?file={paper_id}")
    return answer, PICTURE.findall(answer.content.decode())


def test_each_page_is_a_picture_and_the_look_is_noted_once(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world, pdf((595, 842), (842, 595), (595, 842), script=True))
    lan = signed_in("lan")

    answer, pictures = seen(lan, dossier_id, paper_id)
    second, third = (lan.get(address.replace("&amp;", "&")) for address, _alt in pictures[1:])

    assert [alt for _src, alt in pictures] == [f"Bản vẽ, page {n}" for n in (1, 2, 3)]
    assert pictures[0][0].startswith("data:image/jpeg;base64,/9j/")
    assert second["Content-Type"] == third["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(second.content)).size == (1240, 876)
    assert "sandbox" in second["Content-Security-Policy"] and second["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in second["Cache-Control"]
    assert Look.objects.filter(seen="file").count() == 1
    # The page itself may hold no frame, no object and no script of anybody else.
    assert "object-src 'none'" in answer["Content-Security-Policy"]


def test_a_page_is_only_for_whoever_opened_the_paper(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world, pdf((595, 842), (595, 842)))
    lan = signed_in("lan")
    address = seen(lan, dossier_id, paper_id)[1][1][0]

    assert lan.get(address).status_code == 200
    assert lan.get(address.split("?")[0]).status_code == 404
    assert lan.get(address + "x").status_code == 404
    assert lan.get(address.replace("/2.jpg", "/3.jpg")).status_code == 404
    assert signed_in("son").get(address).status_code == 404
    assert signed_in("tuan").get(f"/desk/dossiers/{dossier_id}?file={paper_id}").status_code == 404


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"no pdf at all"])
def test_what_cannot_be_drawn_is_said_and_may_be_downloaded(
    world: World, signed_in: SignedIn, content: bytes
) -> None:
    dossier_id, paper_id, _ = dossier(world, content)

    answer, pictures = seen(signed_in("lan"), dossier_id, paper_id)

    assert answer.status_code == 200 and not pictures
    assert "cannot be shown here" in answer.content.decode()


def test_a_page_of_absurd_size_is_drawn_within_bounds(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world, pdf((595, 842), (14400, 3), (3, 14400)))
    lan = signed_in("lan")
    wide, tall = (lan.get(address) for address, _alt in seen(lan, dossier_id, paper_id)[1][1:])

    for one in (wide, tall):
        width, height = Image.open(io.BytesIO(one.content)).size
        assert width <= 1240 and height <= 3 * 1240 + 1


def test_a_photograph_is_shown_as_it_is(world: World, signed_in: SignedIn) -> None:
    dossier_id, paper_id, _ = dossier(world, hostile.picture(), "image/jpeg")

    _answer, pictures = seen(signed_in("lan"), dossier_id, paper_id)

    assert [src for src, _alt in pictures] == [f"/desk/dossiers/{dossier_id}/files/{paper_id}"]


@pytest.mark.parametrize("asked", ["x", "0", "99999999999999999999", ""])
def test_a_paper_that_is_none_opens_the_page_alone(world: World, signed_in: SignedIn, asked: str) -> None:
    dossier_id, _paper_id, _ = dossier(world, pdf((595, 842)))

    answer = signed_in("lan").get(f"/desk/dossiers/{dossier_id}?file={asked}")

    assert answer.status_code == 200 and 'id="viewer"' not in answer.content.decode()
