"""What `motcua doctor` asks of the exchange."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection

from motcua.exchange import providers
from motcua.exchange.queries import outbox
from motcua.lib.checkup import Finding

LATE = timedelta(hours=1)


def checkup() -> Iterator[Finding]:
    """Where a portal is named: it is told in time, and refuses nothing."""
    if providers.offered() is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        now = cursor.fetchone()[0]
    stands = outbox.standing()
    if stands.owing_since and stands.owing_since < now - LATE:
        waiting = f"{stands.owed} dossiers wait to be told, since {stands.owing_since:%Y-%m-%d %H:%M}"
        mend = "is MOTCUA_NATIONAL_PORTAL_URL right, and the worker running? See /desk/exchange"
        yield Finding("national portal", False, waiting, mend)
    else:
        yield Finding("national portal", True, "it is told of every dossier within an hour")
    if stands.refused:
        yield Finding(
            "national portal", False, f"it refuses {stands.refused} dossiers",
            "/desk/exchange says why; mend the cause (exchange/providers/national_portal/wire.toml?), tell again",
        )  # fmt: skip
