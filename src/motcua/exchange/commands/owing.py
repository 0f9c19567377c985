"""Which dossiers the portal is owed news of: known from the events, which are the outbox."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import connection

from motcua.dossiers.commands import reading
from motcua.dossiers.models import Dossier
from motcua.exchange import policies
from motcua.exchange.models import PortalDossier, PortalMessage
from motcua.law.actor import Actor
from motcua.law.worktime import HANOI

READER = "national_portal"
_AT_ONCE = 5_000
_OWE = """
    INSERT INTO exchange_portaldossier (dossier_id, told_through, owing_since, next_try_at, tries, refused, fault)
    SELECT id, 0, %(at)s, %(at)s, 0, false, '' FROM dossiers_dossier WHERE id = ANY(%(ids)s) ORDER BY id
    ON CONFLICT (dossier_id) DO UPDATE SET
        owing_since = coalesce(exchange_portaldossier.owing_since, excluded.owing_since),
        next_try_at = coalesce(exchange_portaldossier.next_try_at, excluded.next_try_at)
     WHERE exchange_portaldossier.told_through
         < (SELECT version FROM dossiers_dossier d WHERE d.id = exchange_portaldossier.dossier_id)
"""


def follow(*, at: datetime) -> None:
    """Owe the portal every dossier that something happened to since the last reading.

    The first reading begins with what happens from then on; dossiers from before are told once they go on, from
    their beginning, or by `enrol`.
    """
    reading.follow(READER, lambda ids: _owe(ids, at), from_now=True)


def enrol(*, since: date, at: datetime) -> int:
    """Owe the portal all dossiers received or registered on this day or later; how many they are."""
    begin = datetime.combine(since, time(), tzinfo=HANOI)
    found = 0
    for field in ("received_at", "registered_at"):
        ids = list(Dossier.objects.filter(**{f"{field}__gte": begin}).values_list("id", flat=True))
        for first in range(0, len(ids), _AT_ONCE):
            found += _owe(ids[first : first + _AT_ONCE], at)
    return found


def _owe(dossier_ids: Sequence[int], at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_OWE, {"ids": list(dossier_ids), "at": at})
        return int(cursor.rowcount)


def retry(dossier_ids: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Tell these now that were refused or not reached; how many are owed anything."""
    policies.demand_keeping(by)
    owing = PortalDossier.objects.filter(pk__in=dossier_ids, owing_since__isnull=False)
    return owing.update(next_try_at=at, tries=0, refused=False)


def forget(*, at: datetime) -> int:
    """Delete what was noted of messages longer ago than is kept; how many they were."""
    before = at - timedelta(days=settings.MOTCUA_NATIONAL_PORTAL_DAYS)
    old = PortalMessage.objects.filter(sent_at__lt=before).order_by("sent_at").values_list("id", flat=True)
    return PortalMessage.objects.filter(id__in=list(old[:_AT_ONCE])).delete()[0]
