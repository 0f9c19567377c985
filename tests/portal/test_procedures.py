"""What do I need, how long, how much, where: found without accents."""

from datetime import date

from django.test import Client

from motcua.catalogue.models import ProcedureVersion, RequiredDocument
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.supplement import SupplementAsked
from tests.world import World, at


def test_the_version_in_force_is_shown_and_the_others_are_listed(world: World, english: Client) -> None:
    procedure = world.five_days.procedure
    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(valid_until=date(2021, 1, 1))
    later = ProcedureVersion.objects.get(pk=world.five_days.pk)
    later.pk, later.version, later.limit = None, 2, "3d"
    later.valid_from, later.valid_until = date(2021, 1, 1), None
    later.save()

    page = english.get(f"/procedures/{procedure.code}/").content.decode()
    before = english.get(f"/procedures/{procedure.code}/", {"version": "1"}).content.decode()

    assert "3 working days" in page
    assert "From 01/01/2019 until 01/01/2021" in page
    assert "This version has not been in force since 01/01/2021." in before
    assert "/file/" not in before, "what is not in force is not filed"
    assert english.get(f"/procedures/{procedure.code}/", {"version": "9"}).status_code == 404


def test_a_few_questions_shorten_the_list_to_ones_own_case(world: World, english: Client) -> None:
    RequiredDocument.objects.filter(version=world.five_days, position=3).update(
        mandatory=False, case_vi="Nhà có tầng hầm"
    )
    address = "/procedures/1.009978/"

    assert "Giấy tờ 3" in english.get(address).content.decode()
    mine = english.get(address, {"answered": "1"}).content.decode()
    assert "Giấy tờ 3" not in mine
    assert "Giấy tờ 2" in mine
    assert "Giấy tờ 3" in english.get(address, {"answered": "1", "case": "Nhà có tầng hầm"}).content.decode()


def test_what_is_vietnamese_on_an_english_page_says_so(world: World, english: Client) -> None:
    """Whoever has the page read aloud hears it in its own language (WCAG 2.2, 3.1.2)."""
    condition = "Có quyền sử dụng đất"
    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(conditions_vi=condition)

    assert f'<span lang="vi">{condition}</span>' in english.get("/procedures/1.009978/").content.decode()
    vietnamese = Client().get("/procedures/1.009978/").content.decode()
    assert condition in vietnamese
    assert f'<span lang="vi">{condition}' not in vietnamese


def test_what_others_forgot_is_told_once_enough_did(world: World, english: Client) -> None:
    for n in range(3):
        asked = SupplementAsked(
            dossier_id=world.received(at=at(f"04-06 08:0{n}")).dossier_id, by=world.lan, at=at("04-06 09:00"),
            items=("Bản vẽ mặt bằng",), reason="Thiếu",
        )  # fmt: skip
        dossiers.ask_supplement([asked])

    dossiers.count_missing(at=at("04-07 01:41"))

    page = english.get("/procedures/1.009978/").content.decode()
    assert "Bản vẽ mặt bằng" in page
    assert "Bản vẽ mặt bằng" not in english.get("/procedures/2.000635/").content.decode()


def test_home_leads_to_search_and_tracking(world: World, client: Client) -> None:
    page = client.get("/").content.decode()

    assert "Tra cứu hồ sơ" in page
    assert 'action="/procedures/"' in page
    assert 'action="/track/"' in page


def test_the_search_page_lists_what_was_found(world: World, english: Client) -> None:
    page = english.get("/procedures/", {"q": "xay dung"}).content.decode()

    assert "2 procedures found." in page
    assert 'href="/procedures/1.009978/"' in page
    assert "5 working days" in page


def test_a_search_without_result_says_what_to_do(world: World, english: Client) -> None:
    assert "Try fewer" in english.get("/procedures/", {"q": "zzzzz"}).content.decode()


def test_what_is_misspelt_says_how_it_was_read(world: World, english: Client) -> None:
    page = english.get("/procedures/", {"q": "giay phep xay dugn"}).content.decode()

    assert "<strong>giấy phép xây dựng</strong>" in page


def test_the_procedure_page_answers_the_questions(world: World, client: Client) -> None:
    page = client.get("/procedures/1.009978/").content.decode()

    for told in (
        "Giấy tờ 3",
        "5 ngày làm việc",
        "Không thu phí, lệ phí.",
        "Sở Xây dựng",
        "Trung tâm Phục vụ hành chính",
    ):
        assert told in page


def test_an_unknown_procedure_is_not_found(world: World, client: Client) -> None:
    assert client.get("/procedures/9.999999/").status_code == 404
