"""All measures, one after the other, each beside its baseline in the same run, and their table.

    python -m benchmarks                     all of them, in half an hour on two free cores
    python -m benchmarks --list              what there is
    python -m benchmarks receiving inbox     some of them
    python -m benchmarks --quick             fewer rounds, to see that everything runs

The first run makes the database of a million dossiers in var/bench (benchmarks/database.py), later ones
use it again. Needs requirements-bench.in for the rivals of working time. Ends with 1 when something wanted
was missed.
"""

import argparse
import ast
import importlib
import sys
import time
from collections.abc import Callable

from benchmarks import database
from benchmarks.report import Figure, show

# In this order: what needs an idle machine most comes first.
SHARED = (
    "receiving",
    "filing",
    "tracking",
    "inbox",
    "finding",
    "exporting",
    "growth",
    "who",
    "half_year",
    "dashboards",
    "risk",
    "first_view",
    "live",
)
ALONE = ("papers", "commands", "worktime")
QUICK: dict[str, dict[str, float]] = {
    "receiving": {"rounds": 1, "seconds": 2},
    "filing": {"rounds": 1, "seconds": 2},
    "tracking": {"rounds": 1, "seconds": 2},
    "inbox": {"rounds": 1, "seconds": 2},
    "finding": {"rounds": 10},
    "exporting": {"rounds": 1},
    "growth": {"each": 10},
    "who": {"each": 50, "rounds": 1},
    "half_year": {"rounds": 2},
    "dashboards": {"rounds": 2},
    "risk": {"rounds": 1},
    "first_view": {"rounds": 2},
    "live": {"changes": 3},
    "officers": {"minutes": 0.5},
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    if unknown := set(asked.names) - {*SHARED, *ALONE}:
        parser.error(f"no measure {', '.join(sorted(unknown))}; there are {', '.join((*SHARED, *ALONE))}")
    if asked.list:
        for name in (*SHARED, *ALONE):
            said = ast.get_docstring(ast.parse((database.HERE / f"{name}.py").read_text())) or ""
            print(f"{name:12} {said.splitlines()[0]}")
        return 0
    wanted = [name for name in (*SHARED, *ALONE) if not asked.names or name in asked.names]
    figures: list[Figure] = []
    if set(wanted) & set(SHARED):
        with database.running():
            for name in wanted:
                if name in SHARED:
                    module = importlib.import_module(f"benchmarks.{name}")
                    figures += _timed(
                        name, lambda m=module, n=name: m.measure(**(QUICK[n] if asked.quick else {}))
                    )
    status = show(figures) if figures else 0
    return max([status, *(_alone(name) for name in wanted if name in ALONE)])


def _timed(name: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    begun = time.monotonic()
    found = measure()
    print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return found


def _alone(name: str) -> int:
    """Those with a process of their own: other settings, other libraries. They print their own tables."""
    import subprocess

    print(f"\n{name}", flush=True)
    return min(subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode, 1)


if __name__ == "__main__":
    raise SystemExit(main())
