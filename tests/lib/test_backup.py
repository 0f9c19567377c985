"""The vault: what was put in comes out with the private key, and with no other; half of a file is none."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.lib.backup.keeping import Base, Keeper, bases
from motcua.lib.backup.packing import Packed
from motcua.lib.backup.vault import NoKey, NotReadable, OpenVault, Vault, new_key

PRIVATE, PUBLIC = new_key()


class Broken(io.BytesIO):
    """A disk that fails in the middle."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError("the disk is gone")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200_000))
def test_what_goes_in_comes_out(tmp_path: Path, content: bytes) -> None:
    kept = Vault(tmp_path, PUBLIC).put("files/a", io.BytesIO(content))

    back = io.BytesIO()
    OpenVault(tmp_path, f"# created by age-keygen\n{PRIVATE}\n").take("files/a", back)
    assert (back.getvalue(), kept.size_bytes) == (content, len(content))
    assert (
        content[:64] == b"" or content not in (tmp_path / "files" / "a.age").read_bytes() or len(content) < 8
    )


@given(
    content=st.binary(max_size=5_000),
    sizes=st.lists(st.integers(1, 700), min_size=1),
    times=st.integers(1, 500),
)
def test_what_is_packed_is_unpacked_however_it_is_read(content: bytes, sizes: list[int], times: int) -> None:
    source, packed, number = Packed(io.BytesIO(content * times)), b"", 0
    while piece := source.read(sizes[number % len(sizes)]):
        packed += piece
        number += 1

    assert gzip.decompress(packed) == content * times


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    Vault(tmp_path, PUBLIC).put("a", io.BytesIO(b"a dossier"))

    with pytest.raises(NotReadable):
        OpenVault(tmp_path, new_key()[0]).take("a", io.BytesIO())


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    Vault(tmp_path, PUBLIC).put("a", io.BytesIO(b"a dossier" * 1000))
    path = tmp_path / "a.age"
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(NotReadable):
        OpenVault(tmp_path, PRIVATE).take("a", io.BytesIO())


def test_what_broke_off_is_not_there(tmp_path: Path) -> None:
    vault = Vault(tmp_path, PUBLIC)

    with pytest.raises(Exception, match="disk is gone"):
        vault.put("a", Broken())

    assert not vault.has("a")
    assert list(OpenVault(tmp_path, PRIVATE).names("")) == []


@pytest.mark.parametrize("wrong", ["", "age1", PRIVATE], ids=["nothing", "half", "the private one"])
def test_what_is_no_public_key_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(NoKey):
        Vault(tmp_path, wrong)


@pytest.mark.parametrize(
    "wrong", ["", PUBLIC, "AGE-SECRET-KEY-1XYZ"], ids=["nothing", "the public one", "half"]
)
def test_what_is_no_private_key_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(NoKey):
        OpenVault(tmp_path, wrong)


def test_files_are_kept_once_and_those_on_their_way_in_are_left_out(tmp_path: Path) -> None:
    files, vault = tmp_path / "files", Vault(tmp_path / "vault", PUBLIC)
    (files / "uploads").mkdir(parents=True)
    (files / "ab").mkdir()
    (files / "ab" / "one").write_bytes(b"one")
    (files / "ab" / "two.part").write_bytes(b"half")
    (files / "uploads" / "three").write_bytes(b"on its way")
    key = tmp_path / "record.pem"
    key.write_bytes(b"a key")

    def keeper() -> Keeper:
        left_out = files / "uploads"
        return Keeper(vault, server=None, files=files, leaving_out=left_out, keys={"record.pem": key})

    same = keeper()
    assert (same.keep_files(), same.keep_files(), keeper().keep_files()) == (1, 0, 0)
    (files / "ab" / "four").write_bytes(b"four")
    assert same.keep_files() == 1
    names = list(OpenVault(tmp_path / "vault", PRIVATE).names("files"))
    assert names == ["files/ab/four", "files/ab/one"]


def test_old_copies_are_forgotten_with_the_journal_that_only_they_needed(tmp_path: Path) -> None:
    vault = Vault(tmp_path, PUBLIC)
    for day, wal in (
        (1, "000000010000000000000002"),
        (2, "000000010000000000000005"),
        (3, "000000020000000000000009"),
    ):
        name = f"2026110{day}T000000.000000Z"
        vault.put(f"base/{name}.tar.gz", io.BytesIO(b"tar"))
        record = (
            f'{{"name": "{name}", "began_at": "2026-11-0{day}T00:00:00+00:00", "ended_at": '
            f'"2026-11-0{day}T00:01:00+00:00", "first_wal": "{wal}", "postgres": "18", "size_bytes": 3, "sha256": ""}}'
        )
        (tmp_path / "base" / f"{name}.json").write_text(record)
    for number in range(1, 10):
        vault.put(f"wal/00000001000000000000000{number}.gz", io.BytesIO(b"wal"))
    vault.put("wal/00000002.history.gz", io.BytesIO(b"history"))
    keeper = Keeper(vault, server=None, files=tmp_path / "none", leaving_out=tmp_path / "none", keys={})

    assert keeper.forget(keep=2) == 1
    assert keeper.forget(keep=2) == 0

    left: list[Base] = bases(tmp_path)
    assert [base.first_wal for base in left] == ["000000010000000000000005", "000000020000000000000009"]
    names = list(OpenVault(tmp_path, PRIVATE).names("wal"))
    assert names == [f"wal/00000001000000000000000{n}.gz" for n in range(5, 10)] + ["wal/00000002.history.gz"]
