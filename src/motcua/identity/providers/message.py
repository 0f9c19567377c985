from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`key` is the same when the same sending is tried again, so that a gateway sends once.

    `report_to` is the address where a delivery receipt is heard; empty: nobody waits for one.
    """

    target: str
    subject: str
    text: str
    key: str
    report_to: str = ""


class NotSent(Exception):
    """The message did not go out. `permanent`: it never will, so nobody need try again."""

    def __init__(self, why: str, *, permanent: bool) -> None:
        super().__init__(why)
        self.permanent = permanent


class Sender(Protocol):
    """One way out. `receipts`: it tells later whether the message arrived, signed with `secret`."""

    name: str
    receipts: bool
    secret: str

    def send(self, message: Message) -> None:
        """Hand the message on; raises NotSent, which says whether trying again makes sense."""
