"""The registry of figures: each once, and every page, paper and API reads it here.

A figure is data: which dossiers it is about (`source`) and which of them it counts (`where`), so
that its number and the list of dossiers behind it come from the same line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.law.errors import N_
from motcua.law.timeliness import Timeliness

Value = str | int | bool


class Source(StrEnum):
    """What puts a dossier into a period."""

    RECEIVED = "received"  # received within it
    RESOLVED = "resolved"  # its result was there within it, and still was at its end
    RATED = "rated"  # rated within it


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of dossiers. `where`: dimension -> the value it must have.

    Dimensions: `channel`, `department` (the competent agency is one of the province's departments),
    `timeliness`, `score`.
    """

    key: str
    label: str
    source: Source
    where: Mapping[str, Value] = field(default_factory=dict)


def _figures() -> tuple[Figure, ...]:
    received, resolved, rated = Source.RECEIVED, Source.RESOLVED, Source.RATED
    return (
        Figure("received.total", N_("Dossiers received"), received),
        Figure("received.counter", N_("Received at the counter"), received, {"channel": "counter"}),
        Figure("received.online", N_("Received online"), received, {"channel": "online"}),
        Figure("received.post", N_("Received by public post"), received, {"channel": "post"}),
        Figure("resolved.total", N_("Dossiers resolved"), resolved),
        Figure("resolved.early", N_("Resolved early"), resolved, {"timeliness": int(Timeliness.EARLY)}),
        Figure("resolved.on_time", N_("Resolved on time"), resolved, {"timeliness": int(Timeliness.ON_TIME)}),
        Figure("resolved.late", N_("Resolved late"), resolved, {"timeliness": int(Timeliness.LATE)}),
        Figure(
            "departments.received", N_("Received for provincial departments"), received, {"department": True}
        ),
        Figure(
            "departments.online",
            N_("Received online for provincial departments"),
            received,
            {"department": True, "channel": "online"},
        ),
        Figure("ratings.total", N_("Ratings"), rated),
        Figure("ratings.very_satisfied", N_("Rated very satisfied"), rated, {"score": "very_satisfied"}),
        Figure("ratings.satisfied", N_("Rated satisfied"), rated, {"score": "satisfied"}),
        Figure("ratings.not_satisfied", N_("Rated not satisfied"), rated, {"score": "not_satisfied"}),
    )


FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _figures()}
