"""The database for the length of a command, and `motcua migrate`."""

import contextlib
from collections.abc import Iterator

import typer

from motcua.lib import whole_schema

LOCK_WAIT = "5s"
STARTING = 0x6D6F7463  # "motc": the key of the lock held while starting


@contextlib.contextmanager
def running() -> Iterator[None]:
    """Django set up, its database there. An embedded server that is down is started and stopped after."""
    import django
    from django.conf import settings
    from django.db import connections

    server = settings.EMBEDDED
    with server.used() if server else contextlib.nullcontext():
        django.setup()
        try:
            yield
        finally:
            connections.close_all()


def migrate(
    check: bool = typer.Option(False, help="Change nothing; fail if something is to be done."),
    recount: bool = typer.Option(False, help="Also count anew what each day received and resolved."),
) -> None:
    """Bring the database to this version's tables. Safe to run again.

    [dim]motcua migrate[/dim]            what `motcua up` does first
    [dim]motcua migrate --check[/dim]    for a deployment script: is there anything to do?
    [dim]motcua migrate --recount[/dim]  when motcua doctor says that counts by day are wrong
    """
    with running():
        from django.core.management import call_command

        if check:
            call_command("migrate", interactive=False, check_unapplied=True, verbosity=1)
            return
        for guard in bring_up_to_date(verbosity=1):
            typer.echo(f"  Put back {guard}, which was missing")
        if recount:
            from motcua.dossiers.commands.day_counts import count_days_anew
            from motcua.reports.commands.day_tallies import count_tallies_anew

            count_days_anew()
            count_tallies_anew()
            typer.echo("  Counted each day anew")


def bring_up_to_date(*, verbosity: int = 0) -> list[str]:
    """Apply the migrations, and put back the indexes and references that a killed filling left out; which.

    What is filed online by the general form gets the one of this version of the program.
    """
    from motcua.catalogue.commands import publish_general_forms
    from motcua.dossiers.commands.filling import restore_indexes, restore_references

    with alone(), impatient():
        make_tables(verbosity=verbosity)
        publish_general_forms()
        return [*restore_indexes(), *restore_references()]


def make_tables(*, verbosity: int = 0) -> None:
    """Begin an empty database from the text of all tables, then play the migrations that are not in it."""
    from django.conf import settings
    from django.db import connection

    if is_empty():
        connection.ensure_connection()
        whole_schema.load(connection.connection, settings.SCHEMA)
    play_migrations(verbosity=verbosity)


def is_empty() -> bool:
    """Whether the database has no table at all."""
    from django.db import connection

    return not connection.introspection.table_names()


def play_migrations(*, verbosity: int = 0) -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=verbosity)


@contextlib.contextmanager
def impatient() -> Iterator[None]:
    """A change of tables gives up where it does not get its lock soon: everybody who comes waits behind it.

    What it had not done is done at the next try; `motcua serve` of the version before goes on meanwhile.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select set_config('lock_timeout', %s, false)", [LOCK_WAIT])
        try:
            yield
        finally:
            cursor.execute("reset lock_timeout")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One program at a time migrates or loads: several may start at once against one database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [STARTING])
        try:
            yield
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [STARTING])


def stop() -> None:
    """Stop the embedded database, should a killed program have left it running."""
    from django.conf import settings

    if settings.EMBEDDED:
        settings.EMBEDDED.stop()
