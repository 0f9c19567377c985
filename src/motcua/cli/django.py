"""`motcua dj …`: Django's own commands, with the database there."""

import typer

from motcua.cli import database


def run(context: typer.Context) -> None:
    """Run one of Django's own commands: motcua dj shell, motcua dj makemigrations."""
    with database.running():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["motcua dj", *context.args])
