"""The tags of `{% load ui %}`, drawn by plain Django templates."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from motcua.law import lifecycle
from motcua.law.errors import NotPermitted
from motcua.ui import tags
from motcua.ui.drawn import Entry

NOW = datetime(2021, 4, 29, 8, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def draw(source: str, path: str = "/", **context: Any) -> str:
    template = engines["django"].from_string("{% load ui %}" + source)
    return template.render(context, RequestFactory().get(path))


def test_every_status_has_its_label_and_colour() -> None:
    drawn = [draw("{% status_tag s %}", s=int(status)) for status in lifecycle.Status]

    assert set(tags.STATUS_COLOURS) == set(lifecycle.Status)
    assert len(set(drawn)) == 10
    assert "Được tiếp nhận" in drawn[1]


def test_clock_says_what_is_left_in_working_time() -> None:
    due = NOW + timedelta(days=5)

    assert "còn 1 ngày 3 giờ" in draw("{% clock_tag due now minutes_left=660 %}", due=due, now=NOW)
    assert "govuk-tag--orange" in draw("{% clock_tag due now minutes_left=300 %}", due=due, now=NOW)
    assert "govuk-tag--green" in draw("{% clock_tag due now minutes_left=660 %}", due=due, now=NOW)


def test_clock_says_late_and_standing() -> None:
    gone = NOW - timedelta(hours=3)

    assert "quá hạn 1 ngày" in draw("{% clock_tag due now minutes_left=-480 %}", due=gone, now=NOW)
    assert "quá hạn 3 giờ" in draw("{% clock_tag due now %}", due=gone, now=NOW)
    assert "Tạm dừng tính giờ" in draw("{% clock_tag due now standing=True %}", due=gone, now=NOW)
    assert "Không có hạn" in draw("{% clock_tag due now %}", due=None, now=NOW)


def test_timeliness_is_silent_until_judged() -> None:
    assert draw("{% timeliness_tag v %}", v=None) == ""
    assert "govuk-tag--red" in draw("{% timeliness_tag v %}", v=3)


def test_what_people_wrote_is_escaped() -> None:
    page = draw(
        "{% tag x %}{% empty x %}{% figure x x %}{% summary_list rows %}{% timeline items %}{% notification x %}",
        x="<b>",
        rows=[("<b>", "<b>")],
        items=[Entry("<b>", NOW, "<b>", "<b>")],
    )

    assert "<b>" not in page


def test_a_refusal_is_said_in_the_pages_language() -> None:
    page = draw("{% error_summary refused %}", refused=NotPermitted())

    assert "Có nội dung cần sửa" in page
    assert "You do not" not in page
    assert draw("{% error_summary refused %}", refused=None) == ""


def test_the_page_one_is_on_is_marked() -> None:
    assert 'aria-current="page"' in draw("{% nav_item '/desk/' 'A' %}", path="/desk/")
    assert "aria-current" not in draw("{% nav_item '/desk/' 'A' %}", path="/desk/receive")


def test_a_page_further_keeps_the_filters() -> None:
    page = draw("{% key_pagination next_key=77 first=False %}", path="/desk/?sector=3&after=50")

    assert 'href="?sector=3&amp;after=77"' in page
    assert 'href="?sector=3"' in page
    assert draw("{% key_pagination %}").strip() == ""


@pytest.mark.parametrize("page", ["403.html", "404.html", "500.html", "ui/dashboard.html", "ui/desk.html"])
def test_a_frame_is_drawn_without_any_context(page: str) -> None:
    drawn = engines["django"].get_template(page).render()

    assert '<html lang="vi"' in drawn
    assert 'id="main"' in drawn
    assert "Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn" in drawn
