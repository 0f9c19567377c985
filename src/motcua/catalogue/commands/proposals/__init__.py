"""The life of a change of the catalogue: drafted, checked, submitted, approved by a decision, published."""

from motcua.catalogue.commands.proposals.approving import DecisionGiven, approve
from motcua.catalogue.commands.proposals.ledger import Order
from motcua.catalogue.commands.proposals.moving import (
    comment,
    pass_check,
    send_back,
    send_to_check,
    submit,
    withdraw,
)
from motcua.catalogue.commands.proposals.publishing import publish
from motcua.catalogue.commands.proposals.writing import Draft, Writing, draft, write

__all__ = [
    "DecisionGiven",
    "Draft",
    "Order",
    "Writing",
    "approve",
    "comment",
    "draft",
    "pass_check",
    "publish",
    "send_back",
    "send_to_check",
    "submit",
    "withdraw",
    "write",
]
