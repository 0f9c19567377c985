"""A template as data: read back as it was written, typed as it is said, filled with strings alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.blocks import Block, Row, Template, Text, Value, building, filled, read, said, typed, written
from motcua.lib.blocks.typed import CLOSE, OPEN

NAMES = {"applicant": "Chủ hồ sơ", "code": "Mã hồ sơ"}
ORDER = {"head": 0, "paragraph": 1, "list": 1, "foot": 2}

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters=f"{OPEN}{CLOSE}\r"), min_size=1)
pieces = st.one_of(words, st.sampled_from(sorted(NAMES)).map(Value))
texts = st.lists(pieces, max_size=5).map(lambda those: _joined(tuple(those)))
blocks = st.builds(
    Block,
    key=st.text("abc", min_size=1, max_size=3),
    kind=st.sampled_from(sorted(ORDER)),
    text=texts,
    note=texts,
    rows=st.lists(st.builds(Row, words, texts), max_size=3).map(tuple),
    when=st.one_of(st.none(), st.just({"field": "outcome", "in": ["granted"]})),
)
templates = st.lists(blocks, max_size=6, unique_by=lambda block: block.key).map(tuple)


def _joined(text: Text) -> Text:
    """Words beside each other are one piece, as they are when they are typed."""
    found: list[str | Value] = []
    for piece in text:
        if found and isinstance(piece, str) and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


@given(templates)
def test_what_is_written_is_read_back(template: Template) -> None:
    assert read(written(template)) == template


@given(texts)
def test_what_is_said_is_typed_back(text: Text) -> None:
    assert typed(said(text, NAMES), NAMES) == text


@given(st.text())
def test_nothing_that_is_typed_is_lost(written_: str) -> None:
    plain = written_.replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(said(typed(written_, NAMES), NAMES).split()) == "".join(plain.split())


@given(
    templates, st.lists(st.tuples(st.sampled_from(["up", "down", "drop", "again", "put"]), st.integers(0, 9)))
)
def test_no_sequence_of_changes_disorders_it(template: Template, acts: list[tuple[str, int]]) -> None:
    template = tuple(sorted(template, key=lambda block: ORDER[block.kind]))
    for act, n in acts:
        key = template[n % len(template)].key if template else ""
        if act == "put" or not template:
            fresh = building.fresh_key(template, "paragraph")
            template = building.put(template, Block(key=fresh, kind="paragraph"), ORDER)
        elif act == "drop":
            template = building.drop(template, key)
        elif act == "again":
            template = building.again(template, key, ORDER)
        else:
            template = building.move(template, key, -1 if act == "up" else 1, ORDER)

        assert [ORDER[block.kind] for block in template] == sorted(ORDER[block.kind] for block in template)
        assert len({block.key for block in template}) == len(template)


def test_a_value_is_never_read_as_a_text() -> None:
    block = Block(key="a", kind="paragraph", text=("Cấp cho ", Value("applicant"), "."))

    (shown,) = filled((block,), {"applicant": "⟦Mã hồ sơ⟧ \u202eabc", "code": "1"}, lambda _: True)

    assert shown.lines == ("Cấp cho ⟦Mã hồ sơ⟧ abc.",)


def test_what_somebody_wrote_stands_in_place_of_the_blocks_own_words() -> None:
    template = (
        Block(key="a", kind="paragraph", text=("Cũ",)),
        Block(key="b", kind="list", rows=(Row("", ("Cũ",)),)),
        Block(
            key="c", kind="fields", rows=(Row("Tên", (Value("applicant"),)), Row("Trống", (Value("code"),)))
        ),
        Block(key="d", kind="paragraph", text=("x",), when={"field": "outcome", "in": ["refused"]}),
    )

    shown = filled(template, {"applicant": "Vy"}, lambda _: False, {"a": "Mới\n\nHai", "b": "Một\nHai"})

    assert [one.key for one in shown] == ["a", "b", "c"]
    assert shown[0].lines == ("Mới", "Hai")
    assert shown[1].rows == (("", "Một"), ("", "Hai"))
    assert shown[2].rows == (("Tên", "Vy"),)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"blocks": [{"key": "a"}]},
        {"blocks": [{"key": "a", "kind": "p"}, {"key": "a", "kind": "p"}]},
        {"blocks": [{"key": "a", "kind": "p", "text": "words"}]},
        {"blocks": [{"key": "a", "kind": "p", "text": [{"field": 1}]}]},
        {"blocks": [{"key": "a", "kind": "p", "when": {"any": []}}]},
        {"blocks": [{"key": "", "kind": "p"}]},
    ],
)
def test_what_is_no_template_is_not_read(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(broken)
