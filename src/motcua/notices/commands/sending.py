"""Sending what is due: take a batch, hand it to the providers, note what became of it.

A row that is taken has its `next_at` pushed on by LEASE: nobody else takes it meanwhile, and after a crash
it is taken again and handed to the same provider under the same reference, which sends it once. Nothing
is locked while a provider is spoken to.
"""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from motcua.law.errors import N_
from motcua.lib import prepared
from motcua.lib.quiet_hours import QuietHours
from motcua.notices import papers, providers, queries
from motcua.notices.models import NoticeChannel, NoticeState, PushSubscription, TryState
from motcua.notices.papers import Words
from motcua.notices.providers import Message, NotSent, Sender
from motcua.notices.providers.push import Gone
from motcua.notices.queries.facts import Facts, facts, of_happening

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
BATCH = 60
AT_ONCE = 8
# After a round in which every provider failed: so many minutes until the next.
PAUSES = (1, 5, 15, 60, 240, 720)

NO_LONGER_TRUE = N_("Not sent: it was no longer true.")
NO_PROVIDER = N_("Not sent: no provider is set up for this channel.")
NO_DEVICE = N_("Not sent: no device of this account listens any more.")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is due, as it was taken."""

    id: int
    dossier_id: int | None
    event_id: int | None
    situation: str
    channel: NoticeChannel
    account_id: int | None
    target: str
    language: str
    urgent: bool
    quiet_from: time
    quiet_until: time
    tries: int
    refusals: int
    status: int | None
    told: Mapping[str, Any]

    @property
    def quiet(self) -> QuietHours:
        return QuietHours(self.quiet_from, self.quiet_until)


@dataclass(slots=True)
class Outcome:
    """What becomes of a claimed message: the columns that `_SETTLE` writes."""

    id: int
    state: NoticeState
    tries: int
    refusals: int
    next_at: datetime | None = None
    late_at: datetime | None = None
    provider: str = ""
    fault: str = ""
    subject: str = ""
    text: str = ""
    plan_number: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A claimed message with its words and the provider whose turn it is."""

    claimed: Claimed
    words: Words
    plan_number: int
    facts: Facts
    senders: tuple[Sender, ...]

    @property
    def sender(self) -> Sender:
        return self.senders[self.claimed.tries % len(self.senders)]

    @property
    def reference(self) -> str:
        return f"{self.claimed.id}-{self.claimed.tries + 1}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider said. `gone` are subscriptions that no longer listen."""

    refused: NotSent | None = None
    gone: tuple[str, ...] = ()


def send(*, at: datetime, limit: int = BATCH) -> int:
    """Send up to `limit` messages that are due; how many were taken up. Nought: nothing is due."""
    claimed = _claim(at, limit)
    if not claimed:
        return 0
    done, letters = _sorted_out(claimed, at)
    devices = _devices(letters)
    _begin(letters, at)
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="notice") as pool:
        answers = list(pool.map(lambda one: _hand_over(one, devices), letters))
    done += [_outcome(letter, answer, at) for letter, answer in zip(letters, answers, strict=True)]
    _settle(done, letters, answers, at)
    return len(claimed)


@transaction.atomic
def _claim(at: datetime, limit: int) -> list[Claimed]:
    rows = prepared.fetch(_CLAIM, [at, limit, at + LEASE])
    return [_claimed(list(row)) for row in rows]


def _claimed(row: list[Any]) -> Claimed:
    row[4] = NoticeChannel(row[4])
    return Claimed(*row)


_CLAIM = """
    WITH due AS (
      SELECT n.id FROM notices_notice n WHERE n.state = 'queued' AND n.next_at <= %s::timestamptz
       ORDER BY n.next_at, n.id LIMIT %s::int FOR UPDATE SKIP LOCKED
    )
    UPDATE notices_notice n SET next_at = %s::timestamptz
      FROM due JOIN notices_notice m ON m.id = due.id LEFT JOIN dossiers_dossier d ON d.id = m.dossier_id
     WHERE n.id = due.id
    RETURNING n.id, n.dossier_id, n.event_id, n.situation, n.channel, n.account_id, n.target, n.language, n.urgent,
        n.quiet_from, n.quiet_until, n.tries, n.refusals, d.status, n.told::json
"""


