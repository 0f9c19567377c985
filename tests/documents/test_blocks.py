"""Whatever a template or a dossier says is drawn as itself: no text is read as a language."""

from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.documents.papers import pictures, render
from motcua.law.paper_template import NEEDED, STYLES, BlockKind
from motcua.lib.blocks import Block, Row, Template, filled
from tests.dossiers.papers.reading import Read

ON = date(2026, 11, 26)
HOSTILE = (
    "#let x = 1", "#panic()", "$a^2$", r"\ \# \n", "*đậm* _nghiêng_", "<nhãn> @nhãn", "[nội] {dung}",
    "// chú thích", "/* chú */ thích", "= Tiêu đề", "- mục", "`mã`", '"a" \'b\' “c”', "~ -- ...", "https://a.vn/#x",
)  # fmt: skip


def _data(template: Template, title: str = "Giấy phép", signer: str = "") -> dict[str, object]:
    return {
        "issuer": {"unit": "Sở Xây dựng", "place": "Lạng Sơn", "parent": ""},
        "title": title,
        "dossier_code": "H37-210406-0001",
        "signer_titles": ["GIÁM ĐỐC"],
        "blocks": [asdict(one) for one in filled(template, {}, lambda _: True)],
        "number": "",
        "signer_name": signer,
        "marked": "THỬ",
        "code": "",
        "page": "",
        "qr": None,
    }


def _everywhere(words: str) -> Template:
    row = Row("Nhãn", (words,))
    return tuple(
        Block(key=kind, kind=kind, text=(words,), note=(words,), rows=(row,), style=style)
        for kind in BlockKind
        for style in STYLES.get(kind, {"": ""})
        if kind not in STYLES or style != "heading"
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_comes_out_as_itself(words: str) -> None:
    read = Read(render("documents/blocks.typ", _data(_everywhere(words), words, words), issued_on=ON)).text

    assert read.count(" ".join(words.split())) >= 6


def test_a_word_that_no_line_holds_is_broken_and_stays_on_the_page() -> None:
    text = Read(render("documents/blocks.typ", _data(_everywhere("Q" * 300)), issued_on=ON)).text

    assert text.replace("\u200b", "").replace(" ", "").count("Q" * 300) >= 3


texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))
rows = st.lists(st.builds(lambda label, said: Row(label, (said,)), texts, texts), max_size=3).map(tuple)
kinds = st.sampled_from(sorted(BlockKind))
some = st.builds(
    lambda key, kind, text, note, rows, style: Block(
        key=key, kind=kind, text=(text,), note=(note,), rows=rows,
        style=style if style in STYLES.get(BlockKind(kind), {}) else "",
    ),
    st.text("abcdef", min_size=1, max_size=4), kinds, texts, texts, rows,
    st.sampled_from(["", "heading", "strong", "table", "numbered"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(some, max_size=6, unique_by=lambda block: block.key).map(tuple))
def test_any_blocks_are_drawn(template: Template) -> None:
    assert pictures("documents/blocks.typ", _data(template), issued_on=ON, ppi=20)


def test_without_its_needed_blocks_it_is_drawn_all_the_same() -> None:
    for kind in NEEDED:
        template = tuple(block for block in _everywhere("x") if block.kind != kind)
        assert render("documents/blocks.typ", _data(template), issued_on=ON)
