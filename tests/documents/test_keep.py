"""A kept file is whole, kept once, and known again by its content."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.documents import commands, queries
from motcua.documents.commands import Content
from tests.world import TUESDAY_8

PDF = "application/pdf"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    documents = {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "documents": documents}


def kept(content: bytes) -> queries.Facts:
    stored = commands.keep([Content(io.BytesIO(content), PDF)], at=TUESDAY_8)[0]
    return queries.facts(stored.id)


class TestAnyContent(TestCase):
    @given(st.lists(st.binary(max_size=200), min_size=1, max_size=5))
    def test_comes_back_as_it_went_in(self, contents: list[bytes]) -> None:
        stored = commands.keep([Content(io.BytesIO(c), PDF) for c in contents], at=TUESDAY_8)

        assert [queries.content(queries.facts(k.id)) for k in stored] == contents
        assert len({k.id for k in stored}) == len(set(contents))


@pytest.mark.django_db
def test_the_same_content_twice_is_one_file() -> None:
    assert kept(b"paper") == kept(b"paper")


@pytest.mark.django_db
def test_nothing_half_written_is_left_when_the_disk_refuses(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() >= 3:
                raise OSError("no space left on device")
            return super().read(3)

    with pytest.raises(OSError, match="no space"):
        commands.keep([Content(Broken(b"abcdef"), PDF)], at=TUESDAY_8)

    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.django_db
def test_a_file_changed_behind_our_back_is_not_given_out(tmp_path: Path) -> None:
    file = kept(b"granted: no")
    (tmp_path / queries.place(file.sha256)).write_bytes(b"granted: yes")

    with pytest.raises(queries.FileChanged):
        queries.content(file)


@pytest.mark.django_db
def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    file = kept(b"paper")
    (tmp_path / queries.place(file.sha256)).unlink()

    with pytest.raises(queries.FileMissing):
        queries.content(file)


def test_many_writers_of_one_content_leave_one_whole_file(tmp_path: Path) -> None:
    from django.core.files.base import ContentFile

    def write(_: int) -> str:
        return storages["documents"].save("ab/cd/abcd", ContentFile(b"x" * 100_000))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(write, range(32))) == {"ab/cd/abcd"}

    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert [p.stat().st_size for p in files] == [100_000]
