"""The settings of the tests: the demonstration's, on a database server of their own.

The server keeps its data in var/test and is fleeting: nothing is forced to disk. TEST_DATABASE_URL
names another one instead (`make test` against PostgreSQL 15); its user must be able to create databases.
"""

import os
import socket
from pathlib import Path

os.environ["MOTCUA_DEMO"] = "1"
os.environ["MOTCUA_VAR"] = str(Path(__file__).parents[1] / "var" / "test")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

# Each process that tests has a port of its own for the simulated gateway, which pages may send forms to.
with socket.socket() as _probe:
    _probe.bind(("127.0.0.1", 0))
    os.environ["MOTCUA_GATEWAY_PORT"] = str(_probe.getsockname()[1])

from motcua.config.settings import *  # noqa: F403
from motcua.lib import embedded_postgres

if EMBEDDED is not None:  # noqa: F405
    EMBEDDED = embedded_postgres.Server(EMBEDDED.data, safety=embedded_postgres.FLEETING)  # noqa: F405

DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
# Where the tests' own databases are made from.
ADMIN_URL = database_url()  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SILENCED_SYSTEM_CHECKS: list[str] = []
