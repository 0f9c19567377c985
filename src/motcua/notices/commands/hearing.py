"""What providers tell of messages they took, and the second one's turn when nothing is heard in time.

A receipt is believed by its signature alone, and counts once: a state never goes back, so the same one
again, late or out of order, changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.db import transaction

from motcua.law.errors import N_, NotPossible
from motcua.lib import prepared, signed
from motcua.lib.quiet_hours import QuietHours
from motcua.notices import providers
from motcua.notices.models import Notice, NoticeChannel, NoticeState, NoticeTry, TryState

# How old a signed receipt may be; gateways try again for longer, and sign each try anew.
PATIENCE_SECONDS = 300
_AT_ONCE = 500


class Forged(NotPossible):
    message = N_("The message is not signed by the provider, or is too old.")


class NoSuchMessage(NotPossible):
    message = N_("No such message was sent by this provider.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A callback as it came over HTTP; header names in lower case."""

    provider: str
    headers: Mapping[str, str]
    body: bytes
    heard_at: datetime


@transaction.atomic
def hear(receipt: Receipt) -> NoticeState:
    """Take a delivery receipt; the message's state afterwards. Raises Forged, NoSuchMessage."""
    reference, arrived, note = _read(receipt)
    found = NoticeTry.objects.filter(reference=reference, provider=receipt.provider)
    notice_id = found.values_list("notice_id", flat=True).first()
    if notice_id is None:
        raise NoSuchMessage
    notice = Notice.objects.select_for_update().get(pk=notice_id)
    found.exclude(state=TryState.DELIVERED).update(
        state=TryState.DELIVERED if arrived else TryState.LOST, told_at=receipt.heard_at, fault=note
    )
    if arrived:
        _arrived(notice, receipt.heard_at)
    elif notice.state == NoticeState.SENT:
        _lost(notice, receipt.heard_at, note)
    return NoticeState(notice.state)


def _read(receipt: Receipt) -> tuple[str, bool, str]:
    sender = providers.named(receipt.provider)
    if sender is None or not signed.nonce_if_signed(
        receipt.body,
        receipt.headers,
        secret=sender.secret,
        now=receipt.heard_at,
        patience_seconds=PATIENCE_SECONDS,
    ):
        raise Forged
    try:
        told = orjson.loads(receipt.body)
        arrived = {"delivered": True, "failed": False}[told["state"]]
        return str(told["id"])[:40], arrived, str(told.get("note", ""))[:200]
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise Forged from None


def _arrived(notice: Notice, at: datetime) -> None:
    if notice.state == NoticeState.DELIVERED:
        return
    notice.state, notice.delivered_at = NoticeState.DELIVERED, at
    notice.sent_at = notice.sent_at or at
    notice.next_at = notice.late_at = notice.ended_at = None
    notice.fault = ""
    notice.save()


def _lost(notice: Notice, at: datetime, note: str) -> None:
    """The provider says that it did not arrive: the next one's turn, or the end."""
    notice.fault, notice.late_at = note, None
    notice.refusals += 1
    if notice.tries < len(providers.of_channel(NoticeChannel(notice.channel))):
        notice.state, notice.next_at = NoticeState.QUEUED, _from(notice, at)
    else:
        notice.state, notice.ended_at = NoticeState.FAILED, at
    notice.save()


@transaction.atomic
def take_over(*, at: datetime) -> int:
    """Queue what was sent but not confirmed in time, for the next provider; how many."""
    late = Notice.objects.select_for_update(skip_locked=True).filter(late_at__lte=at)
    rows = list(late.order_by("late_at", "id")[:_AT_ONCE])
    if rows:
        moved = [(row.pk, _from(row, at)) for row in rows]
        prepared.fetch(_QUEUE, [list(column) for column in zip(*moved, strict=True)])
    return len(rows)


_QUEUE = """
    UPDATE notices_notice n SET state = 'queued', late_at = NULL, next_at = u.next_at
      FROM unnest(%s::bigint[], %s::timestamptz[]) AS u (id, next_at) WHERE n.id = u.id AND n.state = 'sent'
    RETURNING n.id
"""


def _from(notice: Notice, at: datetime) -> datetime:
    """When the next provider may begin: not within the person's quiet hours, unless it is urgent."""
    return at if notice.urgent else QuietHours(notice.quiet_from, notice.quiet_until).after(at)
