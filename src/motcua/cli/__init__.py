"""`motcua …`: the operator's command line. One file a command; what a command needs is imported in it.

The order here is the order of `motcua --help`.
"""

import os

import typer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

app = typer.Typer(
    name="motcua",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help=(
        "Một Cửa, the one-stop shop for public administration.\n\n"
        "[bold]First steps[/bold]: [cyan]MOTCUA_DEMO=1 motcua up[/cyan] runs a demonstration province; "
        "[cyan]motcua doctor[/cyan] says what is wrong and how to mend it.\n\n"
        "The database is an embedded PostgreSQL in var/ unless DATABASE_URL names another; "
        "every command starts it when it needs it. Settings: docs/operator/settings.md."
    ),
)


def main() -> None:
    """Build the command line and run it; a fault that people can mend prints as a sentence, not a trace."""
    from motcua.cli import commands, faults

    commands.register(app)
    with faults.as_sentences():
        app()
