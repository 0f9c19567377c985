"""The file of the wire: a name that is none of ours is found when it is read, and values are written as it says."""

from importlib import resources

import pytest

from motcua.exchange.providers import Service
from motcua.exchange.providers.national_portal import wire
from motcua.exchange.providers.national_portal.wire import WrongWire

TEXT = resources.files("motcua.exchange.providers.national_portal").joinpath("wire.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('MaHoSo = "code"', 'MaHoSo = "codee"'),
        ('each = "fees"', 'each = "fines"'),
        ('TenGiayTo = "name"', 'TenGiayTo = "names"'),
        ('registered = ["dossier"]', 'registered = ["dossiers"]'),
        ("[progress]", "[progres]"),
        ('zone = "Asia/Ho_Chi_Minh"', 'zone = "Asia/Nowhere"'),
    ],
)
def test_a_wrong_name_is_found_when_the_file_is_read(was: str, now: str) -> None:
    assert was in TEXT

    with pytest.raises(WrongWire):
        wire.read(TEXT.replace(was, now, 1))


def test_a_changed_name_is_a_changed_line() -> None:
    changed = wire.read(TEXT.replace('ChuHoSo = "applicant_name"', 'TenChuHoSo = "applicant_name"'))

    names = changed.layouts[Service.DOSSIER]
    assert "TenChuHoSo" in names
    assert "ChuHoSo" not in names
