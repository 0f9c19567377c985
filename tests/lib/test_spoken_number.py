"""Numbers as they are said in Vietnamese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import spoken_number as spoken


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "không"), (4, "bốn"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (20, "hai mươi"),
        (21, "hai mươi mốt"), (24, "hai mươi bốn"), (25, "hai mươi lăm"), (100, "một trăm"),
        (105, "một trăm linh năm"), (110, "một trăm mười"), (115, "một trăm mười lăm"),
        (999, "chín trăm chín mươi chín"),
    ],
)  # fmt: skip
def test_numbers(value: int, said: str) -> None:
    assert spoken.number(value) == said


def test_a_call() -> None:
    assert spoken.call("B012", 21) == "Mời số bê không một hai, đến quầy hai mươi mốt"


def test_what_is_not_said() -> None:
    with pytest.raises(ValueError, match="1000"):
        spoken.number(1000)


@given(st.sampled_from(sorted(spoken.LETTERS)), st.integers(1, 9999), st.integers(1, 999))
def test_the_sounds_say_the_sentence(letter: str, number: int, counter: int) -> None:
    ticket = f"{letter}{number:03d}"
    words = {name: word for word, name in spoken.WORDS.items()}
    heard = " ".join(words[name] for name in spoken.sounds(ticket, counter))

    assert heard == spoken.call(ticket, counter).replace(",", "").lower()
