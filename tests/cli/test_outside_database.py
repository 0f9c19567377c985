"""`DATABASE_URL` names a server of the office's own: it is used instead of the embedded one."""

import json
from pathlib import Path

import pytest

from tests.cli import outside, program

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]


@pytest.mark.parametrize("major", sorted(outside.servers()))
def test_it_serves_from_a_database_on_tcp(major: str, tmp_path: Path) -> None:
    with (
        outside.server(outside.servers()[major]) as url,
        program.up(tmp_path / "var", DATABASE_URL=url) as running,
    ):
        assert running.get("/healthz")[0] == 200
        assert not (tmp_path / "var" / "pg").exists()

        told = program.run("doctor", "--json", var=tmp_path / "var", DATABASE_URL=url, MOTCUA_DEMO="1")

    database = next(finding for finding in json.loads(told.stdout) if finding["about"] == "database")
    assert database["well"]
    assert database["says"].startswith(f"PostgreSQL {major}.")


def test_a_database_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    url = f"postgresql://office:x@127.0.0.1:{program.free_port()}/nothing"

    done = program.run("up", var=tmp_path, DATABASE_URL=url, PORT=str(program.free_port()), MOTCUA_DEMO="1")

    assert done.returncode == 1
    assert "the database cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    done = program.run("doctor", var=tmp_path, DATABASE_URL="mysql://root@localhost/motcua")

    assert done.returncode == 1
    assert "PostgreSQL 15 to 18 only" in done.stderr
