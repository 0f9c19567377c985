"""What happens in the hall."""

from motcua.hall.commands.assisting import (
    Begin,
    Confirmed,
    NotConfirmed,
    SessionOver,
    begin,
    confirm,
    end,
    end_forgotten,
    hand_over,
    send_again,
)

__all__ = [
    "Begin",
    "Confirmed",
    "NotConfirmed",
    "SessionOver",
    "begin",
    "confirm",
    "end",
    "end_forgotten",
    "hand_over",
    "send_again",
]
