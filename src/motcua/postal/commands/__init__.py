"""Every act of the public post, each for a set."""

from motcua.postal.commands.asking import ask
from motcua.postal.commands.billing import bring_bills
from motcua.postal.commands.handing_in import hand_in
from motcua.postal.commands.hearing import follow, hear
from motcua.postal.commands.joining import join, send_again
from motcua.postal.commands.listing import issue_lists
from motcua.postal.commands.moving import move
from motcua.postal.commands.ordering import make_ready, order, tell_cancelled
from motcua.postal.commands.rates import load_rates
from motcua.postal.commands.returning import change_return

__all__ = [
    "ask",
    "bring_bills",
    "change_return",
    "follow",
    "hand_in",
    "hear",
    "issue_lists",
    "join",
    "load_rates",
    "make_ready",
    "move",
    "order",
    "send_again",
    "tell_cancelled",
]
