"""What people looked for and did not find."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import UnfoundTerm


@dataclass(frozen=True, slots=True)
class Unfound:
    """A search that found nothing: as typed last, how often, from when to when."""

    id: int
    text: str
    times: int
    first_on: date
    last_on: date


def unfound(most: int = 100) -> list[Unfound]:
    """The searches that found nothing, the most frequent first."""
    rows = UnfoundTerm.objects.order_by("-times", "folded").values_list(
        "id", "text", "times", "first_on", "last_on"
    )
    return [Unfound(*row) for row in rows[:most]]
