"""Lists and the register book as files: whole, only what the officer may see, and noted."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.test import Client

from motcua.audit import commands as audit
from motcua.audit.models import Export, Look
from motcua.dossiers import commands
from motcua.dossiers.commands.finishing import ResultHandedOver
from motcua.dossiers.models import Dossier
from motcua.law.purpose import Purpose, Seen
from tests import world as worlds
from tests.dossiers.papers.reading import Read
from tests.world import World

SignedIn = Callable[[str], Client]
CODE = re.compile(r">(H37-\d{6}-\d{4})</a>")
PERIOD = {"first_on": "2021-04-01", "last_on": "2021-04-30"}


def read_csv(answer: Any) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.content
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def read_xlsx(answer: Any) -> list[tuple[Any, ...]]:
    assert answer.status_code == 200, answer.content
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return list(book.worksheets[0].iter_rows(values_only=True))


def received(world: World, count: int, **other: Any) -> list[str]:
    return [world.received(**other).code for _ in range(count)]


def of_lan(world: World) -> dict[str, str]:
    return PERIOD | {"unit": f"centre-{world.centre.pk}"}


@pytest.mark.parametrize("tab", ["to_process", "late"])
def test_a_list_leaves_whole_not_only_its_first_page(world: World, signed_in: SignedIn, tab: str) -> None:
    codes = received(world, 30, at=worlds.at("03-01 08:00"))

    rows = read_csv(signed_in("lan").get("/desk/work.csv", {"tab": tab}))

    assert [row["Dossier"] for row in rows] == codes


def test_a_workbook_says_the_same(world: World, signed_in: SignedIn) -> None:
    received(world, 3)
    lan = signed_in("lan")

    head, *rows = read_xlsx(lan.get("/desk/work.xlsx", {"tab": "to_process"}))

    as_csv = read_csv(lan.get("/desk/work.csv", {"tab": "to_process"}))
    assert list(head) == list(as_csv[0])
    assert [row[0] for row in rows] == [row["Dossier"] for row in as_csv]
    assert [f"{row[7]:%Y-%m-%d %H:%M}" for row in rows] == [row["Due"] for row in as_csv]


@pytest.mark.parametrize(("code", "count"), [("lan", 30), ("minh", 30), ("tuan", 0), ("phuong", 30)])
def test_a_search_leaves_with_what_this_officer_may_see(
    world: World, signed_in: SignedIn, code: str, count: int
) -> None:
    received(world, 30)

    rows = read_csv(signed_in(code).get("/desk/search.csv", {"q": "020301000123"}))

    assert len(rows) == count


def test_what_is_found_goes_on_page_by_page(world: World, signed_in: SignedIn) -> None:
    codes = set(received(world, 30))
    lan = signed_in("lan")

    for asked in ("020301000123", "0912345678", "hoang thi", "vy hoang", "H37-21"):
        first = lan.get("/desk/search", {"q": asked})
        after = first.context["after"]
        second = lan.get("/desk/search", {"q": asked, "after": after})
        shown = [code for page in (first, second) for code in set(re.findall(CODE, page.content.decode()))]
        assert (len(shown), set(shown), second.context["after"]) == (30, codes, None), asked


@pytest.mark.parametrize("after", ["", "x", "0|", "0|9|", "7|1|a", "0|1|\x00", "0|99999999999999999999|"])
def test_a_tampered_place_breaks_nothing(world: World, signed_in: SignedIn, after: str) -> None:
    received(world, 2)

    assert signed_in("lan").get("/desk/search", {"q": "hoang thi", "after": after}).status_code == 200


def test_the_register_book_holds_the_period_in_the_order_they_came(world: World, signed_in: SignedIn) -> None:
    before = received(world, 1, at=worlds.at("03-31 09:00"))
    inside = [received(world, 1, at=worlds.at(f"04-{day:02} 09:00"))[0] for day in (1, 15, 29)]

    rows = read_csv(signed_in("lan").get("/desk/register", of_lan(world) | {"form": "csv"}))

    assert [row["Dossier"] for row in rows] == inside
    assert rows[0]["Telephone"] == "0912345678"
    assert before[0] not in inside


def test_it_is_read_in_stretches_that_leave_out_none(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.dossiers.queries.register_book._BATCH", 4)
    codes = received(world, 11)  # all in the same minute

    rows = read_csv(signed_in("lan").get("/desk/register", of_lan(world) | {"form": "csv"}))

    assert [row["Dossier"] for row in rows] == codes


def test_another_units_book_is_not_to_be_had(world: World, signed_in: SignedIn) -> None:
    received(world, 1)

    answer = signed_in("tuan").get("/desk/register", of_lan(world) | {"form": "csv"})

    assert answer.status_code == 422
    assert not Export.objects.exists()


def test_the_leader_reads_every_centres_book(world: World, signed_in: SignedIn) -> None:
    codes = received(world, 2)

    rows = read_csv(signed_in("phuong").get("/desk/register", of_lan(world) | {"form": "csv"}))

    assert [row["Dossier"] for row in rows] == codes


@pytest.mark.parametrize(
    "wrong",
    [{"last_on": "2021-03-01"}, {"first_on": "2019-01-01"}, {"first_on": "soon"}, {"unit": "centre-0"}],
)
def test_a_period_that_makes_no_sense_is_said_at_its_field(
    world: World, signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    answer = signed_in("lan").get("/desk/register", of_lan(world) | {"form": "xlsx"} | wrong)

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_who_took_what_is_noted_before_and_counted_after(world: World, signed_in: SignedIn) -> None:
    received(world, 3)
    answer = signed_in("lan").get("/desk/work.csv", {"tab": "to_process"})
    note = Export.objects.get()
    assert (note.actor_name, note.what, note.asked, note.form, note.rows) == (
        "Nông Thị Lan", "list", {"tab": "to_process"}, "csv", None,
    )  # fmt: skip

    read_csv(answer)

    note.refresh_from_db()
    assert note.rows == 3


def test_a_name_is_never_a_formula(world: World, signed_in: SignedIn) -> None:
    received(world, 1)
    Dossier.objects.update(applicant_name='=HYPERLINK("http://evil.example")')
    lan = signed_in("lan")

    assert read_csv(lan.get("/desk/work.csv", {"tab": "to_process"}))[0]["Applicant"].startswith("'=")
    assert read_xlsx(lan.get("/desk/work.xlsx", {"tab": "to_process"}))[1][1].startswith("=")


@pytest.mark.parametrize(
    "address", ["/desk/work.pdf?tab=late", "/desk/work.csv?tab=x", "/desk/search.exe?q=a"]
)
def test_what_there_is_not_is_not_found(world: World, signed_in: SignedIn, address: str) -> None:
    assert signed_in("lan").get(address).status_code == 404


def test_files_speak_the_pages_language(world: World, signed_in: SignedIn) -> None:
    received(world, 1)
    lan = signed_in("lan")
    lan.cookies["motcua_language"] = "vi"

    rows = read_csv(lan.get("/desk/work.csv", {"tab": "to_process"}))

    assert "Hồ sơ" in rows[0]


def test_the_register_book_prints_in_the_form_in_force_and_it_is_noted(
    world: World, signed_in: SignedIn
) -> None:
    dossier_id = world.finished(worlds.at("04-07 09:00"))
    way = ResultHandedOver(
        dossier_id=dossier_id, by=world.lan, at=worlds.at("04-08 09:00"), received_by="Hoàng Văn Thụ"
    )
    commands.hand_over([way])
    received(world, 1, at=worlds.at("05-04 08:00"))

    answer = signed_in("lan").get("/desk/register", of_lan(world) | {"form": "pdf"})

    text = Read(answer.content).text
    assert "Mẫu số 06, Thông tư 01/2018/TT-VPCP" in text
    assert "từ ngày 01 tháng 4 năm 2021 đến ngày 30 tháng 4 năm 2021" in text
    assert ("H37-210406-0001" in text, "Hoàng Văn Thụ" in text, "H37-210504" in text) == (True, True, False)
    assert answer["Content-Disposition"] == 'inline; filename="so-theo-doi-ho-so-20210401-20210430.pdf"'
    assert (Export.objects.get().form, Export.objects.get().rows) == ("pdf", 1)


def test_more_than_a_book_holds_is_said_at_the_last_day(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(world, 3)
    monkeypatch.setattr("motcua.dossiers.papers.drawn.MOST", 2)

    answer = signed_in("lan").get("/desk/register", of_lan(world) | {"form": "pdf"})

    assert answer.status_code == 422
    assert "Over 2 dossiers were received in this period." in answer.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
def test_each_person_sees_who_took_their_data_away_in_a_file(
    world: World, signed_in: SignedIn, form: str
) -> None:
    received(world, 3)

    answer = signed_in("lan").get("/desk/register", of_lan(world) | {"form": form})
    assert answer.getvalue()

    looks = Look.objects.filter(seen=Seen.EXPORT)
    assert sorted(looks.values_list("dossier_id", flat=True)) == sorted(
        Dossier.objects.values_list("id", flat=True)
    )
    assert {(one.officer_id, one.centre_id, one.purpose) for one in looks} == {
        (world.lan.officer_id, world.centre.pk, Purpose.RECEPTION)
    }


def test_a_list_that_is_open_all_day_is_noted_once_a_day(world: World, signed_in: SignedIn) -> None:
    received(world, 3)
    lan = signed_in("lan")

    for _ in range(3):
        lan.get("/desk/", {"tab": "to_process"})

    assert Look.objects.filter(seen=Seen.LIST).count() == 3


def test_the_next_day_it_is_noted_again(world: World) -> None:
    ids = [world.received().dossier_id]
    for when in ("04-06 08:00", "04-06 16:59", "04-07 00:01"):
        audit.look(ids, Seen.LIST, Purpose.RECEPTION, by=world.lan, at=worlds.at(when), daily=True)
    audit.look(ids, Seen.LIST, Purpose.HANDLING, by=world.minh, at=worlds.at("04-07 00:02"), daily=True)

    assert list(Look.objects.order_by("id").values_list("actor_name", "at")) == [
        (world.lan.name, worlds.at("04-06 08:00")),
        (world.lan.name, worlds.at("04-07 00:01")),
        (world.minh.name, worlds.at("04-07 00:02")),
    ]


def test_a_cashier_who_finds_a_dossier_is_noted(world: World, signed_in: SignedIn) -> None:
    code = received(world, 1)[0]

    signed_in("ngan").get("/desk/cashier", {"code": code})

    assert [one.actor_name for one in Look.objects.all()] == [world.ngan.name]
