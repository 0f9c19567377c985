"""What reports ask. Faces call these: `queries.tally`, `queries.behind`, `queries.half_year`, `queries.ii06a`."""

from motcua.reports.queries.figures import FIGURES, Figure, Source
from motcua.reports.queries.period import Period
from motcua.reports.queries.tally import Behind, Tally, behind, tally

__all__ = ["FIGURES", "Behind", "Figure", "Period", "Source", "Tally", "behind", "tally"]
