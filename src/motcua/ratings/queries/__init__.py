"""What ratings say, and what asks for them."""

from motcua.ratings.queries.given import Satisfaction, given, satisfaction
from motcua.ratings.queries.kiosks import OfCounter, Shown, kiosk, kiosks_of
from motcua.ratings.queries.survey import POINTS, Question, Said, comments, may_tell_more, questions

__all__ = [
    "POINTS",
    "OfCounter",
    "Question",
    "Said",
    "Satisfaction",
    "Shown",
    "comments",
    "given",
    "kiosk",
    "kiosks_of",
    "may_tell_more",
    "questions",
    "satisfaction",
]
