"""The classes in which an official is rated.

The four of the Law on Cadres and Civil Servants (22/2008/QH12, art. 29 and 58, as amended by 52/2019/QH14) as they are
commonly named; the texts were not at hand to compare. Which class the figures deserve is decided by the head, in words:
no formula of ours rates a person.
"""

from collections.abc import Mapping
from enum import StrEnum

from motcua.law.errors import N_


class Grade(StrEnum):
    EXCELLENT = "excellent"
    GOOD = "good"
    DONE = "done"
    NOT_DONE = "not_done"


LABELS: Mapping[Grade, str] = {
    Grade.EXCELLENT: N_("Task fulfilled excellently"),
    Grade.GOOD: N_("Task fulfilled well"),
    Grade.DONE: N_("Task fulfilled"),
    Grade.NOT_DONE: N_("Task not fulfilled"),
}
