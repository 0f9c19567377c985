"""How a person wants to be reached: ways, hours, and the browsers that show messages."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime, time

from motcua.law.errors import N_, NotPossible
from motcua.notices.models import NoticeChoice, PushSubscription
from motcua.notices.providers import push

MOST_DEVICES = 10


class WayNeeded(NotPossible):
    message = N_("Choose at least one way, so that we can tell you what becomes of your dossiers.")


class NotASubscription(NotPossible):
    message = N_("This browser's push service is not one that we can send to.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """By which ways, and between which times not."""

    email: bool
    sms: bool
    push: bool
    quiet_from: time
    quiet_until: time


def choose(account_id: int, wishes: Wishes) -> None:
    """Keep an account's wishes. Raises WayNeeded."""
    if not (wishes.email or wishes.sms or wishes.push):
        raise WayNeeded
    NoticeChoice.objects.update_or_create(
        account_id=account_id,
        defaults={
            "email": wishes.email,
            "sms": wishes.sms,
            "push": wishes.push,
            "quiet_from": wishes.quiet_from,
            "quiet_until": wishes.quiet_until,
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A browser's subscription as the Push API gives it, and the browser's own name."""

    endpoint: str
    p256dh: str
    auth: str
    device: str


def subscribe(account_id: int, browser: Browser, *, at: datetime) -> None:
    """Show the account's messages in this browser, and in no other account's. Raises NotASubscription."""
    if not push.is_believed(browser.endpoint) or len(browser.endpoint) > 700 or not _has_keys(browser):
        raise NotASubscription
    PushSubscription.objects.update_or_create(
        endpoint=browser.endpoint,
        defaults={
            "account_id": account_id,
            "p256dh": browser.p256dh,
            "auth": browser.auth,
            "device": browser.device[:300],
            "made_at": at,
        },
    )
    newest = PushSubscription.objects.filter(account_id=account_id).order_by("-made_at", "-id")
    surplus = list(newest.values_list("id", flat=True)[MOST_DEVICES : MOST_DEVICES * 2])
    PushSubscription.objects.filter(id__in=surplus).delete()


def unsubscribe(account_id: int, subscription_id: int) -> None:
    """Show no more messages there."""
    PushSubscription.objects.filter(account_id=account_id, id=subscription_id).delete()


def _has_keys(browser: Browser) -> bool:
    """A point of P-256, uncompressed, and sixteen bytes (RFC 8291, section 2)."""
    try:
        point, secret = (
            base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) for text in (browser.p256dh, browser.auth)
        )
    except (binascii.Error, ValueError):
        return False
    return len(point) == 65 and point[0] == 4 and len(secret) == 16
