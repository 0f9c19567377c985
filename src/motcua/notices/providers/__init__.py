"""By what a channel's messages leave, in the order of trying.

Mail and text messages are the senders that one-time codes use too (identity.providers); push is ours.
"""

from django.conf import settings

from motcua.identity import providers as identity
from motcua.identity.providers import Message, NotSent, Sender
from motcua.identity.providers.screen import ScreenSender
from motcua.notices.models import NoticeChannel
from motcua.notices.providers.push import Push

__all__ = ["Message", "NotSent", "Sender", "named", "of_channel"]

_WAYS = {NoticeChannel.EMAIL: "email", NoticeChannel.SMS: "phone"}


def of_channel(channel: NoticeChannel) -> tuple[Sender, ...]:
    """None where the settings name no way to send so."""
    if channel != NoticeChannel.PUSH:
        return identity.senders(_WAYS[channel])
    if settings.MOTCUA_PUSH_KEY:
        return (Push(),)
    return (ScreenSender(),) if settings.DEMO else ()


def named(name: str) -> Sender | None:
    """The provider of this name, where the settings know one."""
    return next((one for channel in NoticeChannel for one in of_channel(channel) if one.name == name), None)
