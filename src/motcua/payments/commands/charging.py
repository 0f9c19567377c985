"""The ledger follows what dossiers owe: charged when asked, lifted when the dossier ends unpaid."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Case as When_
from django.db.models import Count, IntegerField, Sum, Value, When

from motcua.dossiers.models import FinancialObligation
from motcua.law.actor import Actor
from motcua.payments.commands.book import Account, Entry, moved
from motcua.payments.models import AccountKind, EntryKind, LedgerEntry


def charges(
    obligations: Iterable[FinancialObligation], *, centres: dict[int, int], by: Actor, at: datetime
) -> list[Entry]:
    """Entries for those that are not charged. `centres`: dossier id -> centre id. Dossiers are locked."""
    listed = list(obligations)
    known = standing([o.pk for o in listed])
    return [
        _entry(EntryKind.CHARGED, o, known[o.pk][1], centres[o.dossier_id], by, at)
        for o in listed
        if not known[o.pk][0]
    ]


def lifts(
    obligations: Iterable[FinancialObligation], *, centres: dict[int, int], by: Actor, at: datetime
) -> list[Entry]:
    """Entries that take back the charge of those that will not be paid any more."""
    listed = list(obligations)
    known = standing([o.pk for o in listed])
    return [
        _entry(EntryKind.LIFTED, o, known[o.pk][1], centres[o.dossier_id], by, at)
        for o in listed
        if known[o.pk][0]
    ]


def standing(obligation_ids: Sequence[int]) -> dict[int, tuple[bool, int]]:
    """Of each obligation: whether it stands charged now, and how often it was charged or lifted."""
    sign = When_(When(kind=EntryKind.CHARGED, then=Value(1)), default=Value(-1), output_field=IntegerField())
    rows = (
        LedgerEntry.objects.filter(
            obligation_id__in=obligation_ids, kind__in=(EntryKind.CHARGED, EntryKind.LIFTED)
        )
        .order_by()
        .values("obligation_id")
        .annotate(balance=Sum(sign), times=Count("id"))
        .values_list("obligation_id", "balance", "times")
    )
    known = {obligation_id: (balance > 0, times) for obligation_id, balance, times in rows}
    return {pk: known.get(pk, (False, 0)) for pk in obligation_ids}


def _entry(
    kind: EntryKind, obligation: FinancialObligation, times: int, centre_id: int, by: Actor, at: datetime
) -> Entry:
    receivable = Account(AccountKind.FEES_RECEIVABLE, centre_id)
    income = Account(AccountKind.FEE_INCOME, centre_id)
    debit, credit = (receivable, income) if kind == EntryKind.CHARGED else (income, receivable)
    return Entry(
        kind=kind,
        key=f"{kind}:{obligation.pk}:{times + 1}",
        by=by,
        at=at,
        lines=moved(obligation.amount_dong, debit=debit, credit=credit),
        text=obligation.name,
        obligation_id=obligation.pk,
    )
