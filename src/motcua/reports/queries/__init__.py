"""What reports ask: `queries.tally`, `queries.behind`, `queries.half_year`, `queries.ii06a`."""

from motcua.reports.queries.figures import FIGURES, RATIOS, Figure, Ratio, Source
from motcua.reports.queries.half_year import PROVINCIAL_CENTRE, HalfYear, half_year
from motcua.reports.queries.ii06a import COLUMNS, Column, Table06a, behind_ii06a, ii06a
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import PROVINCE, Level, Scope
from motcua.reports.queries.shares import times
from motcua.reports.queries.tally import Behind, Tally, behind, by_day, tally, totals

__all__ = [
    "COLUMNS",
    "FIGURES",
    "PROVINCE",
    "PROVINCIAL_CENTRE",
    "RATIOS",
    "Behind",
    "Column",
    "Figure",
    "HalfYear",
    "Level",
    "Period",
    "Ratio",
    "Scope",
    "Source",
    "Table06a",
    "Tally",
    "behind",
    "behind_ii06a",
    "by_day",
    "half_year",
    "ii06a",
    "tally",
    "times",
    "totals",
]
