"""Settings of where data lies: folders, and the database, the embedded server unless DATABASE_URL names another."""

from pathlib import Path
from urllib.parse import quote

import environ

import motcua
from motcua.config import environment as env
from motcua.lib import embedded_postgres

PACKAGE = Path(motcua.__file__).parent
# In a checkout the project's folder, for an installed package the folder one stands in.
PROJECT = PACKAGE.parents[1] if (PACKAGE.parents[1] / "pyproject.toml").exists() else Path.cwd()
VAR = env.folder("MOTCUA_VAR", PROJECT / "var")
FILES = env.folder("MOTCUA_FILES", VAR / "files")

DATABASE_URL = env.secret("DATABASE_URL")
# Where everything is kept a second time, encrypted to an age public key (docs/operator/backup.md).
MOTCUA_BACKUP, MOTCUA_BACKUP_TO = env.text("MOTCUA_BACKUP"), env.text("MOTCUA_BACKUP_TO")
MOTCUA_BACKUP_SECONDS = env.number("MOTCUA_BACKUP_SECONDS", 60, least=1)
MOTCUA_BACKUP_KEEP = env.number("MOTCUA_BACKUP_KEEP", 7, least=1)
EMBEDDED = (
    embedded_postgres.Server(VAR / "pg", archive_seconds=MOTCUA_BACKUP_SECONDS if MOTCUA_BACKUP else None)
    if not DATABASE_URL
    else None
)


# What an empty database begins from; `make schema` writes it anew.
SCHEMA = PACKAGE / "config" / "schema.sql"


def _database(url: str, *, name: str = "DATABASE_URL", pooled: bool = False) -> dict[str, object]:
    """`pooled`: the line is lent for a transaction, so nothing may be kept on it from one to the next."""
    if url or EMBEDDED is None:
        found = environ.Env.db_url_config(url)
        if found.get("ENGINE") != "django.db.backends.postgresql":
            raise env.WrongSetting(f"{name}: PostgreSQL 15 to 18 only, postgresql://user:password@host/name")
    else:
        found = {
            "NAME": EMBEDDED.name,
            "USER": EMBEDDED.name,
            "HOST": str(EMBEDDED.socket_dir),
            "PORT": str(embedded_postgres.PORT),
        }
    found["ENGINE"] = "motcua.lib.postgres"
    found["CONN_MAX_AGE"] = env.number("MOTCUA_DATABASE_CONNECTION_AGE", 600)
    found["CONN_HEALTH_CHECKS"] = True
    found["DISABLE_SERVER_SIDE_CURSORS"] = pooled
    if env.flag("MOTCUA_PREPARED_STATEMENTS", default=True) and not pooled:
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "prepare_threshold": 0}
    return found


DATABASES = {"default": _database(DATABASE_URL)}
# The same through a pooler, and a replica for what may be a little old (nearby.py): for pages alone (wsgi.py).
POOLED, NEARBY = (
    _database(url, name=name, pooled=True) if (url := env.secret(name)) else None
    for name in ("DATABASE_POOL_URL", "DATABASE_READ_URL")
)
FRESH_COOKIE = "motcua_fresh"
MOTCUA_FRESH_SECONDS = env.number("MOTCUA_FRESH_SECONDS", 30, least=1)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def database_url() -> str:
    """The database in force as one URL, for programs that are not Django (pgbench, psql)."""
    if EMBEDDED is None:
        return DATABASE_URL
    host, name = quote(str(EMBEDDED.socket_dir), safe=""), EMBEDDED.name
    return f"postgresql://{name}@{host}:{embedded_postgres.PORT}/{name}"
