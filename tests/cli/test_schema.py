"""A new database begins from the text of all tables, and is what the migrations alone make."""

import re
from pathlib import Path

import psycopg
import pytest

from motcua.lib import whole_schema
from tests.cli import outside, program

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]


def test_the_text_and_the_migrations_after_it_make_what_all_migrations_make(tmp_path: Path) -> None:
    played = tmp_path / "played.sql"

    done = program.run("schema", str(played), var=tmp_path / "var", within=600, MOTCUA_DEMO="1")

    assert done.returncode == 0, done.stderr
    with outside.server(outside.servers()["18"]) as url:
        done = program.run("migrate", var=tmp_path / "other", DATABASE_URL=url, MOTCUA_DEMO="1")
        assert done.returncode == 0, done.stderr
        told = settled(whole_schema.of(url), url, tmp_path / "told.sql")
        alone = settled(played.read_text(encoding="utf-8"), url, tmp_path / "alone.sql")
    assert tables(told) == tables(alone)


def settled(text: str, url: str, file: Path) -> str:
    """The text that PostgreSQL says once it has read it: an expression may come back in other words, once."""
    file.write_text(text, encoding="utf-8")
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f'create database "{file.stem}"')  # type: ignore[call-overload]
    own = f"{url.rpartition('/')[0]}/{file.stem}"
    with psycopg.connect(own) as connection:
        whole_schema.load(connection, file)
    return whole_schema.of(own)


# Their numbers say in which order things came, which differs where the text is behind.
_DJANGOS = r"public\.(django_migrations|django_content_type|auth_permission)"
_NUMBERED = rf"(INSERT INTO|SELECT pg_catalog\.setval\(')\s*{_DJANGOS}"


def tables(text: str) -> list[str]:
    """Statement by statement, in no order."""
    statements = (part.strip() for part in text.split(";\n"))
    return sorted(one for one in statements if not re.match(_NUMBERED, one))


def test_a_database_with_tables_is_not_written_down(tmp_path: Path) -> None:
    with outside.server(outside.servers()["18"]) as url:
        var = tmp_path / "var"
        assert program.run("migrate", var=var, DATABASE_URL=url, MOTCUA_DEMO="1").returncode == 0

        done = program.run("schema", str(tmp_path / "x.sql"), var=var, DATABASE_URL=url, MOTCUA_DEMO="1")

    assert done.returncode == 2
    assert "only an empty database" in done.stderr
    assert not (tmp_path / "x.sql").exists()
