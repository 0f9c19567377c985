"""What changes supervision's rows."""

from motcua.supervision.commands.following import follow, recount, sweep
from motcua.supervision.commands.outlooks import look_ahead, warn
from motcua.supervision.commands.reminders import (
    LEAST_PERCENT,
    MOST_MINUTES,
    MOST_PERCENT,
    Answer,
    AnswerTooLong,
    RuleSet,
    Settled,
    WrongChance,
    WrongTime,
    answer,
    remind,
    set_rules,
    settle,
)
from motcua.supervision.commands.risk import assess, learn, learn_first
from motcua.supervision.commands.shortening import propose, set_targets, study_limits

__all__ = [
    "LEAST_PERCENT",
    "MOST_MINUTES",
    "MOST_PERCENT",
    "Answer",
    "AnswerTooLong",
    "RuleSet",
    "Settled",
    "WrongChance",
    "WrongTime",
    "answer",
    "assess",
    "follow",
    "learn",
    "learn_first",
    "look_ahead",
    "propose",
    "recount",
    "remind",
    "set_rules",
    "set_targets",
    "settle",
    "study_limits",
    "sweep",
    "warn",
]
