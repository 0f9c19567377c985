"""What applicants say is kept, once each; what asks them is set up."""

from motcua.ratings.commands.kiosks import NothingToRate, Tapped, offer, set_up, tap
from motcua.ratings.commands.rating import (
    COMMENT_LENGTH,
    RATEABLE,
    AlreadyRated,
    AlreadyTold,
    MoreTold,
    NotYetRateable,
    RatingGiven,
    UnknownAnswer,
    UnknownScore,
    rate,
    tell_more,
)
from motcua.ratings.commands.survey import QuestionNeedsWords, Wording, word_questions

__all__ = [
    "COMMENT_LENGTH",
    "RATEABLE",
    "AlreadyRated",
    "AlreadyTold",
    "MoreTold",
    "NotYetRateable",
    "NothingToRate",
    "QuestionNeedsWords",
    "RatingGiven",
    "Tapped",
    "UnknownAnswer",
    "UnknownScore",
    "Wording",
    "offer",
    "rate",
    "set_up",
    "tap",
    "tell_more",
    "word_questions",
]
