"""What keyboards and ears make of Vietnamese is read as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.typed_vietnamese import parted, sound, untyped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhaf", "nha"), ("xaay", "xay"), ("mowr", "mo"), ("quans", "quan"), ("awn", "an"), ("keets", "ket"),
        ("dawng", "dang"), ("dduwowngf", "duong"), ("hoj", "ho"), ("khaaur", "khau"), ("giaays", "giay"),
        ("ddaats", "dat"), ("nguwowif", "nguoi"), ("chuwngs", "chung"), ("twf", "tu"), ("cana", "can"),
        ("dangd", "dang"), ("d9a61t", "dat"), ("ho65", "ho"), ("kha63u", "khau"), ("khai", "khai"), ("giay", "giay"),
        ("xe", "xe"), ("ruou", "ruou"), ("sinh", "sinh"),
    ],
)  # fmt: skip
def test_keys_left_in_a_word_are_taken_out(typed: str, meant: str) -> None:
    assert untyped(typed) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [("xinh", "sinh"), ("ki", "ky"), ("giay", "day"), ("rang", "dang"), ("chong", "trong"), ("lam", "nam"),
     ("nghi", "ngi"), ("gheo", "geo"), ("fep", "phep")],
)  # fmt: skip
def test_what_sounds_alike_is_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_words_run_together_are_parted() -> None:
    known = {"sinh", "con", "xay", "nha", "giay", "phep", "si", "nh"}

    assert parted("sinhcon", known) == ["sinh", "con"]
    assert parted("giayphepxaynha", known) == ["giay", "phep", "xay", "nha"]
    assert parted("sinhx", known) == parted("wilopo", known) == []


@given(st.text(alphabet="abcdeghiklmnopqrstuvxywjfz0123456789", max_size=40))
def test_whatever_is_typed_is_read_and_read_again_alike(word: str) -> None:
    assert len(untyped(word)) <= len(word)
    assert sound(word) == sound(word)
    assert "".join(parted(word, {"an", "ha", "ho"})) in ("", word)
