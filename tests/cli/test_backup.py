"""The drill: everything is destroyed, and everything is there again as it was at that second."""

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from motcua.lib.backup.vault import new_key
from tests.cli import program

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]

PRIVATE, PUBLIC = new_key()
COUNT = "from motcua.identity.models import Person; print(Person.objects.count())"
AFTER = "from motcua.identity.models import Person; [Person.objects.create(name='Sau') for _ in range(20)]"


@pytest.fixture
def place() -> Iterator[Path]:
    """Not pytest's own: another run of it that begins meanwhile closes all of that to the server's user."""
    with tempfile.TemporaryDirectory(prefix="motcua-drill-") as folder:
        yield Path(folder)


@pytest.fixture
def kept(place: Path) -> dict[str, str]:
    """The settings of a machine whose other disk keeps everything."""
    (place / "key.txt").write_text(f"# a comment\n{PRIVATE}\n")
    return {
        "MOTCUA_BACKUP": str(place / "other disk"),
        "MOTCUA_BACKUP_TO": PUBLIC,
        "MOTCUA_BACKUP_SECONDS": "1",
        "MOTCUA_HOSTS": "localhost",
    }


def run(*arguments: str, var: Path, **settings: str) -> CompletedProcess[str]:
    return program.run(*arguments, var=var, MOTCUA_SECRET_KEY=program.SECRET, **settings)


def _until_kept(folder: Path, when: datetime) -> None:
    """Until the journal of `when` is on the other disk."""
    deadline = time.monotonic() + program.PATIENCE_SECONDS
    while not any(p.stat().st_mtime > when.timestamp() + 2 for p in (folder / "wal").glob("*.age")):
        assert time.monotonic() < deadline, list((folder / "wal").iterdir())
        time.sleep(0.2)


def _told(code: str, var: Path, kept: dict[str, str]) -> str:
    said = run("dj", "shell", "-v", "0", "-c", code, var=var, **kept)
    assert said.returncode == 0, said.stderr
    return said.stdout


def _counted(var: Path, kept: dict[str, str]) -> int:
    return int(_told(COUNT, var, kept).split()[-1])


def test_everything_is_destroyed_and_returns_as_it_was_at_that_second(
    place: Path, kept: dict[str, str]
) -> None:
    var, other = place / "var of the machine", Path(kept["MOTCUA_BACKUP"])
    file = var / "files" / "documents" / "ab" / "cdef"
    with program.up(var, **kept):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"a paper")
        with program.writer(var) as written:
            acknowledged = [written.readline() for _ in range(50)]
            done = run("backup", var=var, **kept)
            assert done.returncode == 0, done.stderr
            acknowledged += [written.readline() for _ in range(200)]
        before = _counted(var, kept)
        time.sleep(1.1)  # `--at` is a whole second
        before_at = datetime.now(UTC).replace(microsecond=0)
        time.sleep(1.1)
        _told(AFTER, var, kept)
        after = _counted(var, kept)
        _until_kept(other, datetime.now(UTC))
    assert len(acknowledged) <= before < after
    shutil.rmtree(var)

    _returned(place, var, kept, "--at", before_at.isoformat())
    assert file.read_bytes() == b"a paper"
    assert _counted(var, kept) == before

    # And as late as the backup knows: everything.
    _returned(place, var, kept)
    assert _counted(var, kept) == after
    assert len(list(var.glob("pg.before-*"))) == 1


def _returned(place: Path, var: Path, kept: dict[str, str], *more: str) -> None:
    back = run("restore", "--key", str(place / "key.txt"), *more, var=var, **kept)
    assert back.returncode == 0, back.stdout + back.stderr


def test_what_cannot_be_returned_is_said_and_leaves_what_is_there(place: Path, kept: dict[str, str]) -> None:
    var = place / "var"
    assert run("migrate", var=var, **kept).returncode == 0
    persons = _counted(var, kept)
    key = ("--key", str(place / "key.txt"))

    nothing = run("restore", *key, var=var, **kept)
    assert nothing.returncode == 1
    assert "there is no copy of a database" in nothing.stderr

    assert run("backup", var=var, **kept).returncode == 0
    too_early = run("restore", *key, "--at", "2020-01-01T00:00:00", var=var, **kept)
    too_late = run("restore", *key, "--at", "2090-01-01T00:00:00", var=var, **kept)
    (place / "other.txt").write_text(new_key()[0])
    other_key = run("restore", "--key", str(place / "other.txt"), var=var, **kept)

    assert [said.returncode for said in (too_early, too_late, other_key)] == [1, 1, 1]
    assert "choose a later instant" in too_early.stderr
    assert "ends before that instant" in too_late.stderr
    assert "base/" in other_key.stderr
    assert _counted(var, kept) == persons


def test_the_doctor_asks_for_a_backup(place: Path, kept: dict[str, str]) -> None:
    var = place / "var"
    without = {key: value for key, value in kept.items() if not key.startswith("MOTCUA_BACKUP")}
    run("migrate", var=var, **kept)

    def findings(settings: dict[str, str]) -> list[tuple[bool, str]]:
        said = json.loads(run("doctor", "--json", var=var, **settings).stdout)
        return [(one["well"], one["says"]) for one in said if one["about"] == "backup"]

    assert findings(without) == [(False, "nothing is kept elsewhere: a dead disk takes everything")]
    assert findings(kept) == [(False, "no copy yet")]
    run("backup", var=var, **kept)
    ((well, says),) = findings(kept)
    assert well, says
    ((well, _),) = findings(kept | {"MOTCUA_BACKUP_TO": "age1nothing"})
    assert not well
