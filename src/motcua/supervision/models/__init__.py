"""What supervision keeps: reminders, what was measured of each dossier's way, and the counts of it."""

from motcua.supervision.models.courses import (
    AgencyCount,
    Course,
    CourseCount,
    OfficerCount,
    ReasonCount,
    Standing,
    StepCount,
    Way,
    Why,
)
from motcua.supervision.models.directives import Directive, DirectiveLink, DirectiveReport
from motcua.supervision.models.limits import LimitPlan, LimitProposal, LimitStudy, LimitTarget
from motcua.supervision.models.outlooks import Outlook, WaveWarning
from motcua.supervision.models.reminders import Addressee, Reminder, ReminderRule, Watched
from motcua.supervision.models.risk import Alike, Risk, RiskAgency, RiskCurve, RiskFit
from motcua.supervision.models.turns import Overtaking, OvertakingCount, WorkedCount

__all__ = [
    "Addressee",
    "AgencyCount",
    "Alike",
    "Course",
    "CourseCount",
    "Directive",
    "DirectiveLink",
    "DirectiveReport",
    "LimitPlan",
    "LimitProposal",
    "LimitStudy",
    "LimitTarget",
    "OfficerCount",
    "Outlook",
    "Overtaking",
    "OvertakingCount",
    "ReasonCount",
    "Reminder",
    "ReminderRule",
    "Risk",
    "RiskAgency",
    "RiskCurve",
    "RiskFit",
    "Standing",
    "StepCount",
    "Watched",
    "WaveWarning",
    "Way",
    "Why",
    "WorkedCount",
]
