"""How many counters an hour needs for a wanted waiting time: measured days, played again with other counters."""

from motcua.hall.queries.planning.measured import MOST_DAYS, MOST_TICKETS
from motcua.hall.queries.planning.planned import HourPlan, PoolPlan, Wanted, WhatIf, what_if

__all__ = ["MOST_DAYS", "MOST_TICKETS", "HourPlan", "PoolPlan", "Wanted", "WhatIf", "what_if"]
