from datetime import date

import pytest

from motcua.law.papers import PaperKind, PaperSet, form_number, paper_set, result_numbered, result_symbol


@pytest.mark.parametrize(
    ("issued_on", "papers"),
    [
        (date(2019, 1, 8), PaperSet.OF_2018),
        (date(2025, 7, 1), PaperSet.OF_2018),
        (date(2025, 9, 14), PaperSet.OF_2018),
        (date(2025, 9, 15), PaperSet.OF_2025),
        (date(2026, 2, 5), PaperSet.OF_2025),
    ],
)
def test_the_law_in_force_on_the_day_of_issue_chooses_the_set(issued_on: date, papers: PaperSet) -> None:
    assert paper_set(issued_on) == papers


def test_the_slip_and_the_register_move_up_when_stopping_gets_a_form() -> None:
    numbers = {papers: [form_number(kind, papers) for kind in PaperKind] for papers in PaperSet}

    assert numbers[PaperSet.OF_2018] == [1, 2, 3, 4, None, 5, 6, None]
    assert numbers[PaperSet.OF_2025] == [1, 2, 3, 4, 5, 6, 7, None]


def test_a_set_knows_its_circular() -> None:
    assert PaperSet.OF_2018.circular == "Thông tư 01/2018/TT-VPCP"
    assert PaperSet.OF_2025.circular == "Thông tư 03/2025/TT-VPCP"


def test_a_result_is_numbered_by_its_kind_and_agency_and_a_refusal_is_a_notice() -> None:
    assert result_numbered(7, result_symbol("licence", granted=True), "SXD") == "07/GP-SXD"
    assert result_numbered(112, result_symbol("licence", granted=False), "SXD") == "112/TB-SXD"
    assert result_numbered(1, result_symbol("certificate", granted=True), "") == "01/GCN"
