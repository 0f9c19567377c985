"""Whether a dossier was finished early, on time or late.

Law: Decree 61/2018/NĐ-CP art. 19-20 and Decree 118/2025/NĐ-CP; the three classes are those of
Circular 01/2020/TT-VPCP, table II.06. Judged when the agency finishes, against the first due time.
"""

from datetime import datetime
from enum import IntEnum
from typing import Literal

from motcua.law.errors import N_
from motcua.law.worktime import HANOI, NaiveTime

Rule = Literal["minute", "day"]


class Timeliness(IntEnum):
    """The number is what the tables keep."""

    EARLY = 1  # trước hạn
    ON_TIME = 2  # đúng hạn
    LATE = 3  # quá hạn


LABELS: dict[Timeliness, str] = {
    Timeliness.EARLY: N_("Early"),
    Timeliness.ON_TIME: N_("On time"),
    Timeliness.LATE: N_("Late"),
}


def judge(finished_at: datetime, due_at: datetime, rule: Rule = "minute") -> Timeliness:
    """Early on a day before the due day, on time on the due day, late after it.

    By the rule `minute` the due day ends for this purpose at the due minute, which is still on time;
    by `day`, as several provinces judge, it counts whole. Days and minutes are Vietnam's.
    """
    if finished_at.tzinfo is None or due_at.tzinfo is None:
        raise NaiveTime("timeliness compares times with an offset from UTC")
    finished, due = (at.astimezone(HANOI).replace(second=0, microsecond=0) for at in (finished_at, due_at))
    if finished.date() < due.date():
        return Timeliness.EARLY
    if rule == "minute":
        return Timeliness.ON_TIME if finished <= due else Timeliness.LATE
    if rule == "day":
        return Timeliness.ON_TIME if finished.date() == due.date() else Timeliness.LATE
    raise ValueError(f"no rule {rule!r}: minute or day")
