"""The whole cluster on one machine: three etcd, three PostgreSQL under Patroni, HAProxy, PgBouncer, the program.

    make cluster                                   until Ctrl-C; http://localhost:15000
    python -m deploy.cluster up --webs 3 --base 25000
    python -m deploy.cluster status                who leads, who follows how far behind
    python -m deploy.cluster stop                  from another terminal
    python -m deploy.cluster psql                  as superuser on whoever leads

All of it lies in var/cluster; remove the folder to begin anew. Nothing of the system's own services is touched.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from deploy.cluster import needs, running
from deploy.cluster.plan import PROJECT, Plan


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m deploy.cluster",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("up", "stop", "status", "psql"))
    parser.add_argument("--folder", type=Path, default=PROJECT / "var" / "cluster")
    parser.add_argument("--base", type=int, default=15_000, help="the first port; people's own")
    parser.add_argument("--webs", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--apart", action="store_true", help="each node in a network and on a disk of its own (root)"
    )
    told = parser.parse_args()
    plan = Plan(told.folder.absolute(), told.base, told.webs, told.workers, told.apart)
    try:
        needs.check()
        return {"up": running.up, "stop": running.stop, "status": running.status, "psql": _psql}[told.what](
            plan
        )
    except (needs.Missing, running.CannotRun) as fault:
        print(f"motcua cluster: {fault}", file=sys.stderr)
        return 3


def _psql(plan: Plan) -> int:
    url = plan.url(plan.writes, "motcua", "postgres", plan.secrets()["SUPERUSER_PASSWORD"])
    return subprocess.call(
        [f"{needs.postgres()}/psql", url], env={"PATH": needs.PATH, "TERM": os.environ.get("TERM", "")}
    )


if __name__ == "__main__":
    raise SystemExit(main())
