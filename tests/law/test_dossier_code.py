from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.dossier_code import BadDossierCode, DossierCode, format_code, parse

units = st.sampled_from(["H37", "H37.12", "H37.12.03", "000.00.12.H37"])


@given(units, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 10**6))
def test_a_code_is_read_as_it_is_written(unit_code, received_on, number):
    code = format_code(unit_code, received_on, number)

    assert parse(code) == DossierCode(unit_code, received_on, number)
    assert str(parse(code)) == code


def test_the_form_of_the_law():
    assert format_code("H37.12", date(2021, 4, 29), 7) == "H37.12-210429-0007"
    assert format_code("H37.12", date(2021, 4, 29), 12345) == "H37.12-210429-12345"


def test_typing_is_forgiven():
    assert parse(" h37.12 – 210429 - 0007 ") == DossierCode("H37.12", date(2021, 4, 29), 7)


@pytest.mark.parametrize(
    "code",
    ["", "H37", "H37-210429", "H37-210429-7", "H37-210431-0001", "H37-210429-0000", "H37-210429-00001",
     "37-210429-0001", "H37.-210429-0001", "H37-210429-0001'; --"],
)  # fmt: skip
def test_anything_else_is_refused(code):
    with pytest.raises(BadDossierCode):
        parse(code)


@pytest.mark.parametrize(("unit_code", "number"), [("", 1), ("h37", 1), ("H37", 0), ("H37-1", 1)])
def test_no_code_is_made_of_nonsense(unit_code, number):
    with pytest.raises(BadDossierCode):
        format_code(unit_code, date(2021, 4, 29), number)
