"""The embedded server: shared by processes, back after a kill, anywhere on the disk."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest

from motcua.lib.embedded_postgres import FLEETING, PORT, Server

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("embedded")]


def _connect(server: Server) -> psycopg.Connection:
    return psycopg.connect(host=str(server.socket_dir), port=PORT, user=server.name, dbname=server.name)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path / "it's a folder" / "pg", safety=FLEETING)


def test_it_runs_for_the_length_of_a_block(server: Server) -> None:
    with server.used(), _connect(server) as connection:
        row = connection.execute(
            "select current_user, rolsuper from pg_roles where rolname = current_user"
        ).fetchone()

    assert row == ("motcua", False)
    assert server.pid() is None


def test_the_last_user_stops_it(server: Server) -> None:
    with server.used():
        with server.used():
            pass
        assert server.pid() is not None

    assert server.pid() is None


def test_what_was_committed_outlives_a_kill(tmp_path: Path) -> None:
    server = Server(tmp_path / "pg")
    with server.used():
        with _connect(server) as connection:
            connection.execute("create table kept (n int)")
            connection.execute("insert into kept values (7)")
        os.kill(server.pid() or 0, signal.SIGKILL)
        while server.pid() is not None:
            time.sleep(0.01)

        server.start()

        with _connect(server) as connection:
            assert connection.execute("select n from kept").fetchone() == (7,)


def test_a_process_id_given_to_somebody_else_is_not_taken_for_the_server(server: Server) -> None:
    with server.used():
        pass
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n")

    assert server.pid() is None
    with server.used():
        assert server.pid() is not None


def test_a_path_too_long_for_a_socket_puts_it_elsewhere(tmp_path: Path) -> None:
    server = Server(tmp_path / ("long" * 30) / "pg", safety=FLEETING)

    with server.used(), _connect(server) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_it_is_durable_unless_told_otherwise(tmp_path: Path) -> None:
    server = Server(tmp_path / "pg")

    with server.used(), _connect(server) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"show {setting}").fetchone() == ("on",)
