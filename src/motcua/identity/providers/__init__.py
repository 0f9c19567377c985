"""Where messages go out: one-time codes, and what `notices` tells. The only place of mail and SMS settings.

One small interface; another way to send is one line in `senders`. The second of a kind takes over
when the first fails.
"""

from django.conf import settings

from motcua.identity.models import Way
from motcua.identity.providers.mail import MailSender
from motcua.identity.providers.message import Message, NotSent, Sender
from motcua.identity.providers.screen import ScreenSender
from motcua.identity.providers.sms_gateway import SmsGateway

__all__ = ["Message", "NotSent", "Sender", "send", "senders", "ways"]


def senders(way: str) -> tuple[Sender, ...]:
    """Those that the settings name for this way, in the order in which they are tried."""
    found = _mail() if way == Way.EMAIL else _sms()
    if found or not settings.DEMO:
        return found
    return (ScreenSender(),)


def send(way: str, message: Message, *, turn: int = 0) -> None:
    """By the first sender that takes it; a later `turn` begins with the next one, since the one before
    may have been too slow. Raises NotSent when none does."""
    listed = senders(way)
    refusals: list[NotSent] = []
    for place in range(len(listed)):
        try:
            return listed[(turn + place) % len(listed)].send(message)
        except NotSent as refused:
            refusals.append(refused)
    if not refusals:
        raise NotSent(f"nothing is set up that sends to a {way}", permanent=True)
    raise NotSent(str(refusals[-1]), permanent=all(one.permanent for one in refusals))


def _mail() -> tuple[Sender, ...]:
    found: list[Sender] = []
    if settings.EMAIL_HOST:
        found.append(MailSender("mail"))
    if settings.MOTCUA_MAIL_SECOND_HOST:
        server = {
            "host": settings.MOTCUA_MAIL_SECOND_HOST,
            "port": settings.MOTCUA_MAIL_SECOND_PORT,
            "username": settings.MOTCUA_MAIL_SECOND_USER,
            "password": settings.MOTCUA_MAIL_SECOND_PASSWORD,
            "use_tls": settings.MOTCUA_MAIL_SECOND_TLS,
            "timeout": settings.EMAIL_TIMEOUT,
        }
        found.append(MailSender("mail_second", sender=settings.MOTCUA_MAIL_SECOND_FROM, server=server))
    return tuple(found)


def _sms() -> tuple[Sender, ...]:
    found: list[Sender] = []
    for name, prefix in (("sms", "MOTCUA_SMS"), ("sms_second", "MOTCUA_SMS_SECOND")):
        url, token, brand, secret = (
            getattr(settings, f"{prefix}_{part}") for part in ("URL", "TOKEN", "SENDER", "SECRET")
        )
        if url:
            found.append(SmsGateway(url, token, brand, name=name, secret=secret))
    return tuple(found)


def ways() -> tuple[str, ...]:
    """The ways that can reach anybody here: both in a demonstration, where the page shows the code."""
    return tuple(way.value for way in (Way.PHONE, Way.EMAIL) if senders(way))
