"""What do I need, how long, how much, where: found without accents."""

from django.test import Client

from motcua.catalogue import queries
from motcua.catalogue.models import ProcedureVersion
from tests.world import TUESDAY_8, World

TODAY = TUESDAY_8.date()


def test_words_are_found_with_and_without_accents_in_any_order(world: World) -> None:
    for text in ("giay phep", "xây DỰNG giấy", "  phep   cap "):
        assert [one.code for one in queries.search(text, TODAY)] == ["1.009978", "2.000635"], text


def test_all_words_must_be_there_or_begin_the_code(world: World) -> None:
    assert queries.search("giay phep lai xe", TODAY) == ()
    assert [one.code for one in queries.search("1.0099", TODAY)] == ["1.009978"]
    assert queries.search("100%_", TODAY) == ()


def test_what_is_not_in_force_is_not_found(world: World) -> None:
    ProcedureVersion.objects.filter(pk=world.five_days.pk).update(valid_until=TODAY)

    assert [one.code for one in queries.search("giay phep", TODAY)] == ["2.000635"]
    assert queries.procedure_page("1.009978", TODAY) is None


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
    assert "Try fewer" in english.get("/procedures/", {"q": "zzz"}).content.decode()


def test_the_procedure_page_answers_the_five_questions(world: World, client: Client) -> None:
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
