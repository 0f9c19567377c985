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
from motcua.supervision.commands.shortening import propose, set_targets, study_limits

__all__ = [
    "MOST_MINUTES",
    "Answer",
    "AnswerTooLong",
    "RuleSet",
    "Settled",
    "WrongTime",
    "answer",
    "follow",
    "propose",
    "recount",
    "remind",
    "set_rules",
    "set_targets",
    "settle",
    "study_limits",
    "sweep",
]
