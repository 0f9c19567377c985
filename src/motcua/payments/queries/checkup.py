"""What `motcua doctor` asks of the money."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection
from django.db.models import Exists, OuterRef

from motcua.lib.checkup import Finding
from motcua.payments.models import OPEN, Payment, Refund, State

# A try is asked about every minute, and ended when its time ran out: what is older was forgotten.
FORGOTTEN = timedelta(hours=1)
_SHOWN = 5


def checkup() -> Iterator[Finding]:
    """The ledger balances, no try is forgotten, and all money that must go back is on its way."""
    yield _ledger()
    yield _listed(
        "payments", _forgotten(), "no payment is stuck",
        "is the worker running? then look at each payment; look_after_payments ends it",
    )  # fmt: skip
    yield _listed(
        "refunds", _without_refund(), "all money that must go back has its refund",
        "compare with the last backup: a refund was removed behind our back",
    )  # fmt: skip


def _ledger() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(_UNBALANCED, [_SHOWN])
        wrong = [str(row[0]) for row in cursor.fetchall()]
    if not wrong:
        return Finding("ledger", True, "every entry of the ledger balances")
    said = f"entries that do not balance: {', '.join(wrong)}"
    return Finding("ledger", False, said, "compare with the last backup, and find out who had write access")


_UNBALANCED = """
    SELECT e.id FROM payments_ledgerentry e LEFT JOIN payments_ledgerline l ON l.entry_id = e.id
    GROUP BY e.id HAVING coalesce(sum(l.amount_dong), 1) <> 0 OR count(l.id) <> e.line_count
        OR coalesce(sum(greatest(l.amount_dong, 0)), 0) <> e.amount_dong
    ORDER BY e.id LIMIT %s
"""


def _forgotten() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        before = cursor.fetchone()[0] - FORGOTTEN
    rows = Payment.objects.filter(state__in=OPEN, expires_at__lt=before).order_by("expires_at")
    return list(rows.values_list("reference", flat=True)[: _SHOWN + 1])


def _without_refund() -> list[str]:
    has_one = Exists(Refund.objects.filter(payment=OuterRef("pk")))
    rows = Payment.objects.filter(~has_one, state=State.REFUND_DUE).order_by("id")
    return list(rows.values_list("reference", flat=True)[: _SHOWN + 1])


def _listed(about: str, wrong: list[str], well: str, mend: str) -> Finding:
    if not wrong:
        return Finding(about, True, well)
    more = " and more" if len(wrong) > _SHOWN else ""
    return Finding(about, False, ", ".join(wrong[:_SHOWN]) + more, mend)
