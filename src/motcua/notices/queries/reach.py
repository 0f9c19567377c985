"""How an account wants to be reached, for its own page."""

from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings

from motcua.notices import providers
from motcua.notices.models import NoticeChannel, NoticeChoice, PushSubscription
from motcua.notices.providers import push


@dataclass(frozen=True, slots=True)
class Device:
    id: int
    device: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Reach:
    """The wishes in force, kept or by default, and the browsers that show messages.

    `offered` are the channels that this office can send by; `push_key` what a browser subscribes with.
    """

    email: bool
    sms: bool
    push: bool
    quiet_from: time
    quiet_until: time
    devices: tuple[Device, ...]
    offered: frozenset[str]
    push_key: str


def reach(account_id: int) -> Reach:
    kept = NoticeChoice.objects.filter(account_id=account_id).first()
    rows = PushSubscription.objects.filter(account_id=account_id).order_by("-made_at", "-id")
    offered = frozenset(one.value for one in NoticeChannel if providers.of_channel(one))
    return Reach(
        email=kept.email if kept else True,
        sms=kept.sms if kept else True,
        push=kept.push if kept else True,
        quiet_from=kept.quiet_from if kept else settings.MOTCUA_QUIET_FROM,
        quiet_until=kept.quiet_until if kept else settings.MOTCUA_QUIET_UNTIL,
        devices=tuple(Device(row.pk, row.device, row.made_at) for row in rows),
        offered=offered,
        push_key=push.public_key() if "push" in offered else "",
    )
