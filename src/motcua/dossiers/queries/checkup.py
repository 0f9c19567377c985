"""What `motcua doctor` asks of the dossiers."""

from collections.abc import Iterator

from motcua.dossiers.queries.care import Fault, broken_chains, outside_of_care
from motcua.lib.checkup import Finding

_SHOWN = 5


def checkup() -> Iterator[Finding]:
    """No silent stuck state: every open dossier has an owner, a limit and a next signal."""
    yield _finding(
        "open dossiers", outside_of_care(), "every open dossier has an owner, a limit and a next signal",
        "open each one's page; a supervisor gives it to a unit or re-opens it",
    )  # fmt: skip


def verify_events() -> Iterator[Finding]:
    """Every event is as it was written: the chain of hashes holds in each dossier."""
    yield _finding(
        "event chain", broken_chains(), "every event is as it was written",
        "compare with the last backup, and find out who had write access to the database",
    )  # fmt: skip


def _finding(about: str, faults: list[Fault], well: str, mend: str) -> Finding:
    if not faults:
        return Finding(about, True, well)
    shown = "; ".join(f"{fault.code}: {fault.fault}" for fault in faults[:_SHOWN])
    more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return Finding(about, False, shown + more, mend)
