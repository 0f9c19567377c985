"""Every act with money, each for a set. This list is its table of contents."""

from motcua.payments.commands.closing import close_drawers
from motcua.payments.commands.counter import follow, take
from motcua.payments.commands.fees import choose_cases
from motcua.payments.commands.hearing import ask, expire, hear
from motcua.payments.commands.paying import begin, cancel
from motcua.payments.commands.refunding import ask_refunds, decide_refunds, pay_out_refunds
from motcua.payments.commands.settling import settle
from motcua.payments.commands.statement import import_statements
from motcua.payments.commands.transfers import match_transfers, return_transfers

__all__ = [
    "ask",
    "ask_refunds",
    "begin",
    "cancel",
    "choose_cases",
    "close_drawers",
    "decide_refunds",
    "expire",
    "follow",
    "hear",
    "import_statements",
    "match_transfers",
    "pay_out_refunds",
    "return_transfers",
    "settle",
    "take",
]