def _sorted_out(claimed: Sequence[Claimed], at: datetime) -> tuple[list[Outcome], list[Letter]]:
    """What is not sent now, with the reason, and the letters of the rest."""
    plan = queries.plan()
    known = facts([(one.dossier_id, one.event_id) for one in claimed if one.dossier_id is not None])
    senders = {channel: providers.of_channel(channel) for channel in {one.channel for one in claimed}}
    done, letters = [], []
    for one in claimed:
        situation = plan[one.situation]
        if situation.true_while and one.status not in situation.true_while:
            done.append(_ended(one, NoticeState.GIVEN_UP, NO_LONGER_TRUE))
        elif not one.urgent and one.quiet.holds(at):
            queued = Outcome(one.id, NoticeState.QUEUED, one.tries, one.refusals, one.quiet.after(at))
            done.append(queued)
        elif not senders[one.channel]:
            done.append(_ended(one, NoticeState.FAILED, NO_PROVIDER))
        else:
            of = of_happening(one.told) if one.dossier_id is None else known[one.dossier_id, one.event_id]
            words = papers.words(
                situation.texts[one.language],
                one.language,
                papers.values(of, one.language),
                accents=settings.MOTCUA_SMS_ACCENTS,
            )
            letters.append(Letter(one, words, situation.number, of, senders[one.channel]))
    return done, letters


def _ended(one: Claimed, state: NoticeState, fault: str) -> Outcome:
    return Outcome(one.id, state, one.tries, one.refusals, fault=fault)


def _devices(letters: Sequence[Letter]) -> Mapping[int, list[dict[str, str]]]:
    """The subscriptions of the accounts that get a push message."""
    pushed = [one.claimed for one in letters if one.claimed.channel == NoticeChannel.PUSH]
    accounts = {one.account_id for one in pushed if one.account_id is not None}
    found: dict[int, list[dict[str, str]]] = {}
    for row in PushSubscription.objects.filter(account_id__in=accounts) if accounts else ():
        keys = {"endpoint": row.endpoint, "p256dh": row.p256dh, "auth": row.auth}
        found.setdefault(row.account_id, []).append(keys)
    return found


def _begin(letters: Sequence[Letter], at: datetime) -> None:
    """Note each try before it is made, so that a receipt finds it however fast it comes."""
    if letters:
        rows = [(one.claimed.id, one.claimed.tries + 1, one.reference, one.sender.name) for one in letters]
        prepared.fetch(_BEGIN, [*(list(column) for column in zip(*rows, strict=True)), at])


_BEGIN = """
    INSERT INTO notices_noticetry (notice_id, number, reference, provider, at, state, fault)
    SELECT u.notice_id, u.number, u.reference, u.provider, t.at, 'begun', ''
      FROM unnest(%s::bigint[], %s::smallint[], %s::text[], %s::text[]) AS u (notice_id, number, reference, provider)
      CROSS JOIN (SELECT %s::timestamptz AS at) t
    ON CONFLICT (notice_id, number) DO UPDATE SET provider = EXCLUDED.provider
    RETURNING id
"""


def _hand_over(letter: Letter, devices: Mapping[int, list[dict[str, str]]]) -> Answer:
    """Speak to the provider; runs in a thread of its own and touches no table."""
    if letter.claimed.channel == NoticeChannel.PUSH:
        return _push(letter, devices.get(letter.claimed.account_id or 0, []))
    words = letter.words.linked(letter.facts.link)
    message = Message(
        target=letter.claimed.target,
        subject=words.subject,
        text=words.body if letter.claimed.channel == NoticeChannel.EMAIL else words.short,
        key=letter.reference,
        report_to=f"{settings.PUBLIC_URL}/notices/receipts/{letter.sender.name}/",
    )
    return Answer(_tried(letter.sender, message))


def _tried(sender: Sender, message: Message) -> NotSent | None:
    """What the sender refused; a fault of its own is a refusal too, or one bad message would stop all."""
    try:
        sender.send(message)
    except NotSent as refused:
        return refused
    except Exception as error:
        log.exception("the provider %s failed on message %s", sender.name, message.key)
        return NotSent(f"a fault of ours: {type(error).__name__}", permanent=True)
    return None


