"""`motcua up` starts everything, survives the death of any part, and leaves nothing behind."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.lib.embedded_postgres import Server
from tests.cli import program

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]


PERSONS = (
    "from motcua.identity.models import Person;"
    "print(*Person.objects.values_list('identity_number', flat=True))"
)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Its name has a space, because people's folders do."""
    folder = tmp_path_factory.mktemp("a folder") / "var"
    yield folder
    Server(folder / "pg").stop()


def test_it_serves_and_ctrl_c_stops_everything(var: Path) -> None:
    with program.up(var) as running:
        assert running.get("/healthz")[0] == 200
        assert running.children()["worker"] != []

    assert running.process.returncode == 0
    assert running.children() == {"web": [], "worker": []}
    assert Server(var / "pg").pid() is None


def test_a_killed_web_server_a_worker_and_a_database_come_back(var: Path) -> None:
    with program.up(var) as running:
        os.kill(running.children()["web"][0], signal.SIGKILL)
        running.wait_for("The web had stopped")
        running.wait_until_ready()

        os.kill(running.children()["worker"][0], signal.SIGKILL)
        running.wait_for("The worker had stopped")

        os.kill(running.postmaster(), signal.SIGKILL)
        running.wait_for("The database had stopped")
        running.wait_until_ready()


def test_what_was_acknowledged_outlives_a_killed_database(var: Path) -> None:
    with program.up(var) as running:
        with program.writer(var) as writer:
            acknowledged = [writer.readline() for _ in range(50)]
            os.kill(running.postmaster(), signal.SIGKILL)
            acknowledged += writer.readlines()
        running.wait_for("The database had stopped")
        running.wait_until_ready()

        kept = program.run("dj", "shell", "-c", PERSONS, var=var, MOTCUA_DEMO="1").stdout.split()

    said = {line.strip() for line in acknowledged if line.endswith("\n")}
    assert len(said) >= 50
    assert said <= set(kept)


def test_a_killed_parent_takes_its_children_along_and_can_start_again(var: Path) -> None:
    with program.up(var) as running:
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()

    with program.up(var) as again:
        assert again.get("/healthz")[0] == 200


def test_a_taken_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = program.run("up", var=tmp_path, PORT=str(port), MOTCUA_SECRET_KEY=program.SECRET)

    assert done.returncode == 3
    assert f"port {port} is taken" in done.stderr
    assert f"PORT={port + 1}" in done.stderr
