"""What `motcua doctor` asks of the post."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from motcua.lib.checkup import Finding
from motcua.postal import providers
from motcua.postal.models import WITH_THE_CARRIER, CarrierCallback, Shipment, State

# Ordering is tried again at least every hour: what is older waits for somebody.
UNANSWERED = timedelta(hours=6)
SILENT = timedelta(days=2)
_SHOWN = 5


def checkup() -> Iterator[Finding]:
    """No order waits for the carrier too long, no letter is stuck, and the carrier's news comes in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        now = cursor.fetchone()[0]
    waiting = Shipment.objects.filter(
        order_at__isnull=False, state=State.ASKED, ready_at__lt=now - UNANSWERED
    )
    if providers.offered() is not None:
        yield _listed(
            "carrier", list(waiting.order_by("order_at").values_list("reference", flat=True)[: _SHOWN + 1]),
            "every order was answered by the carrier",
            "see the fault on /desk/post; is MOTCUA_CARRIER_URL right, and the worker running?",
        )  # fmt: skip
        yield _news(now)
    days = settings.MOTCUA_POST_STUCK_DAYS
    stuck = Shipment.objects.filter(
        state__in=sorted(WITH_THE_CARRIER), state_at__lt=now - timedelta(days=days)
    ).order_by("state_at")
    yield _listed(
        "post", list(stuck.values_list("reference", flat=True)[: _SHOWN + 1]),
        f"no letter is on the way for over {days} days",
        "ask the carrier about each; /desk/post lists them as stuck",
    )  # fmt: skip


def _news(now: datetime) -> Finding:
    """Callbacks come while letters are on the way, or something stands between the carrier and us."""
    last = CarrierCallback.objects.order_by("-heard_at").values_list("heard_at", flat=True).first()
    sent = Shipment.objects.filter(state__in=sorted(WITH_THE_CARRIER), state_at__lt=now - SILENT).exists()
    if sent and (last is None or last < now - SILENT):
        said = (
            f"no news of the carrier since {last:%Y-%m-%d %H:%M}" if last else "no news of the carrier ever"
        )
        return Finding(
            "carrier",
            False,
            said,
            "can it reach MOTCUA_PUBLIC_URL/post/callbacks/carrier/, with the same secret?",
        )
    return Finding("carrier", True, "the carrier's news comes in")


def _listed(about: str, wrong: list[str], well: str, mend: str) -> Finding:
    if not wrong:
        return Finding(about, True, well)
    more = " and more" if len(wrong) > _SHOWN else ""
    return Finding(about, False, ", ".join(wrong[:_SHOWN]) + more, mend)
