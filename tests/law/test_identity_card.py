"""What a scanner reads from an identity card: seven fields between bars, and everything else is no card."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law import identity_card
from motcua.law.identity_card import NotACard
from motcua.law.person_code import Sex

VY = "020301000123|082345678|Hoàng Thị Vy|05042001|Nữ|Số 5, phố Muối, Đông Kinh, Lạng Sơn|15042021"
TODAY = date(2026, 11, 26)


def test_each_field_is_read() -> None:
    card = identity_card.read(VY, on=TODAY)

    assert (card.number, card.old_number, card.name) == ("020301000123", "082345678", "Hoàng Thị Vy")
    assert (card.birth_on, card.sex, card.issued_on) == (date(2001, 4, 5), Sex.FEMALE, date(2021, 4, 15))
    assert card.address == "Số 5, phố Muối, Đông Kinh, Lạng Sơn"


def test_a_card_without_an_old_number_and_one_that_says_more_are_cards() -> None:
    card = identity_card.read(VY.replace("|082345678|", "||") + "|Hoàng Văn Bố|Lý Thị Mẹ|||\n", on=TODAY)

    assert (card.old_number, card.name) == ("", "Hoàng Thị Vy")


@pytest.mark.parametrize(
    "scanned",
    [
        "",
        "020301000123",
        "https://motcua.vn/track/H37-1/ABC/",
        VY.replace("020301000123", "12"),
        VY.replace("020301000123", "020901000123"),
        VY.replace("05042001", "31022001"),
        VY.replace("05042001", "٠٥٠٤٢٠٠١"),
        VY.replace("|Nữ|", "|F|"),
        VY.replace("|Hoàng Thị Vy|", "||"),
        VY.replace("Vy", "\x00"),
        "|" * 6,
    ],
)
def test_what_is_no_card_is_refused(scanned: str) -> None:
    with pytest.raises(NotACard):
        identity_card.read(scanned, on=TODAY)


@given(st.text(max_size=900))
def test_nothing_that_is_scanned_breaks_it(scanned: str) -> None:
    try:
        card = identity_card.read(scanned, on=TODAY)
    except NotACard:
        return
    assert len(card.number) == 12


@given(
    name=st.text(
        st.characters(exclude_characters="|", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=60
    ),
    birth_on=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    sex=st.sampled_from([("Nam", Sex.MALE), ("Nữ", Sex.FEMALE)]),
)
def test_what_was_written_is_what_is_read(name: str, birth_on: date, sex: tuple[str, Sex]) -> None:
    card = identity_card.read(f"020301000123||{name}|{birth_on:%d%m%Y}|{sex[0]}|Lạng Sơn|", on=TODAY)

    assert (card.name, card.birth_on, card.sex, card.issued_on) == (name, birth_on, sex[1], None)
