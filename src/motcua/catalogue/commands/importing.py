"""Import procedures from a file that people made: all good, or nothing unless told to skip the bad."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from motcua.catalogue.commands.checking import (
    Fault,
    Known,
    Periods,
    Row,
    checked,
    doubles,
    heading_faults,
    overlaps,
)
from motcua.catalogue.commands.eforms import publish_general_forms
from motcua.catalogue.commands.load import put_versions
from motcua.catalogue.commands.processes import put_processes, templates
from motcua.catalogue.commands.revising import revised
from motcua.catalogue.commands.sheets import Line, lines
from motcua.catalogue.models import Decision, Procedure, ProcedureVersion, Sector
from motcua.law.errors import N_
from motcua.organisation.commands.tables import Put, ids
from motcua.organisation.models import Agency

Numbered = list[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many versions were added, updated or found as they were, and what was wrong, by line."""

    added: int
    updated: int
    unchanged: int
    faults: tuple[Fault, ...]


@transaction.atomic
def import_procedures(
    file: Path, *, skip_bad: bool = False, told: Callable[[int, int], object] = lambda done, total: None
) -> Imported:
    """Add the procedures of a .csv or .xlsx file, or update those there by code and version.

    With any fault nothing is imported, unless `skip_bad`: then the good rows are. A fault in the
    heading always stops all. `told` hears how many rows of how many were looked at.
    """
    all_lines = lines(file)
    found = _heading(all_lines)
    if found:
        return Imported(0, 0, 0, tuple(found))
    good, found = _sift(all_lines, told)
    put = Put()
    if good and (skip_bad or not found):
        rows = [row for _, row in good]
        processes = put_processes({(r["process"], r["limit"]) for r in rows}, templates())
        put = put_versions(rows, processes)
        publish_general_forms()
        if put.changed:
            revised()
    found.sort(key=lambda fault: fault.line)
    return Imported(put.added, put.updated, put.unchanged, tuple(found))


def _heading(all_lines: Sequence[Line]) -> list[Fault]:
    if len(all_lines) < 2:
        return [Fault(1, "", N_("The file has no rows."))]
    return heading_faults(all_lines[0].number, [name.lower() for name in all_lines[0].cells])


def _sift(all_lines: Sequence[Line], told: Callable[[int, int], object]) -> tuple[Numbered, list[Fault]]:
    """The good rows with their lines, and every fault of the others."""
    names = [name.lower() for name in all_lines[0].cells]
    known = Known(ids(Sector), ids(Agency), ids(Decision, "number"), templates())
    good: Numbered = []
    found: list[Fault] = []
    for done, line in enumerate(all_lines[1:], start=1):
        told(done, len(all_lines) - 1)
        row, wrong = checked(line, names, known)
        found += wrong
        if not wrong:
            good.append((line.number, row))
    worse = doubles(good, dict(Procedure.objects.values_list("code", "sector__code")))
    stored = _periods()
    good, found = _without(good, worse), found + worse
    # A row put aside leaves the stored period in force, so the rest is looked at again.
    while worse := overlaps(good, stored):
        good, found = _without(good, worse), found + worse
    return good, found


def _without(rows: Numbered, faults: Sequence[Fault]) -> Numbered:
    bad = {fault.line for fault in faults}
    return [(line, row) for line, row in rows if line not in bad]


def _periods() -> Periods:
    return {
        (code, version): (begins.isoformat(), ends.isoformat() if ends else "")
        for code, version, begins, ends in ProcedureVersion.objects.values_list(
            "procedure__code", "version", "valid_from", "valid_until"
        )
    }
