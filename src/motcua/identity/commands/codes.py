"""One-time codes: asked for, sent, proven. One at a time, since a person waits for each.

What a stranger sees never tells whether an account exists: a code goes out to every target alike.
Tries are counted in the code's row under its lock, so that a hundred requests at once are a hundred
tries, on however many processes.
"""

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import Sum
from procrastinate.contrib.django import app

from motcua.identity import policies, providers
from motcua.identity.models import CodePurpose, OneTimeCode, Way
from motcua.law import person_code
from motcua.law.errors import N_, NotPossible

SEND_JOB = "send_one_time_code"


class BadTarget(NotPossible):
    message = N_("Enter a Vietnamese mobile number such as 0912 345 678, or an email address.")


class WayNotOffered(NotPossible):
    message = N_("Codes cannot be sent this way here. Use the other one.")


class TooManyCodes(NotPossible):
    message = N_("Too many codes were asked for. Try again in an hour.")


class TooSoon(NotPossible):
    message = N_("A code was sent a moment ago. Wait a minute before asking for another.")


class WrongCode(NotPossible):
    message = N_("The code is wrong. Look at the newest message and enter its six digits.")


class CodeSpent(NotPossible):
    message = N_("This code no longer works. Ask for a new one.")


class TooManyTries(NotPossible):
    message = N_("Too many wrong codes came from here. Try again in an hour.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks for a code: `holder` is the browser session's own word, `address` the network's."""

    way: Way
    target: str
    holder: str
    address: str
    purpose: CodePurpose = CodePurpose.ENTER
    account_id: int | None = None
    carries: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proven:
    """The holder of `target` gave the code that went there."""

    code_id: UUID
    purpose: CodePurpose
    way: Way
    target: str
    account_id: int | None
    carries: Mapping[str, Any]


def read_target(text: str) -> tuple[Way, str]:
    """A telephone number or an email address as it is stored. Raises BadTarget."""
    text = text.strip()
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError:
            raise BadTarget from None
        return Way.EMAIL, text.lower()
    try:
        phone = person_code.normalise_phone(text)
    except person_code.BadPhone:
        raise BadTarget from None
    if not re.fullmatch(r"0[35789]\d{8}", phone):  # a landline gets no message
        raise BadTarget
    return Way.PHONE, phone


@transaction.atomic
def send(asked: Asked, *, at: datetime) -> UUID:
    """Send a code; the id of its row. Asked again from the same browser, it is the same code, so that
    two tabs and a slow network make one. Raises WayNotOffered, TooManyCodes, TooManyTries.
    """
    if asked.way not in providers.ways():
        raise WayNotOffered
    with connection.cursor() as cursor:
        # The limits are counted, then written: one at a time for each target and each address.
        for word in sorted((f"code:{asked.target}", f"code:{asked.address}")):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [word])
    running = _running(asked, at)
    if running is not None:
        return _again(running, asked, at)
    _check_limits(asked, at)
    code = OneTimeCode.objects.create(
        purpose=asked.purpose,
        way=asked.way,
        target=asked.target,
        nonce=secrets.token_bytes(16),
        holder=asked.holder,
        address=asked.address,
        account_id=asked.account_id,
        carries=dict(asked.carries),
        asked_at=at,
        sent_at=at,
        expires_at=at + policies.lifetime(),
    )
    _defer(code)
    return code.id


def _running(asked: Asked, at: datetime) -> OneTimeCode | None:
    found = OneTimeCode.objects.filter(
        target=asked.target,
        asked_at__gt=at - policies.lifetime(),
        purpose=asked.purpose,
        holder=asked.holder,
        used_at=None,
        wrong__lt=policies.WRONG_PER_CODE,
        expires_at__gt=at,
    )
    found = found.filter(account=asked.account_id) if asked.account_id else found.filter(account=None)
    return found.order_by("-asked_at").select_for_update().first()


def _again(code: OneTimeCode, asked: Asked, at: datetime) -> UUID:
    code.carries = dict(asked.carries)
    if at - code.sent_at >= policies.AGAIN_AFTER and code.times_sent < policies.TIMES_SENT:
        code.sent_at, code.times_sent = at, code.times_sent + 1
        _defer(code)
    code.save(update_fields=["carries", "sent_at", "times_sent"])
    return code.id


def _check_limits(asked: Asked, at: datetime) -> None:
    hour, day = at - timedelta(hours=1), at - timedelta(days=1)
    of_target = OneTimeCode.objects.filter(target=asked.target)
    of_address = OneTimeCode.objects.filter(address=asked.address, asked_at__gt=hour)
    if (
        of_target.filter(asked_at__gt=hour).count() >= policies.PER_TARGET_HOUR
        or of_target.filter(asked_at__gt=day).count() >= policies.PER_TARGET_DAY
        or of_address.count() >= policies.per_address_hour()
    ):
        raise TooManyCodes
    _check_tries(asked.address, at)


def _check_tries(address: str, at: datetime) -> None:
    recent = OneTimeCode.objects.filter(address=address, asked_at__gt=at - timedelta(hours=1))
    if (recent.aggregate(wrong=Sum("wrong"))["wrong"] or 0) >= policies.WRONG_PER_ADDRESS_HOUR:
        raise TooManyTries


@transaction.atomic
def send_again(code_id: UUID, *, holder: str, at: datetime) -> None:
    """Send the same code once more. Raises CodeSpent, TooSoon, TooManyCodes."""
    code = _locked(code_id, holder)
    if not _alive(code, at):
        raise CodeSpent
    if at - code.sent_at < policies.AGAIN_AFTER:
        raise TooSoon
    if code.times_sent >= policies.TIMES_SENT:
        raise TooManyCodes
    code.sent_at, code.times_sent = at, code.times_sent + 1
    code.save(update_fields=["sent_at", "times_sent"])
    _defer(code)


def prove(code_id: UUID, text: str, *, holder: str, at: datetime) -> Proven:
    """Take the digits; they work once, from the browser that asked.

    Raises CodeSpent (used, expired, of another browser or tried too often), WrongCode, TooManyTries.
    A wrong try is counted even though this raises.
    """
    with transaction.atomic():
        code = _locked(code_id, holder)
        if not _alive(code, at):
            raise CodeSpent
        _check_tries(code.address, at)
        right = hmac.compare_digest(code.digits.encode(), re.sub(r"\D", "", text[:40]).encode())
        if right:
            code.used_at = at
        else:
            code.wrong += 1
        code.save(update_fields=["used_at", "wrong"])
    if not right:
        raise WrongCode if code.wrong < policies.WRONG_PER_CODE else CodeSpent
    return Proven(
        code.id, CodePurpose(code.purpose), Way(code.way), code.target, code.account_id, code.carries
    )


def _locked(code_id: UUID, holder: str) -> OneTimeCode:
    found = OneTimeCode.objects.select_for_update().filter(pk=code_id, holder=holder).first()
    if found is None or not holder:
        raise CodeSpent
    return found


def _alive(code: OneTimeCode, at: datetime) -> bool:
    return code.used_at is None and at < code.expires_at and code.wrong < policies.WRONG_PER_CODE


def _defer(code: OneTimeCode) -> None:
    app.configure_task(SEND_JOB).defer(code_id=str(code.id), times_sent=code.times_sent)


def forget(*, at: datetime) -> int:
    """Delete the codes that count no longer; how many."""
    return OneTimeCode.objects.filter(asked_at__lt=at - policies.KEPT).delete()[0]
