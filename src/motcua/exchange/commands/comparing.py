"""Asking the portal what it knows, beside what it was told; what differs is told again."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from motcua.dossiers.models import Event
from motcua.exchange import policies, providers
from motcua.exchange.models import Difference, PortalDossier, Reconciliation
from motcua.exchange.providers import Portal, Refused, Unreachable
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI

MOST_DAYS = 93


class WrongPeriod(NotPossible):
    message = N_("Give a period that has begun, with at most %(days)s days.")


@transaction.atomic
def ask_comparison(received_from: date, received_to: date, *, by: Actor, at: datetime) -> int:
    """Have the dossiers received on these days compared, by a job; its number. Raises WrongPeriod."""
    policies.demand_keeping(by)
    days = (received_to - received_from).days + 1
    if not 0 < days <= MOST_DAYS or received_from > at.astimezone(HANOI).date():
        raise WrongPeriod(days=MOST_DAYS)
    run = Reconciliation.objects.create(
        asked_at=at, asked_by=by.name, received_from=received_from, received_to=received_to
    )
    app.configure_task("compare_with_portal").defer(reconciliation_id=run.pk)
    return run.pk


def compare(reconciliation_id: int, *, at: datetime) -> int:
    """Compare; how many differ. Ends early, and says so, when the portal does not answer."""
    run = Reconciliation.objects.get(pk=reconciliation_id)
    portal = providers.offered()
    if run.ended_at is not None or portal is None:
        return 0
    differing, run.compared = 0, 0
    try:
        for row, status in _told(run):
            differing += _differs(portal, run, row, status, at)
            run.compared += 1
    except (Unreachable, Refused) as wrong:
        run.fault = str(wrong.message % wrong.params)[:300]
    run.ended_at = at
    run.save(update_fields=["compared", "fault", "ended_at"])
    return differing


def _told(run: Reconciliation) -> Iterator[tuple[PortalDossier, int]]:
    """The dossiers of the period that owe nothing, with the status that they were told last."""
    begin = datetime.combine(run.received_from, time(), tzinfo=HANOI)
    end = datetime.combine(run.received_to + timedelta(days=1), time(), tzinfo=HANOI)
    rows = PortalDossier.objects.filter(
        dossier__received_at__gte=begin, dossier__received_at__lt=end, owing_since=None
    )
    for row in rows.select_related("dossier").iterator(chunk_size=500):
        event = Event.objects.filter(dossier_id=row.pk, seq=row.told_through)
        status = event.values_list("to_status", flat=True).first()
        if status is not None:
            yield row, status


@transaction.atomic
def _differs(portal: Portal, run: Reconciliation, row: PortalDossier, status: int, at: datetime) -> bool:
    known = portal.status_of(row.dossier.code)
    if known == str(status):
        return False
    Difference.objects.update_or_create(
        reconciliation=run,
        dossier_id=row.pk,
        defaults={"status": status, "portal_status": (known or "")[:20]},
    )
    # Unknown there: from the beginning. Known otherwise: what it was told of this status, once more.
    through = 0 if known is None else _before(row.pk, row.told_through)
    PortalDossier.objects.filter(pk=row.pk, told_through=row.told_through).update(
        told_through=through, owing_since=at, next_try_at=at
    )
    return True


def _before(dossier_id: int, seq: int) -> int:
    """The event before the last that changed the status."""
    changed = Event.objects.filter(dossier_id=dossier_id, seq__lte=seq).exclude(from_status=F("to_status"))
    last = changed.order_by("-seq").values_list("seq", flat=True).first()
    return (last or 1) - 1
