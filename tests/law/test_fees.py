import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.fees import FeeCase, ReliefGround, format_dong, in_words, payable_dong, reliefs_in
from motcua.lib.folding import fold

COPY = FeeCase(120_000, {ReliefGround.POOR_HOUSEHOLD: 100, ReliefGround.ONLINE: 50})


@pytest.mark.parametrize(
    ("quantity", "grounds", "expected"),
    [
        (1, [], 120_000),
        (3, [], 360_000),
        (0, [], 0),
        (1, [ReliefGround.ONLINE], 60_000),
        (2, [ReliefGround.ONLINE, ReliefGround.POOR_HOUSEHOLD], 0),  # the best ground counts
        (1, [ReliefGround.CHILD], 120_000),  # no relief on this ground in this case
    ],
)
def test_what_is_payable(quantity, grounds, expected):
    assert payable_dong(COPY, quantity=quantity, grounds=grounds) == expected


@given(st.integers(0, 10**10), st.integers(0, 100), st.integers(0, 100))
def test_payable_is_never_more_than_the_fee_nor_below_nought(amount, percent, quantity):
    case = FeeCase(amount, {ReliefGround.ONLINE: percent})

    assert 0 <= payable_dong(case, quantity=quantity, grounds=[ReliefGround.ONLINE]) <= amount * quantity


def test_half_a_dong_is_rounded_up():
    assert payable_dong(FeeCase(1, {ReliefGround.ONLINE: 50}), grounds=[ReliefGround.ONLINE]) == 1


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="negative"):
        FeeCase(-1)
    with pytest.raises(ValueError, match="percent"):
        FeeCase(1, {ReliefGround.CHILD: 101})
    with pytest.raises(ValueError, match="negative"):
        payable_dong(COPY, quantity=-1)
    with pytest.raises(ValueError, match="negative"):
        in_words(-1)


def test_amounts_are_written_the_vietnamese_way():
    assert format_dong(120_000) == "120.000\u00a0đồng"
    assert format_dong(0) == "0\u00a0đồng"
    assert format_dong(1_234_567_890) == "1.234.567.890\u00a0đồng"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (105, "Một trăm linh năm đồng"),
        (111, "Một trăm mười một đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (35_000, "Ba mươi lăm nghìn đồng"),
        (120_000, "Một trăm hai mươi nghìn đồng"),
        (1_000_000, "Một triệu đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (
            2_021_004_015,
            "Hai tỷ không trăm hai mươi mốt triệu không trăm linh bốn nghìn không trăm mười lăm đồng",
        ),
        (10**12, "Một nghìn tỷ đồng"),
    ],
)
def test_amounts_in_words(amount, words):
    assert in_words(amount) == words


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_no_two_amounts_read_the_same(one, other):
    assert (in_words(one) == in_words(other)) is (one == other)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("", {}),
        ("Miễn lệ phí khi nộp hồ sơ qua mạng điện tử", {ReliefGround.ONLINE: 100}),
        ("Giảm 50% khi nộp hồ sơ trực tuyến", {ReliefGround.ONLINE: 50}),
        (
            "Miễn: hộ nghèo, người có công, đồng bào dân tộc thiểu số ở vùng đặc biệt khó khăn",
            {
                ReliefGround.POOR_HOUSEHOLD: 100,
                ReliefGround.MERIT: 100,
                ReliefGround.ETHNIC_MINORITY: 100,
            },
        ),
        (
            "Miễn: hộ nghèo; giảm 30% người cao tuổi; giảm 50% nộp trực tuyến",
            {ReliefGround.POOR_HOUSEHOLD: 100, ReliefGround.ELDERLY: 30, ReliefGround.ONLINE: 50},
        ),
        (
            "Miễn: công dân thường trú tại các xã biên giới; người từ đủ 16 tuổi mồ côi cả cha và mẹ",
            {ReliefGround.BORDER: 100, ReliefGround.ORPHAN: 100},
        ),
        ("Giảm 50%: nhận con riêng, cháu ruột", {}),
        ("Người cao tuổi nộp tại quầy riêng", {}),
    ],
)
def test_published_exemptions_are_read(said: str, means: dict[ReliefGround, int]) -> None:
    assert reliefs_in(fold(said)) == means
