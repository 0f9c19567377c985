"""Telling the portal what it is owed: each dossier's events in their order, each until it was accepted.

At least once: a message whose answer was lost is sent again under the same key, and what a dossier is told says all
of it, so that twice is as once.
"""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.exchange import providers
from motcua.exchange.models import Outcome, PortalDossier, PortalMessage
from motcua.exchange.providers import Message, Portal, Refused, Service, Unreachable
from motcua.exchange.queries import facts
from motcua.exchange.queries.facts import Happened

# A try that takes longer has died; another worker may take it over.
LEASE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)
# What it refuses is somebody's to mend: it is tried again all the same, since they may mend it there.
PAUSE_AFTER_A_NO = timedelta(hours=4)
EVENTS_AT_ONCE = 50
_KEYS = UUID("2f8a3c54-6d0e-4b1a-9a57-1c7f0b5d9e31")


def tell(dossier_ids: Sequence[int], *, at: datetime) -> int:
    """Tell the portal of these; how many it now knows wholly. Where it does not answer, the others are left."""
    portal = providers.offered()
    if portal is None:
        return 0
    told = 0
    for dossier_id in dossier_ids:
        row = _begun(dossier_id, at)
        if row is None:
            continue
        try:
            told += _told(portal, row, at)
        except Unreachable as down:
            _again(row, str(down.message), at, refused=False)
            break
        except Refused as no:
            _again(row, str(no.params["said"]), at, refused=True)
    return told


@transaction.atomic
def _begun(dossier_id: int, at: datetime) -> PortalDossier | None:
    """This dossier's row, taken for one try; None where nothing is due or another worker has it."""
    row = PortalDossier.objects.select_for_update(skip_locked=True).filter(pk=dossier_id).first()
    if row is None or row.next_try_at is None or row.next_try_at > at:
        return None
    row.next_try_at = at + LEASE
    row.save(update_fields=["next_try_at"])
    return row


def _told(portal: Portal, row: PortalDossier, at: datetime) -> bool:
    """Tell one dossier's events in their order; whether it owes nothing more."""
    seq = row.told_through
    while happened := facts.after(row.pk, seq, most=EVENTS_AT_ONCE):
        for one in happened:
            for service in _services(portal, one):
                _send(portal, row, one, service, at)
            seq = one.seq
            PortalDossier.objects.filter(pk=row.pk, told_through__lt=seq).update(told_through=seq, tries=0)
    return _settled(row.pk, seq)


def _services(portal: Portal, one: Happened) -> tuple[Service, ...]:
    """Whatever changes the status tells the dossier, whether or not the portal's file says so."""
    services = portal.services_of(one.kind)
    if one.changes_status and Service.DOSSIER not in services:
        return (Service.DOSSIER, *services)
    return services


def _send(portal: Portal, row: PortalDossier, one: Happened, service: Service, at: datetime) -> None:
    content = one.dossier if service == Service.DOSSIER else one.progress
    key = uuid5(_KEYS, f"{content.code}/{one.seq}/{service}")
    began, outcome, said = time.monotonic(), Outcome.ACCEPTED, ""
    try:
        portal.tell(Message(key=key, service=service, facts=content, is_update=one.seq > 1))
    except Unreachable:
        outcome = Outcome.UNREACHED
        raise
    except Refused as no:
        outcome, said = Outcome.REFUSED, str(no.params["said"])
        raise
    finally:
        PortalMessage.objects.create(
            dossier_id=row.pk,
            seq=one.seq,
            service=service.value,
            key=key,
            sent_at=at,
            took_ms=int((time.monotonic() - began) * 1000),
            outcome=outcome,
            said=said[:300],
        )


@transaction.atomic
def _settled(dossier_id: int, seq: int) -> bool:
    """Nothing is owed any more, unless the dossier went on meanwhile: it stays owed."""
    # Locked first, looked at then: whoever owes it more meanwhile (owing._OWE) did so before, or waits.
    row = PortalDossier.objects.select_for_update().get(pk=dossier_id)
    version = Dossier.objects.filter(pk=dossier_id).values_list("version", flat=True).get()
    row.refused, row.fault, row.tries = False, "", 0
    if version > seq:
        row.next_try_at = row.owing_since
    else:
        row.owing_since = row.next_try_at = None
    row.save()
    return version <= seq


def _again(row: PortalDossier, why: str, at: datetime, *, refused: bool) -> None:
    tries = PortalDossier.objects.filter(pk=row.pk).values_list("tries", flat=True).get() + 1
    pause = PAUSE_AFTER_A_NO if refused else min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)
    PortalDossier.objects.filter(pk=row.pk).update(
        next_try_at=at + pause, tries=tries, refused=refused, fault=why[:300]
    )