def _push(letter: Letter, devices: Sequence[Mapping[str, str]]) -> Answer:
    """To every browser of the account; one that takes it is enough."""
    words = letter.words.linked(letter.facts.link)
    said = {
        "title": words.subject,
        "body": words.short,
        "url": letter.facts.link,
        "tag": str(letter.claimed.id),
    }
    gone: list[str] = []
    refusals: list[NotSent] = []
    for device in devices:
        message = Message(
            target=json.dumps(device),
            subject="",
            text=json.dumps(said, ensure_ascii=False),
            key=letter.reference,
        )
        refused = _tried(letter.sender, message)
        if isinstance(refused, Gone):
            gone.append(device["endpoint"])
        elif refused is not None:
            refusals.append(refused)
    if len(gone) + len(refusals) < len(devices):
        return Answer(None, tuple(gone))
    return Answer(refusals[0] if refusals else NotSent(NO_DEVICE, permanent=True), tuple(gone))


def _outcome(letter: Letter, answer: Answer, at: datetime) -> Outcome:
    """Sent; or the next provider's turn; or a pause; or the end."""
    one, refused = letter.claimed, answer.refused
    made = Outcome(one.id, NoticeState.SENT, one.tries + 1, one.refusals, provider=letter.sender.name)
    if refused is None:
        email = one.channel == NoticeChannel.EMAIL
        made.subject = "" if one.channel == NoticeChannel.SMS else letter.words.subject
        made.text = letter.words.body if email else letter.words.short
        made.plan_number = letter.plan_number
        if letter.sender.receipts and made.tries < len(letter.senders):
            made.late_at = at + timedelta(minutes=settings.MOTCUA_NOTICE_LATE_MINUTES)
        return made
    made.fault, made.refusals = str(refused)[:200], one.refusals + refused.permanent
    rounds, rest = divmod(made.tries, len(letter.senders))
    if made.refusals >= len(letter.senders):
        made.state = NoticeState.FAILED
    elif not rest and rounds >= settings.MOTCUA_NOTICE_ROUNDS:
        made.state = NoticeState.GIVEN_UP
    else:
        pause = 0 if rest else PAUSES[min(rounds, len(PAUSES)) - 1]
        next_at = at + timedelta(minutes=pause)
        made.state = NoticeState.QUEUED
        made.next_at = next_at if one.urgent else one.quiet.after(next_at)
    return made


@transaction.atomic
def _settle(
    done: Sequence[Outcome], letters: Sequence[Letter], answers: Sequence[Answer], at: datetime
) -> None:
    """Note what became of them. A receipt that came meanwhile has the last word."""
    prepared.fetch(_SETTLE, [*(list(column) for column in zip(*map(_columns, done), strict=True)), at])
    tried = [
        (
            letter.reference,
            (TryState.REFUSED if answer.refused else TryState.TAKEN).value,
            str(answer.refused or "")[:200],
        )
        for letter, answer in zip(letters, answers, strict=True)
    ]
    if tried:
        prepared.fetch(_TRIED, [list(column) for column in zip(*tried, strict=True)])
    gone = [endpoint for answer in answers for endpoint in answer.gone]
    if gone:
        PushSubscription.objects.filter(endpoint__in=gone).delete()


def _columns(one: Outcome) -> Iterator[Any]:
    yield from (one.id, one.state.value, one.tries, one.refusals, one.next_at, one.late_at)
    yield from (one.provider, one.fault, one.subject, one.text, one.plan_number)


_SETTLE = """
    UPDATE notices_notice n SET state = u.state, tries = u.tries, refusals = u.refusals, next_at = u.next_at,
        late_at = u.late_at, fault = u.fault, provider = coalesce(nullif(u.provider, ''), n.provider),
        subject = coalesce(nullif(u.subject, ''), n.subject), text = coalesce(nullif(u.text, ''), n.text),
        plan_number = greatest(u.plan_number, n.plan_number),
        sent_at = CASE WHEN u.state = 'sent' THEN t.at ELSE n.sent_at END,
        ended_at = CASE WHEN u.state IN ('failed', 'given_up') THEN t.at END
      FROM unnest(%s::bigint[], %s::text[], %s::smallint[], %s::smallint[], %s::timestamptz[], %s::timestamptz[],
        %s::text[], %s::text[], %s::text[], %s::text[], %s::smallint[])
        AS u (id, state, tries, refusals, next_at, late_at, provider, fault, subject, text, plan_number)
      CROSS JOIN (SELECT %s::timestamptz AS at) t
     WHERE n.id = u.id AND n.state = 'queued'
    RETURNING n.id
"""
_TRIED = """
    UPDATE notices_noticetry r SET state = u.state, fault = u.fault
      FROM unnest(%s::text[], %s::text[], %s::text[]) AS u (reference, state, fault)
     WHERE r.reference = u.reference AND r.state = 'begun'
    RETURNING r.id
"""
