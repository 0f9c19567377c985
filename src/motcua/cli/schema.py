"""`motcua schema`: the text of all tables, which a new database begins from, written anew."""

from pathlib import Path

import typer

from motcua.cli import database, faults
from motcua.lib import whole_schema


def schema(file: Path = typer.Argument(help="Where to.", show_default=False)) -> None:
    """Play every migration in an empty database, and write the tables that they made.

    For developers: a new database begins from that text. One that is behind is not wrong, only slow, since
    the newer migrations are played after it.

    [dim]make schema[/dim]    the program's own text, from a database made for it
    """
    with database.running():
        from motcua.config import settings

        if not database.is_empty():
            faults.say(
                "only an empty database shows what the migrations make: MOTCUA_VAR=$(mktemp -d) motcua schema"
            )
            raise typer.Exit(2)
        database.play_migrations()
        file.write_text(whole_schema.of(settings.database_url()), encoding="utf-8")
    typer.echo(f"{file}: {file.stat().st_size // 1000} kB")
