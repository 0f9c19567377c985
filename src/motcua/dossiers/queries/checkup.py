"""What `motcua doctor` asks of the dossiers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from django.db.models.functions import Now

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.care import Fault, broken_chains, outside_of_care
from motcua.dossiers.queries.papers import papers_missing, some_papers, unsound_files
from motcua.dossiers.queries.unattended import unattended
from motcua.lib.checkup import Finding

_SHOWN = 5
_NEWEST = _OTHERS = 100
_PATIENCE_MINUTES = 10


def checkup() -> Iterator[Finding]:
    """No silent stuck state: every open dossier has an owner, a limit and a next signal."""
    yield _finding(
        "open dossiers", outside_of_care(), "every open dossier has an owner, a limit and a next signal",
        "open each one's page; a supervisor gives it to a unit or re-opens it",
    )  # fmt: skip
    yield _finding(
        "dossiers in absent hands", unattended(), "every dossier's officer is there, or is stood in for",
        "the head of the unit opens “With nobody there” on the desk and assigns them, or names a substitute",
    )  # fmt: skip
    yield day_counts()
    yield _owed()
    yield _files(unsound_files(some_papers(_NEWEST, _OTHERS)), f"of {_NEWEST} new and {_OTHERS} older")
    yield from indexes()


def day_counts() -> Finding:
    """The counts that reports add up are those of the dossiers; the last two months are looked at."""
    with connection.cursor() as cursor:
        cursor.execute(_MISCOUNTED)
        wrong = [f"{day:%d/%m/%Y}" for (day,) in cursor.fetchall()]
    if not wrong:
        return Finding("counts by day", True, "what reports add up is what the dossiers say")
    says = f"wrong on {', '.join(wrong[:_SHOWN])}" + (" and others" if len(wrong) > _SHOWN else "")
    return Finding("counts by day", False, says, "motcua migrate --recount")


_MISCOUNTED = """
    WITH since AS (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 60 AS day_on),
    said AS (
        SELECT centre_id, day_on, grade, dossiers FROM dossiers_daycount WHERE day_on >= (SELECT day_on FROM since)
    ), counted AS (
        SELECT centre_id, (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on, NULL::smallint AS grade
          FROM dossiers_dossier
         WHERE centre_id IN (SELECT id FROM organisation_servicecentre)
           AND received_at >= (SELECT day_on FROM since)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
        UNION ALL
        SELECT centre_id, (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, timeliness
          FROM dossiers_dossier
         WHERE centre_id IN (SELECT id FROM organisation_servicecentre)
           AND finished_at >= (SELECT day_on FROM since)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    ), both_ways AS (
        SELECT centre_id, day_on, grade, dossiers FROM said
        UNION ALL
        SELECT centre_id, day_on, grade, -1 FROM counted
    )
    SELECT DISTINCT day_on FROM (
        SELECT day_on FROM both_ways GROUP BY centre_id, day_on, grade HAVING sum(dossiers) <> 0
    ) AS wrong ORDER BY day_on
"""


def _owed() -> Finding:
    """Its job issues a paper within seconds; whoever looks at it issues it too."""
    missing = papers_missing(until=Now() - timedelta(minutes=_PATIENCE_MINUTES))
    if not missing:
        return Finding("papers owed", True, "every paper that is owed was issued")
    return Finding(
        "papers owed",
        False,
        f"{len(missing)} not issued after {_PATIENCE_MINUTES} minutes, the first of event {missing[0].event_id}",
        "see that a worker runs and which jobs issue_papers failed, mend the cause, then retry them",
    )


def _files(unsound: Iterable[tuple[str, str]], which: str) -> Finding:
    faults = list(unsound)
    if not faults:
        return Finding("issued papers", True, f"the file {which} papers is there as it went out")
    shown = "; ".join(f"{code}: {fault}" for code, fault in faults[:_SHOWN])
    more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    mend = "restore the folder of files from the backup that belongs to the database; never draw them anew"
    return Finding("issued papers", False, shown + more, mend)


def verify_files() -> Iterator[Finding]:
    """Every paper that was issued is there as it went out."""
    yield _files(unsound_files(), "of each of the")


def indexes() -> Iterator[Finding]:
    """Every look-up of a desk has its index (a filling that was killed may have left some aside)."""
    missing = missing_indexes()
    says = f"{', '.join(missing)} missing: searches are slow" if missing else "every look-up has its index"
    yield Finding("indexes of dossiers", not missing, says, "motcua migrate" if missing else "")
    unguarded = [str(one) for one in missing_references()]
    says = f"not guarded: {', '.join(unguarded)}" if unguarded else "every reference is guarded"
    yield Finding("references of dossiers", not unguarded, says, "motcua migrate" if unguarded else "")


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key of one of the dossiers' tables."""

    table: str
    column: str
    to_table: str
    to_column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


def references() -> dict[Reference, str]:
    """What the dossiers' tables refer to, with the name of the constraint that guards it; '' without one."""
    with connection.cursor() as cursor:
        cursor.execute(_GUARDED)
        guarded = {(table, column): name for table, column, name in cursor.fetchall()}
    return {
        Reference(
            model._meta.db_table,
            field.column,
            field.target_field.model._meta.db_table,
            field.target_field.column or "",
        ): guarded.get((model._meta.db_table, field.column), "")
        for model in apps.get_app_config("dossiers").get_models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.db_constraint  # type: ignore[attr-defined]
    }


_GUARDED = """
    SELECT c.relname, a.attname, k.conname
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
     WHERE k.contype = 'f' AND c.relname LIKE 'dossiers%%' AND pg_table_is_visible(c.oid)
"""


def missing_references() -> list[Reference]:
    return [reference for reference, name in references().items() if not name]


def missing_indexes() -> list[str]:
    """The names of the look-up indexes that the database lacks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [Dossier._meta.db_table])
        there = {name for (name,) in cursor.fetchall()}
    return [index.name for index in Dossier._meta.indexes if index.name not in there]


def verify_events(told: Callable[[int, int], object] = lambda done, total: None) -> Iterator[Finding]:
    """Every event is as it was written: the chain of hashes holds in each dossier."""
    yield _finding(
        "event chain", broken_chains(told), "every event is as it was written",
        "compare with the last backup, and find out who had write access to the database",
    )  # fmt: skip


def _finding(about: str, faults: list[Fault], well: str, mend: str) -> Finding:
    if not faults:
        return Finding(about, True, well)
    shown = "; ".join(f"{fault.code}: {fault.fault}" for fault in faults[:_SHOWN])
    more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return Finding(about, False, shown + more, mend)
