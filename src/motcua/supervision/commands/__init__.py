"""What changes supervision's rows."""

from motcua.supervision.commands.following import follow, recount, sweep
from motcua.supervision.commands.reminders import (
    MOST_MINUTES,
    Answer,
    AnswerTooLong,
    RuleSet,
    Settled,
    WrongTime,
    answer,
    remind,
    set_rules,
    settle,
)

__all__ = [
    "MOST_MINUTES",
    "Answer",
    "AnswerTooLong",
    "RuleSet",
    "Settled",
    "WrongTime",
    "answer",
    "follow",
    "recount",
    "remind",
    "set_rules",
    "settle",
    "sweep",
]
