"""What `motcua doctor` asks of the messages: who sends them, and whether any are stuck."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from motcua.lib.checkup import Finding
from motcua.notices import providers
from motcua.notices.models import NoticeChannel
from motcua.notices.providers import push

STUCK_MINUTES = 15
# Of the messages that ended within a day: so many failures are more than wrong numbers.
MANY, SHARE = 20, 0.2


def checkup() -> Iterator[Finding]:
    """Each channel has a provider that its settings describe rightly, and the outbox moves."""
    yield from _providers()
    yield _stuck()
    yield _failures()


def _providers() -> Iterator[Finding]:
    names = {one: [sender.name for sender in providers.of_channel(one)] for one in NoticeChannel}
    said = "; ".join(f"{one.value} by {' then '.join(listed) or 'nobody'}" for one, listed in names.items())
    well = bool(names[NoticeChannel.EMAIL] or names[NoticeChannel.SMS])
    mend = "" if well else "set MOTCUA_MAIL_HOST or MOTCUA_SMS_URL (docs/operator/messages.md)"
    yield Finding("messages", well, said, mend)
    for name, url, secret in (
        ("MOTCUA_SMS", settings.MOTCUA_SMS_URL, settings.MOTCUA_SMS_SECRET),
        ("MOTCUA_SMS_SECOND", settings.MOTCUA_SMS_SECOND_URL, settings.MOTCUA_SMS_SECOND_SECRET),
    ):
        yield from _gateway(name, url, secret)
    if settings.MOTCUA_PUSH_KEY:
        yield from _push()


def _gateway(name: str, url: str, secret: str) -> Iterator[Finding]:
    if not url:
        return
    parts = urlsplit(url)
    near = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme != "https" and not near:
        yield Finding(
            name, False, f"{name}_URL goes unencrypted: {parts.scheme}", "use https: codes travel there"
        )
    if not secret:
        mend = f"set {name}_SECRET as the gateway has it; without receipts the second never takes over from a slow one"
        yield Finding(name, False, f"{name}_SECRET is missing: no delivery receipts", mend)


def _push() -> Iterator[Finding]:
    try:
        push.public_key()
    except Exception:
        yield Finding("push", False, "MOTCUA_PUSH_KEY is no key", "motcua push-key makes one")
    contact = settings.MOTCUA_PUSH_CONTACT
    if ("example.org" in contact and not settings.DEMO) or not contact.startswith(("mailto:", "https://")):
        mend = "whom a push service may write to: mailto: and an address, or https://"
        yield Finding("push", False, f"MOTCUA_PUSH_CONTACT is {contact}", mend)


def _stuck() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(min(next_at), now()) FROM"
            " (SELECT next_at FROM notices_notice"
            " WHERE state = 'queued' AND next_at < now() - make_interval(mins => %s)"
            " ORDER BY next_at LIMIT 1000) stuck",
            [STUCK_MINUTES],
        )
        count, since = cursor.fetchone()
    if not count:
        return Finding("outbox", True, "no message is stuck")
    said = f"{'over ' * (count >= 1000)}{count} messages wait since {since:%Y-%m-%d %H:%M} UTC"
    return Finding(
        "outbox", False, said, "is the worker running? motcua up runs one; look_after_notices sends them"
    )


def _failures() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM notices_notice WHERE state IN ('failed', 'given_up')"
            " AND ended_at > now() - interval '1 day' LIMIT 10000) ended"
        )
        (failed,) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM notices_noticetry WHERE id >"
            " (SELECT coalesce(max(id), 0) - 10000 FROM notices_noticetry) AND at > now() - interval '1 day') tried"
        )
        (tried,) = cursor.fetchone()
    well = failed < MANY or failed < SHARE * tried
    mend = "" if well else "see them on the desk under Messages, Not delivered; then the providers"
    return Finding("outbox", well, f"{failed} messages failed within a day", mend)
