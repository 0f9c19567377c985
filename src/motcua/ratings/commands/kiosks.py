"""The screens at the counters: who was just handed a result rates there, without signing in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from motcua.audit import commands as audit
from motcua.dossiers.commands.reactions import tell
from motcua.law.actor import Actor, ActorKind
from motcua.law.errors import N_, NotPossible
from motcua.organisation.models import Counter
from motcua.ratings import policies
from motcua.ratings.commands.rating import RatingGiven, rate
from motcua.ratings.models import Kiosk, Way


class NothingToRate(NotPossible):
    message = N_("Nothing waits to be rated here now. Use the link on your receipt.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped:
    """An answer at a kiosk, about the dossier that its page showed."""

    key: str
    dossier_id: int
    score: str
    at: datetime


@transaction.atomic
def set_up(counter_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Give these counters a kiosk with a new address; an address from before stops to work."""
    counters = list(Counter.objects.filter(id__in=counter_ids).order_by("id"))
    for centre_id in {counter.centre_id for counter in counters}:
        policies.demand_supervising(by, centre_id)
    fresh = [Kiosk(counter=counter, key=secrets.token_urlsafe(16)) for counter in counters]
    Kiosk.objects.bulk_create(fresh, update_conflicts=True, unique_fields=["counter"], update_fields=["key"])
    for counter in counters:
        audit.change(
            "rating kiosk", f"{counter.centre_id}/{counter.number}", by=by, at=at, after={"address": "new"}
        )


_OFFER = """
    UPDATE ratings_kiosk k SET dossier_id = e.dossier_id, officer_id = e.officer_id, offered_at = e.at
      FROM (
        SELECT DISTINCT ON (counter_id) counter_id, dossier_id, officer_id, at FROM dossiers_event
         WHERE id = ANY(%s) AND counter_id IS NOT NULL ORDER BY counter_id, at DESC, id DESC
      ) AS e
     WHERE k.counter_id = e.counter_id AND (k.offered_at IS NULL OR k.offered_at <= e.at)
    RETURNING k.id
"""


@transaction.atomic
def offer(event_ids: Sequence[int]) -> int:
    """Show at the counters' kiosks what was handed over there by these events; how many kiosks changed."""
    with connection.cursor() as cursor:
        cursor.execute(_OFFER, [list(event_ids)])
        changed = [f"kiosk:{kiosk_id}" for (kiosk_id,) in cursor.fetchall()]
    tell(changed)
    return len(changed)


def tap(orders: Sequence[Tapped]) -> int:
    """Rate what the kiosk shows. Raises NothingToRate where it shows that no more, and what `rate` raises."""
    shown = {
        (kiosk.key, kiosk.dossier_id): kiosk
        for kiosk in Kiosk.objects.filter(key__in=[o.key for o in orders])
    }
    given = []
    for order in orders:
        kiosk = shown.get((order.key, order.dossier_id))
        if kiosk is None or not still_offered(kiosk.offered_at, order.at):
            raise NothingToRate
        by = Actor(kind=ActorKind.SYSTEM, name="kiosk", counter_id=kiosk.counter_id)
        given.append(
            RatingGiven(
                dossier_id=order.dossier_id, score=order.score, by=by, at=order.at, officer_id=kiosk.officer_id,
                channel=Way.KIOSK,
            )
        )  # fmt: skip
    return rate(given)


def still_offered(offered_at: datetime | None, at: datetime) -> bool:
    return offered_at is not None and at - offered_at <= timedelta(minutes=settings.MOTCUA_KIOSK_MINUTES)
