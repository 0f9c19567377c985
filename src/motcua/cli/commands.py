"""The table of contents of the command line."""

import typer

from motcua.cli import database, django

DJANGO = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def register(app: typer.Typer) -> None:
    app.command("migrate")(database.migrate)
    app.command("dj", context_settings=DJANGO, add_help_option=False)(django.run)
