"""What reports ask: `queries.tally`, `queries.behind`, `queries.half_year`, `queries.ii06a`."""

from motcua.reports.queries.figures import FIGURES, Figure, Source
from motcua.reports.queries.half_year import PROVINCIAL_CENTRE, HalfYear, half_year
from motcua.reports.queries.ii06a import COLUMNS, Column, Table06a, behind_ii06a, ii06a
from motcua.reports.queries.period import Period
from motcua.reports.queries.tally import Behind, Tally, behind, tally, totals

__all__ = [
    "COLUMNS",
    "FIGURES",
    "PROVINCIAL_CENTRE",
    "Behind",
    "Column",
    "Figure",
    "HalfYear",
    "Period",
    "Source",
    "Table06a",
    "Tally",
    "behind",
    "behind_ii06a",
    "half_year",
    "ii06a",
    "tally",
    "totals",
]
