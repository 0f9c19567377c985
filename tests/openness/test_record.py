"""The public record: folded from what happened, signed, chained, proven by a program that knows nothing of ours."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from motcua.dossiers.models import Dossier, Event
from motcua.openness import commands, queries
from motcua.openness.commands import folding
from motcua.openness.models import DayRoot
from motcua.openness.queries import checkup, record
from tests.world import World, at

VERIFIER = resources.files("motcua.openness").joinpath("data", "verify_record.py")
Verify = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def key(tmp_path: Path, settings: Any) -> Path:
    settings.MOTCUA_RECORD_KEY = str(tmp_path / "key.pem")
    return tmp_path / "key.pem"


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """Run the program on files, as anybody would."""

    def run(roots: Any, *more: str, **files: Any) -> subprocess.CompletedProcess[str]:
        (tmp_path / "roots.json").write_text(json.dumps(roots))
        told = [str(tmp_path / "roots.json")]
        for name, document in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(document))
            told += [f"--{name}", str(tmp_path / f"{name}.json")]
        return subprocess.run(
            [sys.executable, "-I", str(VERIFIER), *told, *more], capture_output=True, text=True, check=False
        )

    return run


def proof_of(dossier_id: int) -> dict[str, Any]:
    code = Dossier.objects.get(pk=dossier_id).code
    return {"dossier": code, "proofs": [one.document() for one in queries.proofs(dossier_id)]}


def night(days: int = 0) -> datetime:
    return at("04-07 00:30") + timedelta(days=days)


def test_a_night_folds_once_what_became_known(world: World) -> None:
    one = world.finished(at("04-06 11:00"))

    assert commands.fold(at=night()) == 1
    assert commands.fold(at=night()) is None
    row = DayRoot.objects.get()
    assert (row.size, row.last_event_id) == (Event.objects.count(), Event.objects.latest("id").pk)
    assert row.day_on == at("04-06 08:00").date()
    assert len(queries.proofs(one)) == Event.objects.filter(dossier_id=one).count()


def test_the_program_believes_it_and_a_proof(world: World, verify: Verify) -> None:
    one = world.finished(at("04-06 11:00"))
    for number in range(3):
        world.received(at=at("04-06 12:00") + timedelta(minutes=number))
    commands.fold(at=night())
    two = world.received(at=at("04-07 09:00")).dossier_id
    commands.fold(at=night(1))
    commands.fold(at=night(2))  # a night without events

    for dossier_id in (one, two):
        done = verify(queries.roots_document(), proof=proof_of(dossier_id))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "3 roots, each signed" in done.stdout
    assert (
        "received at 2021-04-06T01:00:00.000000+00:00"
        in verify(queries.roots_document(), proof=proof_of(one)).stdout
    )
    assert queries.proofs(two)[0].root.number == 2


def test_it_does_not_believe_what_was_changed(world: World, verify: Verify, key: Path) -> None:
    one = world.received().dossier_id
    commands.fold(at=night())
    world.received(at=at("04-07 09:00"))
    commands.fold(at=night(1))
    roots = queries.roots_document()
    proof = proof_of(one)

    def false(document: Any, **files: Any) -> str:
        done = verify(document, **files)
        assert done.returncode == 1, done.stdout
        return done.stdout

    changed = json.loads(json.dumps(roots))
    changed["roots"][0]["size"] += 1
    assert "does not follow" in false(changed)
    assert "is missing" in false({**roots, "roots": roots["roots"][1:]})
    forged = json.loads(json.dumps(roots))
    forged["roots"][1]["signature"] = forged["roots"][0]["signature"]
    assert "signature of number 2" in false(forged)
    later = json.loads(json.dumps(proof))
    later["proofs"][0]["leaf"] = later["proofs"][0]["leaf"].replace("T01:00", "T02:00")
    assert "is not in root" in false(roots, proof=later)
    kept = json.loads(json.dumps(roots))
    kept["roots"][0]["root"] = "00" * 32
    assert "not the one that was kept" in false(roots, kept=kept)
    assert verify(roots, "--key", "00" * 32).returncode == 1
    assert verify(roots, kept=roots).returncode == 0


def test_tiles_of_a_large_night_prove_alike(
    world: World, verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (record, folding):
        monkeypatch.setattr(room, "TILE", 4)
    ids = [world.received(at=at("04-06 08:00") + timedelta(minutes=n)).dossier_id for n in range(11)]
    commands.fold(at=night())

    assert DayRoot.objects.get().tiles.count() == 3
    for dossier_id in ids:
        assert verify(queries.roots_document(), proof=proof_of(dossier_id)).returncode == 0


def test_the_doctor_finds_what_was_changed_behind_our_back(world: World) -> None:
    world.received()
    commands.fold(at=night())
    assert all(one.well for one in checkup.checkup())

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE dossiers_event DISABLE TRIGGER USER")
        cursor.execute("UPDATE dossiers_event SET at = at + interval '1 minute'")
        cursor.execute("ALTER TABLE dossiers_event ENABLE TRIGGER USER")

    assert [one.well for one in checkup.checkup()] == [True, False]


def test_what_is_published_is_not_changed(world: World) -> None:
    commands.fold(at=night())

    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        DayRoot.objects.update(size=3)


def test_no_name_of_a_person_is_in_a_proof(world: World) -> None:
    one = world.finished(at("04-06 11:00"))
    commands.fold(at=night())

    told = json.dumps(proof_of(one), ensure_ascii=False)
    assert "Vy" not in told and "020301000123" not in told and "Lan" not in told


def test_an_event_that_is_being_written_is_in_the_next_root(committed: World, tmp_path: Path) -> None:
    """Its number is drawn but not committed when the night comes: it is not lost between two roots."""
    import threading

    from django.db import connections

    drawn, folded = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            committed.received(at=at("04-06 16:00"))
            drawn.set()
            folded.wait(timeout=60)
        connections.close_all()

    committed.received()
    writer = threading.Thread(target=slow)
    writer.start()
    assert drawn.wait(timeout=60)
    with pytest.raises(folding.Busy):
        commands.fold(at=night())
    folded.set()
    writer.join(timeout=60)

    commands.fold(at=night())
    assert DayRoot.objects.get().size == Event.objects.count() == 2


def test_the_pages(world: World, client: Client) -> None:
    opened = world.received()
    commands.fold(at=night())
    dossier = Dossier.objects.get(pk=opened.dossier_id)
    page = f"/track/{dossier.code}/{dossier.tracking_secret}/proof"

    assert queries.roots()[0].root.hex() in client.get("/record/").content.decode()
    assert client.get("/record/roots.json").json()["roots"][0]["number"] == 1
    assert "Python 3.8" in client.get("/record/verify_record.py").content.decode()
    assert "số 1" in client.get(f"{page}/").content.decode()
    assert client.get(f"{page}.json").json()["proofs"][0]["leaf"].startswith(dossier.code)
    assert client.get(f"/track/{dossier.code}/wrong/proof.json").status_code == 404
