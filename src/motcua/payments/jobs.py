"""What happens to money without anybody's click. Each job works from state."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.payments import commands
from motcua.payments.commands import receipts
from motcua.payments.queries import open_tries

ASK_AFTER = timedelta(minutes=2)
_BATCH = 200


@app.task(name="book_fees")
def book_fees(dossier_ids: Sequence[int], event_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """Bring the ledger to what the dossiers owe and paid: their state says all."""
    commands.follow(dossier_ids, at=timezone.now())


@app.task(name="keep_receipt")
def keep_receipt(payment_id: int) -> None:
    """Keep the receipt's PDF as it was issued."""
    receipts.keep([payment_id], at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="look_after_payments", queueing_lock="look_after_payments")
def look_after_payments(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Ask about tries whose callback was lost, and end those whose time ran out."""
    now = timezone.now()
    commands.ask(open_tries.unanswered(now - ASK_AFTER, now, limit=_BATCH), at=now)
    commands.expire(open_tries.run_out(now, limit=_BATCH), at=now)
