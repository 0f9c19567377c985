"""Two texts as one: what stayed, what is gone, what is new."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.worddiff import Change, pieces

TEXTS = st.text(alphabet="ab 5.,đồng\n", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(old: str, new: str) -> None:
    told = pieces(old, new)

    assert "".join(p.text for p in told if p.change is not Change.NEW) == old
    assert "".join(p.text for p in told if p.change is not Change.GONE) == new
    assert all(p.text for p in told)


@given(TEXTS)
def test_nothing_changed_in_a_text_that_did_not_change(text: str) -> None:
    assert {p.change for p in pieces(text, text)} <= {Change.SAME}


def test_words_change_as_words() -> None:
    told = pieces("Thời hạn 15 ngày làm việc, phí 50.000 đồng", "Thời hạn 10 ngày làm việc, phí 75.000 đồng")

    assert [(p.change, p.text) for p in told if p.change is not Change.SAME] == [
        (Change.GONE, "15"), (Change.NEW, "10"), (Change.GONE, "50.000"), (Change.NEW, "75.000"),
    ]  # fmt: skip


def test_a_phrase_that_changed_is_no_confetti() -> None:
    told = pieces("Sở Kế hoạch và Đầu tư", "Sở Tài chính và Đầu tư")

    assert [(p.change, p.text) for p in told] == [
        (Change.SAME, "Sở "), (Change.GONE, "Kế hoạch"), (Change.NEW, "Tài chính"), (Change.SAME, " và Đầu tư"),
    ]  # fmt: skip
