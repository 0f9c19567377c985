"""Where one-time codes go out. One small interface; another way to send is one line in `sender`."""

from typing import Protocol

from django.conf import settings

from motcua.identity.models import Way
from motcua.identity.providers.mail import MailSender
from motcua.identity.providers.message import Message, NotSent
from motcua.identity.providers.screen import ScreenSender
from motcua.identity.providers.sms_gateway import SmsGateway

__all__ = ["Message", "NotSent", "Sender", "sender", "ways"]


class Sender(Protocol):
    def send(self, message: Message) -> None:
        """Hand the message on; raises NotSent, which says whether trying again makes sense."""


def sender(way: str) -> Sender:
    if way == Way.EMAIL and (settings.EMAIL_HOST or not settings.DEMO):
        return MailSender()
    if way == Way.PHONE and settings.MOTCUA_SMS_URL:
        return SmsGateway(settings.MOTCUA_SMS_URL, settings.MOTCUA_SMS_TOKEN, settings.MOTCUA_SMS_SENDER)
    if settings.DEMO:
        return ScreenSender()
    raise NotSent(f"nothing is set up that sends to a {way}", permanent=True)


def ways() -> tuple[str, ...]:
    """The ways that can reach anybody here: both in a demonstration, where the page shows the code."""
    found = []
    if settings.DEMO or settings.MOTCUA_SMS_URL:
        found.append(Way.PHONE.value)
    if settings.DEMO or settings.EMAIL_HOST:
        found.append(Way.EMAIL.value)
    return tuple(found)
