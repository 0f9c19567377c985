"""What identity does without anybody's click: send codes, forget old ones."""

import logging
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.identity import commands, providers, queries
from motcua.identity.models import CodePurpose, OneTimeCode, Way
from motcua.identity.providers import Message, NotSent

log = logging.getLogger(__name__)


@app.task(
    name="send_one_time_code",
    retry=RetryStrategy(max_attempts=4, exponential_wait=3, retry_exceptions={NotSent}),
)
def send_one_time_code(code_id: str, times_sent: int) -> None:
    """Send the code to its telephone number or address, as long as it works."""
    code = queries.to_send(UUID(code_id), at=timezone.now())
    if code is None:
        return
    try:
        providers.send(code.way, message(code, times_sent), turn=times_sent - 1)
    except NotSent as error:
        if not error.permanent:
            raise
        log.error("code %s was not sent: %s", code_id, error)


def message(code: OneTimeCode, times_sent: int) -> Message:
    """Short enough for one text message of 70 letters where it is one."""
    with translation.override(str(code.carries.get("language") or "vi")):
        told = {"code": code.digits, "minutes": round((code.expires_at - code.asked_at).total_seconds() / 60)}
        if code.purpose == CodePurpose.ASSIST:
            text = _("%(code)s is your code for being helped at the service centre.") % told
        else:
            text = _("%(code)s is your Một Cửa code, good for %(minutes)s minutes.") % told
        warning = _("Tell nobody.") if code.purpose != CodePurpose.ASSIST else ""
        if code.way == Way.EMAIL:
            warning = _(
                "Give it to nobody. If you did not ask for it, do nothing: it does not work without you."
            )
        return Message(
            target=code.target,
            subject=_("Your Một Cửa code"),
            text=f"{text} {warning}".strip(),
            key=f"{code.id}-{times_sent}",
        )


@app.task(
    name="tell_old_contact",
    retry=RetryStrategy(max_attempts=4, exponential_wait=3, retry_exceptions={NotSent}),
)
def tell_old_contact(way: str, target: str, language: str) -> None:
    """Tell a telephone or an address that it no longer signs its account in."""
    with translation.override(language):
        text = _("Your Một Cửa account moved to another contact. Not you? Go to the centre now.")
        subject = _("Your Một Cửa account was changed")
    key = uuid5(NAMESPACE_URL, f"{way}:{target}:{timezone.now():%Y%m%d%H}")
    try:
        providers.send(way, Message(target=target, subject=subject, text=text, key=str(key)))
    except NotSent as error:
        if not error.permanent:
            raise
        log.error("an old contact was not told: %s", error)


@app.periodic(cron="17 3 * * *")
@app.task(name="forget_one_time_codes", queueing_lock="forget_one_time_codes")
def forget_one_time_codes(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    commands.forget(at=timezone.now())
