"""People and businesses for a demonstration: names as they are in Lạng Sơn, none of a real person."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_FAMILIES = (
    "Nguyễn Hoàng Nông Vi Lý Hứa Triệu Lương Lộc Bế Đàm Chu Phạm Trần Lê Hà Mã Đinh Lâm Dương Liễu Tô".split()
)
_MEN = "Văn Đức Minh Quang Hữu Anh Thanh Xuân Công Ngọc".split()
_WOMEN = "Thị Thu Ngọc Bích Hồng Thanh Minh Kim Diệu Phương".split()
_MEN_GIVEN = (
    "Hùng Dũng Tuấn Sơn Long Thành Hải Kiên Đạt Phong Bình Quyết Giang Hiếu Trường Vinh Nam Khánh".split()
)
_WOMEN_GIVEN = (
    "Lan Hoa Hương Thu Ngân Mai Hạnh Thúy Loan Diệp Hiền Oanh Hằng Ly Yến Nga Trang Vân Xuân Tuyết".split()
)
_PLACES = (
    "phường Chi Lăng, thành phố Lạng Sơn", "phường Vĩnh Trại, thành phố Lạng Sơn", "thị trấn Đồng Đăng, huyện Cao Lộc",
    "thị trấn Cao Lộc, huyện Cao Lộc", "thị trấn Lộc Bình, huyện Lộc Bình", "thị trấn Bắc Sơn, huyện Bắc Sơn",
    "thị trấn Hữu Lũng, huyện Hữu Lũng", "thị trấn Na Sầm, huyện Văn Lãng", "thị trấn Thất Khê, huyện Tràng Định",
    "xã Mai Pha, thành phố Lạng Sơn", "xã Tân Mỹ, huyện Văn Lãng", "thị trấn Chi Lăng, huyện Chi Lăng",
)  # fmt: skip
_TRADES = ("Xây dựng", "Thương mại", "Vận tải", "Xuất nhập khẩu", "Nông sản", "Dược phẩm", "Du lịch")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
# Every tenth who files is a business.
_BUSINESS_EVERY = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody invented. `business` tells which kind of number `identity` is."""

    name: str
    identity: str
    phone: str
    address: str
    business: bool


def invent(count: int, seed: int) -> Iterator[Figure]:
    """So many figures, each with a number of its own; the same seed gives the same."""
    rng = random.Random(f"people {seed}")
    for index in range(count):
        phone = f"09{rng.randrange(10**8):08d}"
        if index % _BUSINESS_EVERY == 0:
            family, trade = rng.choice(_FAMILIES), rng.choice(_TRADES)
            name = f"Công ty TNHH {trade} {family} {rng.choice(_MEN_GIVEN)}"
            yield Figure(name, _enterprise_code(index), phone, rng.choice(_PLACES), business=True)
            continue
        woman = rng.random() < 0.5
        names = (_WOMEN, _WOMEN_GIVEN) if woman else (_MEN, _MEN_GIVEN)
        name = f"{rng.choice(_FAMILIES)} {rng.choice(names[0])} {rng.choice(names[1])}"
        identity = f"020{int(woman)}{rng.randrange(50, 100)}{index:06d}"
        yield Figure(name, identity, phone, rng.choice(_PLACES), business=False)


def _enterprise_code(index: int) -> str:
    """A code with a right check digit: Circular 105/2020/TT-BTC, art. 5; skips those not issued."""
    body = 490_000_000 + index
    while True:
        digits = f"{body:09d}"
        check = 10 - sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11
        if check < 10:
            return f"{digits}{check}"
        body += 1_000_000
