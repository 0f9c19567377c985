"""A small Markdown as safe HTML: what may be drawn is drawn, nothing else gets through."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import markdown

_ALLOWED = re.compile(
    r'</?(p|h2|h3|ul|ol|li|strong|em|blockquote|br|hr|a)( class="[a-z -]+"| href="[^"<>]*"| rel="[a-z ]+")*( /)?>'
)


def test_what_may_be_drawn_has_the_houses_classes() -> None:
    drawn = markdown.html("# Lịch\n\nMở cửa **7 giờ 30**.\n\n- Sáng\n- Chiều\n\n[Cổng](https://example.vn)")

    assert '<h2 class="govuk-heading-m">Lịch</h2>' in drawn
    assert '<p class="govuk-body">Mở cửa <strong>7 giờ 30</strong>.</p>' in drawn
    assert '<ul class="govuk-list govuk-list--bullet">' in drawn
    assert re.search(r'<a (class="govuk-link" )?href="https://example.vn"', drawn)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![](javascript:alert(1))",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](https://a.vn \"onmouseover=alert(1)\")",
        "<a href='https://a.vn' onclick='alert(1)'>x</a>",
        "<svg/onload=alert(1)>",
        "`<b>`",
        "<h1 style=\"position:fixed\">x</h1>",
    ],
)  # fmt: skip
def test_hostile_text_is_text(hostile: str) -> None:
    drawn = markdown.html(hostile)

    left = re.sub(r"<[^>]*>", lambda tag: "" if _ALLOWED.fullmatch(tag.group()) else tag.group(), drawn)
    assert "<" not in left
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', drawn))
    assert "onclick" not in "".join(re.findall(r"<[^>]*>", drawn))


@given(st.text(alphabet="<>/\"'&()[]#*-_ \naimgscriptonjv:=!`", max_size=60))
def test_nothing_but_the_named_tags_ever_comes_out(text: str) -> None:
    assert all(_ALLOWED.fullmatch(tag) for tag in re.findall(r"<[^>]*>", markdown.html(text)))
