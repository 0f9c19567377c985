"""What a centre keeps of its people: the roster, presence, remarks, training."""

from motcua.staffing.models.presence import Evidence, Presence, PresenceCorrection, Verdict
from motcua.staffing.models.remarks import Remark, RemarkKind
from motcua.staffing.models.roster import Duty, Half, StaffingRules
from motcua.staffing.models.training import TrainingCourse, TrainingPlace

__all__ = [
    "Duty",
    "Evidence",
    "Half",
    "Presence",
    "PresenceCorrection",
    "Remark",
    "RemarkKind",
    "StaffingRules",
    "TrainingCourse",
    "TrainingPlace",
    "Verdict",
]
