"""The checks of `motcua doctor` that are about the program and its machine."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from motcua.lib.checkup import Finding

OLDEST_POSTGRES, NEWEST_POSTGRES = 15, 18
LEAST_FREE_GB = 2
CLOCK_TOLERANCE_SECONDS = 2.0
JOB_PATIENCE_MINUTES = 15
BACKUP_PATIENCE = timedelta(days=2)
JOURNAL_PATIENCE_SECONDS = 600
FONT = "BeVietnamPro"


def settings() -> Iterator[Finding]:
    from django.conf import settings

    from motcua.config import guard

    mode = "a demonstration" if settings.DEMO else "in earnest"
    faults = guard.faults()
    for fault in faults:
        what, _, mend = fault.partition(": ")
        yield Finding("settings", False, what, mend)
    if not faults:
        yield Finding("settings", True, f"{mode}, on {settings.BIND}:{settings.PORT}")


def database() -> Iterator[Finding]:
    from django.conf import settings
    from django.db import connection

    where = "embedded" if settings.EMBEDDED else "DATABASE_URL"
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('server_version_num')::int / 10000, current_setting('server_version')"
        )
        major, version = cursor.fetchone()
        cursor.execute(
            "select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off'"
        )
        unsafe = [name for (name,) in cursor.fetchall()]
    fits = OLDEST_POSTGRES <= major <= NEWEST_POSTGRES
    mend = "" if fits else f"use PostgreSQL {OLDEST_POSTGRES} to {NEWEST_POSTGRES}"
    yield Finding("database", fits, f"PostgreSQL {version}, {where}", mend)
    if unsafe:
        yield Finding(
            "database", False, f"{', '.join(unsafe)} is off: a crash loses data", "turn it on and restart it"
        )


def migrations() -> Iterator[Finding]:
    from motcua.config import health

    missing = health.unapplied()
    if missing:
        yield Finding("migrations", False, f"{missing} not applied", "motcua migrate")
    else:
        yield Finding("migrations", True, "all applied")


def clock() -> Iterator[Finding]:
    """The database may be another machine: events bear one clock's time, deadlines the other's."""
    from django.db import connection

    with connection.cursor() as cursor:
        before = datetime.now(UTC)
        cursor.execute("select clock_timestamp()")
        theirs = cursor.fetchone()[0]
        after = datetime.now(UTC)
    apart = max((before - theirs).total_seconds(), (theirs - after).total_seconds(), 0.0)
    well = apart <= CLOCK_TOLERANCE_SECONDS
    mend = "" if well else "set both machines by a time server (chrony, systemd-timesyncd)"
    yield Finding(
        "clock", well, f"{after:%Y-%m-%d %H:%M:%S} UTC, the database's differs by {apart:.1f} s", mend
    )


def disk() -> Iterator[Finding]:
    from django.conf import settings

    for what, folder in (("data", settings.VAR), ("files", settings.FILES)):
        there = _nearest(Path(folder))
        free_gb = shutil.disk_usage(there).free / 2**30
        if not os.access(there, os.W_OK):
            yield Finding(
                "disk", False, f"{folder} ({what}) cannot be written", f"chown it to {os.geteuid()}"
            )
        elif free_gb < LEAST_FREE_GB:
            yield Finding(
                "disk", False, f"{free_gb:.1f} GB free for {what}", f"free {LEAST_FREE_GB} GB in {there}"
            )
        else:
            yield Finding("disk", True, f"{free_gb:.0f} GB free for {what}")


def backup() -> Iterator[Finding]:
    """Whether there is a way back, and how far: for an embedded server; another is backed up where it runs."""
    from django.conf import settings

    from motcua.config import guard
    from motcua.lib.backup.keeping import bases

    if settings.EMBEDDED is None or (settings.DEMO and not settings.MOTCUA_BACKUP):
        where = "where the database runs" if settings.EMBEDDED is None else "none, in a demonstration"
        yield Finding("backup", True, where)
        return
    if not settings.MOTCUA_BACKUP:
        mend = "set MOTCUA_BACKUP and MOTCUA_BACKUP_TO (docs/operator/backup.md)"
        yield Finding("backup", False, "nothing is kept elsewhere: a dead disk takes everything", mend)
        return
    if fault := guard.backup_fault():
        yield Finding("backup", False, "nothing can be written", fault)
        return
    there = bases(Path(settings.MOTCUA_BACKUP))
    mend = f"motcua up runs what keeps it (see its log); is {settings.MOTCUA_BACKUP} there, and not full?"
    if not there or datetime.now(UTC) - there[-1].ended_at > BACKUP_PATIENCE:
        last = f"the last copy is of {there[-1].ended_at:%Y-%m-%d %H:%M} UTC" if there else "no copy yet"
        yield Finding("backup", False, last, mend)
        return
    spool = settings.EMBEDDED.spool
    oldest = min((path.stat().st_mtime for path in spool.glob("*")), default=None) if spool.is_dir() else None
    if oldest and datetime.now(UTC).timestamp() - oldest > JOURNAL_PATIENCE_SECONDS:
        yield Finding("backup", False, "the journal waits to be kept", mend)
    else:
        yield Finding(
            "backup", True, f"{len(there)} copies, the last of {there[-1].ended_at:%Y-%m-%d %H:%M} UTC"
        )


def fonts() -> Iterator[Finding]:
    from django.conf import settings

    found = sorted({path.name for path in Path(settings.PACKAGE).rglob(f"{FONT}*.ttf")})
    mend = "" if found else "install the package again, or make assets in a checkout: papers need it"
    yield Finding("fonts", bool(found), f"{len(found)} files of Be Vietnam Pro for papers", mend)


def translations() -> Iterator[Finding]:
    from django.conf import settings

    sources = list(Path(settings.PACKAGE).glob("locale/*/*/LC_MESSAGES/*.po"))
    stale = [
        source
        for source in sources
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]
    mend = "motcua messages compile" if stale else ""
    yield Finding("translations", not stale, f"{len(sources) - len(stale)} of {len(sources)} compiled", mend)


def jobs() -> Iterator[Finding]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            """
            select count(*) filter (where status = 'todo'),
                   count(*) filter (where status = 'todo' and since < now() - make_interval(mins => %s)),
                   count(*) filter (where status = 'failed')
            from procrastinate_jobs jobs
            left join lateral (
                select greatest(max(at), jobs.scheduled_at) as since
                from procrastinate_events where job_id = jobs.id and jobs.status = 'todo'
            ) waiting on true
            where status in ('todo', 'failed')
            """,
            [JOB_PATIENCE_MINUTES],
        )
        waiting, overdue, failed = cursor.fetchone()
    says = f"{waiting} waiting, {overdue} of them for over {JOB_PATIENCE_MINUTES} minutes, {failed} failed"
    mend = ""
    if overdue:
        mend = "no worker does them: motcua up runs one (see its log)"
    elif failed:
        mend = "motcua dj procrastinate shell, list_jobs status=failed; mend the cause, then retry"
    yield Finding("jobs", not mend, says, mend)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists already."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


ALL: tuple[Callable[[], Iterable[Finding]], ...] = (
    settings,
    database,
    migrations,
    clock,
    disk,
    backup,
    fonts,
    translations,
    jobs,
)
