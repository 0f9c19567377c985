"""The opener is forked warm for each file: what became of the nursery or of another file touches nobody's."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from motcua.documents.providers import opening
from motcua.documents.providers.opening import Limits, OpenerFailed, Unopenable

LIMITS = Limits(pixels=10**7, unpacked_bytes=10**8, memory_bytes=10**9, seconds=20)


def pdf(place: Path, pages: int = 1) -> Path:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    made.save(place)
    return place


def looked(path: Path, *, limits: Limits = LIMITS, ending: str = "pdf") -> int:
    return opening.look(path, ending=ending, types=["pdf", "png"], into=path.parent, limits=limits).pages


def _nursery() -> int:
    kept = opening._openers._nursery
    assert kept is not None
    return kept[1].pid


def test_many_at_once_get_each_its_own_answer(tmp_path: Path) -> None:
    files = [pdf(tmp_path / f"{n}.pdf", n) for n in range(1, 13)]

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(looked, files)) == list(range(1, 13))


def test_after_the_nursery_was_killed_the_next_file_is_opened(tmp_path: Path) -> None:
    one = pdf(tmp_path / "one.pdf")
    looked(one)
    killed = _nursery()

    os.kill(killed, signal.SIGKILL)

    assert looked(one) == 1
    assert _nursery() != killed


def test_a_file_that_is_too_heavy_takes_only_its_own_opener_with_it(tmp_path: Path) -> None:
    one = pdf(tmp_path / "one.pdf")
    looked(one)
    before = _nursery()

    with pytest.raises(Unopenable) as refused:
        looked(one, limits=Limits(pixels=1, unpacked_bytes=10**8, memory_bytes=-(400 << 20), seconds=20))

    assert refused.value.code == "too_heavy"
    assert looked(one) == 1
    assert _nursery() == before


def test_a_fault_of_the_opener_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OpenerFailed, match="FileNotFoundError"):
        looked(tmp_path / "nothing.pdf")


def test_an_opener_knows_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither settings nor open files: what it inherits is the three descriptors of its order."""
    monkeypatch.setenv("MOTCUA_SECRET_KEY", "known to us alone")
    with (tmp_path / "ours").open("wb"):
        opening._openers.close()
        looked(pdf(tmp_path / "one.pdf"))

        process = Path(f"/proc/{_nursery()}")
        assert process.joinpath("environ").read_bytes() == b""
        held = {os.readlink(one) for one in process.joinpath("fd").iterdir()}

    assert not [one for one in held if one.startswith(str(tmp_path))]
