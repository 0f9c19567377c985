"""All tables as they are, in one text: what a new database begins from instead of its whole history.

Django plays a hundred and fifty migrations in a minute, nearly all of it in drawing its models anew after each.
The text is what PostgreSQL's own pg_dump says after them, with the names of the migrations that made it. Those that
are newer than the text are then migrated as ever, so a text that is behind costs time and nothing else.
"""

import re
import subprocess
from pathlib import Path

import psycopg

from motcua.lib import embedded_postgres

_DUMP = (
    "--no-owner",
    "--no-privileges",
    "--no-comments",
    "--inserts",
    "--rows-per-insert=200",
    "--schema=public",
)
# psql's own words, pg_dump's remarks, and what it sets for the session, which differs from version to version.
_LEFT_OUT = re.compile(
    r"^(\\(un)?restrict .*"
    r"|--|-- (Name|Data for Name): .*|-- Dumped .*|-- PostgreSQL database dump.*"
    r"|SET (\w+_timeout|client_\w+|standard_\w+|check_\w+|xmloption|row_security|default_table\w+) = .*;"
    r"|SELECT pg_catalog\.set_config.*|CREATE SCHEMA public;)$\n",
    re.MULTILINE,
)
_GAP = re.compile(r"\n{3,}")
_MIGRATIONS = re.compile(r"(INSERT INTO public\.django_migrations VALUES\n)(.*?;\n)", re.DOTALL)
_INSTANT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00'")
_UUID = re.compile(r"'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'")


class CannotDump(Exception):
    """pg_dump refused; the message is its own."""


def of(url: str) -> str:
    """The tables of the database at `url` and what the migrations put into them.

    When a migration was applied is the moment of the text's loading, and a UUID is drawn anew there: no two
    installations share one. Raises CannotDump.
    """
    program = embedded_postgres.programs() / "pg_dump"
    done = subprocess.run(  # noqa: S603
        [str(program), *_DUMP, "--dbname", url], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CannotDump(done.stderr.strip())
    text = _GAP.sub("\n\n", _LEFT_OUT.sub("", done.stdout))
    text = _MIGRATIONS.sub(lambda told: told[1] + _INSTANT.sub("now()", told[2]), text)
    return _UUID.sub("gen_random_uuid()", text)


def load(connection: psycopg.Connection[object], text: Path) -> None:
    """Make the tables of `text` in an empty database, all or none."""
    with connection.transaction(), connection.cursor() as cursor:
        # Every name in the text is whole, and a function may name a table that comes after it.
        cursor.execute("SET LOCAL search_path = ''; SET LOCAL check_function_bodies = off", prepare=False)
        cursor.execute(text.read_bytes(), prepare=False)
