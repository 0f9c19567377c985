"""References survive what people and banks do to them, and no other text is taken for one."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import reference

bodies = st.text(reference.ALPHABET, min_size=reference.LENGTH, max_size=reference.LENGTH)


def test_a_drawn_reference_is_valid_and_new() -> None:
    drawn = {reference.draw() for _ in range(1000)}

    assert len(drawn) == 1000
    assert all(reference.is_valid(one) for one in drawn)


@given(bodies, st.data())
def test_a_wrong_letter_is_found(body: str, data: st.DataObject) -> None:
    whole = reference.made_of(body)
    at = data.draw(st.integers(len(reference.PREFIX), len(whole) - 1))
    letter = data.draw(st.sampled_from(reference.ALPHABET).filter(lambda one: one != whole[at]))

    assert not reference.is_valid(whole[:at] + letter + whole[at + 1 :])


@given(bodies, st.integers(0, reference.LENGTH - 2))
def test_two_exchanged_neighbours_are_found(body: str, at: int) -> None:
    whole = reference.made_of(body)
    at += len(reference.PREFIX)
    changed = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]

    assert changed == whole or not reference.is_valid(changed)


@given(bodies, st.text(" .-\n", max_size=3), st.integers(1, 10))
def test_it_is_found_through_blanks(body: str, blanks: str, at: int) -> None:
    whole = reference.made_of(body)

    assert reference.find(f"IBFT {whole[:at]}{blanks}{whole[at:].lower()} PHI TTHC") == [whole]


def test_it_is_found_right_after_other_letters() -> None:
    whole = reference.made_of("7KX2P9QH")

    assert reference.find(f"020097MC{whole}GD 123") == [whole]
    assert reference.find("MC MCMCMC nop phi ho so H37-210406-0001") == []
