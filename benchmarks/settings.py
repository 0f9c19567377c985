"""The settings of the benchmarks: the demonstration's, on a durable server of their own in var/bench.

What is measured is what would be lost without power: nothing is relaxed. The user's own database is
another server and is never touched. Child processes (the web server) get the same by `ENVIRONMENT`.
"""

import os
from pathlib import Path

PLACE = Path(__file__).parents[1] / "var" / "bench"
ENVIRONMENT = {
    "MOTCUA_DEMO": "1",
    "MOTCUA_VAR": str(PLACE),
    "DATABASE_URL": "",
    "PORT": os.environ.get("BENCH_PORT", "8791"),
    "MOTCUA_LOG_LEVEL": "WARNING",
}
os.environ.update(ENVIRONMENT)

from motcua.config.settings import *  # noqa: E402, F403

# `tests.world` and the older measures look for it here.
ADMIN_URL = database_url()  # noqa: F405
