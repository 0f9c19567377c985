"""Sending a change on, or back: to the legal check, to whom decides, to its writers."""

from collections.abc import Sequence

from django.db import transaction

from motcua.catalogue.commands.proposals import ledger
from motcua.catalogue.commands.proposals.ledger import Order
from motcua.law.catalogue_life import Deed


@transaction.atomic
def send_to_check(orders: Sequence[Order]) -> None:
    """To the legal checker. Raises NotYourPart, NotNow, NotSound."""
    ledger.perform(Deed.SEND_TO_CHECK, orders)


@transaction.atomic
def pass_check(orders: Sequence[Order]) -> None:
    """The legal checker finds it lawful. Raises NotYourPart, NotNow, NotSound, YourOwnDraft."""
    ledger.perform(Deed.PASS_CHECK, orders)


@transaction.atomic
def submit(orders: Sequence[Order]) -> None:
    """Before whom decides. Raises NotYourPart, NotNow, NotSound."""
    ledger.perform(Deed.SUBMIT, orders)


@transaction.atomic
def send_back(orders: Sequence[Order]) -> None:
    """To its writers, with the reason. Raises NotYourPart, NotNow, TextNeeded."""
    ledger.perform(Deed.SEND_BACK, orders)


@transaction.atomic
def withdraw(orders: Sequence[Order]) -> None:
    """Given up, with the reason; what was written stays to be read. Raises NotYourPart, NotNow, TextNeeded."""
    ledger.perform(Deed.WITHDRAW, orders)


@transaction.atomic
def comment(orders: Sequence[Order]) -> None:
    """Say something to those who work on it. Raises NotYourPart, TextNeeded."""
    ledger.perform(Deed.COMMENT, orders)
