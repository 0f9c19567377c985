"""What happens to dossiers without anybody's click. Each job works from state: all that is due.

A tick that was missed while no worker ran is not caught up, so no job asks what minute it is for.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.types import JSONValue

from motcua.documents import queries as documents
from motcua.documents.commands import SealUnusable
from motcua.documents.commands.signing import ServiceDown
from motcua.dossiers import commands, queries
from motcua.dossiers.commands import consulting, copying, day_counts, ending, redating, signing, tracking
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.queries import copies, drafts, results
from motcua.dossiers.queries import signing as signings
from motcua.law.actor import SYSTEM

log = logging.getLogger(__name__)

_BATCH = 500
# Decree 118/2025, art. 21: no answer within the time given ends the case.
_UNANSWERED = "Quá thời hạn bổ sung mà không nhận được hồ sơ bổ sung"


@app.task(name="follow_up", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def follow_up(kind: str, dossier_ids: Sequence[int], event_ids: Sequence[int]) -> None:
    """Do all that follows from these events of one kind, in the order of config.reactions.

    What fails does not stop the others: it becomes a job of its own, tried again by its own rule.
    """
    told: dict[str, JSONValue] = {"dossier_ids": list(dossier_ids), "event_ids": list(event_ids)}
    for name in settings.MOTCUA_REACTIONS.get(kind, ()):
        try:
            app.tasks[name].func(**told)
        except Exception:
            log.exception("%s is tried again", name)
            app.configure_task(name).defer(**told)


@app.periodic(cron="*/5 * * * *")
@app.task(name="raise_due_signals", queueing_lock="raise_due_signals")
def raise_due_signals(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    look_after(timezone.now())


def look_after(at: datetime) -> int:
    """Stop what was never answered, note opinions that did not come where that says something, and signal
    every other limit that has passed; how many it were."""
    unanswered = queries.unanswered(at)
    for batch in _batches(unanswered):
        commands.stop([ending.Stopping(dossier_id=i, by=SYSTEM, at=at, reason=_UNANSWERED) for i in batch])
    silent = queries.silent_opinions(at)
    for batch in _batches([*silent]):
        told = [consulting.SilenceNoted(dossier_id=i, by=SYSTEM, at=at, agency_ids=silent[i]) for i in batch]
        commands.note_silence(told)
    due = queries.signals_due(at)
    for batch in _batches(due):
        commands.signal([Order(dossier_id=i, by=SYSTEM, at=at) for i in batch])
    return len(unanswered) + len(silent) + len(due)


@app.periodic(cron="41 1 * * *")
@app.task(name="count_missing_papers", queueing_lock="count_missing_papers")
def count_missing_papers(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Count every night what was asked to be supplemented during the last year."""
    commands.count_missing(at=timezone.now())


@app.periodic(cron="47 1 * * *")
@app.task(name="gather_day_counts", queueing_lock="gather_day_counts")
def gather_day_counts(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    day_counts.gather_day_counts(before=timezone.localdate())


@app.periodic(cron="17 * * * *")
@app.task(name="forget_guesses", queueing_lock="forget_guesses")
def forget_guesses(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    tracking.forget_guesses(timezone.now())


@app.periodic(cron="20 2 * * *")
@app.task(name="forget_old_drafts", queueing_lock="forget_old_drafts")
def forget_old_drafts(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    clear_drafts(timezone.now())


def clear_drafts(at: datetime) -> int:
    """Delete every draft whose time is over; how many it were."""
    return sum(commands.forget_drafts(batch, at=at) for batch in _batches(drafts.expired(at)))


@app.task(name="redate_open_dossiers")
def redate_open_dossiers(calendar_id: int, reason: str) -> None:
    """Count every open dossier of a changed calendar anew."""
    at = timezone.now()
    for batch in _batches(queries.open_by_calendar(calendar_id)):
        with transaction.atomic():
            commands.redate([redating.Redating(dossier_id=i, by=SYSTEM, at=at, reason=reason) for i in batch])


# A set holds its unit's registers while it is drawn, some 15 ms a paper: whoever prints waits so long.
_PAPERS = 10


@app.task(name="issue_papers", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def issue_papers(event_ids: Sequence[int], dossier_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """Issue what these events owe; what the counter printed meanwhile is there already."""
    asked = queries.papers_owed(event_ids)
    for first in range(0, len(asked), _PAPERS):
        commands.issue_papers(asked[first : first + _PAPERS], at=timezone.now())


# What could not be sealed (a certificate that ended, an authority that was down) is tried again in an hour.
@app.periodic(cron="23 * * * *")
@app.task(name="seal_owed_results", queueing_lock="seal_owed_results")
def seal_owed_results(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    _seal()


@app.task(name="seal_results", retry=RetryStrategy(max_attempts=4, exponential_wait=5))
def seal_results(dossier_ids: Sequence[int], event_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """Seal what these dossiers came to, and all else that waits for its seal."""
    if not documents.seals():
        return
    commands.owe_seals(dossier_ids, at=timezone.now())
    _seal()


# How often the service is asked whether the officer has confirmed; without word, a minute's job asks.
_ASKED_EVERY_SECONDS, _DOWN_SECONDS = 3, 15


@app.task(name="advance_signing")
def advance_signing(round_id: int) -> None:
    """Bring a round of signing on, and come back to it while it is under way; then seal what was signed."""
    try:
        under_way, wait = signing.advance_round(round_id, at=timezone.now()), _ASKED_EVERY_SECONDS
    except (ServiceDown, SealUnusable) as fault:
        log.warning("round of signing %s: %s", round_id, fault)
        under_way, wait = True, _DOWN_SECONDS
    if under_way:
        later = app.configure_task(
            "advance_signing", schedule_in={"seconds": wait}, queueing_lock=f"advance_signing_{round_id}"
        )
        with suppress(AlreadyEnqueued):
            later.defer(round_id=round_id)
    elif documents.seals():
        _seal()


@app.periodic(cron="* * * * *")
@app.task(name="advance_signings", queueing_lock="advance_signings")
def advance_signings(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Rounds whose own job was lost with its process."""
    for round_id in signings.open_rounds():
        advance_signing(round_id)


def _seal() -> None:
    """Everything that waits, one by one. An agency whose seal is of no use keeps no other waiting."""
    last, unusable = 0, None
    while waiting := results.to_seal(after=last):
        for sealed_id, dossier_id in waiting:
            try:
                if commands.seal_result(sealed_id, at=timezone.now()):
                    commands.keep_results([dossier_id], at=timezone.now())
            except SealUnusable as fault:
                unusable = fault
        last = waiting[-1][0]
    if unusable is not None:
        raise unusable


@app.task(name="seal_copies", retry=RetryStrategy(max_attempts=4, exponential_wait=5))
def seal_copies() -> None:
    """Sign the electronic copies that wait, one by one. A centre whose seal is of no use keeps no other waiting."""
    unusable = None
    for document_id in copies.to_seal():
        try:
            copying.seal_copy(document_id, at=timezone.now())
        except SealUnusable as fault:
            unusable = fault
    if unusable is not None:
        raise unusable


@app.periodic(cron="29 * * * *")
@app.task(name="seal_owed_copies", queueing_lock="seal_owed_copies")
def seal_owed_copies(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    seal_copies()


@app.task(name="keep_results", retry=RetryStrategy(max_attempts=4, exponential_wait=5))
def keep_results(dossier_ids: Sequence[int], event_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """What is paid for now, and sealed, goes into its applicant's own store."""
    commands.keep_results(dossier_ids, at=timezone.now())


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
