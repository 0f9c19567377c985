from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`key` is the same when the same sending is tried again, so that a gateway sends once."""

    target: str
    subject: str
    text: str
    key: str


class NotSent(Exception):
    """The message did not go out. `permanent`: it never will, so nobody need try again."""

    def __init__(self, why: str, *, permanent: bool) -> None:
        super().__init__(why)
        self.permanent = permanent
