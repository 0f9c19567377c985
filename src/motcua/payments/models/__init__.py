"""The tables of money. Written by `payments.commands` alone."""

from motcua.payments.models.ledger import (
    MONEY,
    AccountKind,
    DrawerClosing,
    EntryKind,
    LedgerAccount,
    LedgerEntry,
    LedgerLine,
)
from motcua.payments.models.life import LABELS, MONEY_CAME, OPEN, TABLE, State, Turn, after
from motcua.payments.models.payment import GatewayCallback, Method, PaidObligation, Payment
from motcua.payments.models.receipt import FeeReceipt, ReceiptSeries
from motcua.payments.models.refund import Refund, RefundState, RefundWay
from motcua.payments.models.statement import LineState, StatementImport, StatementLine

__all__ = [
    "LABELS",
    "MONEY",
    "MONEY_CAME",
    "OPEN",
    "TABLE",
    "AccountKind",
    "DrawerClosing",
    "EntryKind",
    "FeeReceipt",
    "GatewayCallback",
    "LedgerAccount",
    "LedgerEntry",
    "LedgerLine",
    "LineState",
    "Method",
    "PaidObligation",
    "Payment",
    "ReceiptSeries",
    "Refund",
    "RefundState",
    "RefundWay",
    "State",
    "StatementImport",
    "StatementLine",
    "Turn",
    "after",
]
