"""Which figures about few people may be published: small cells are left out, and no sum gives them away.

Law: Personal Data Protection Law (from 2026-01-01) and Decree 13/2023/NĐ-CP: published figures identify nobody. Decree
47/2020/NĐ-CP: open data of the State holds no personal data. The least cell is practice †.

The rule: a cell from 1 to LEAST - 1 is left out (None). Zeros and larger cells stand. A sum stands only where
every cell under it stands, so a sum tells nothing that its cells do not tell, and nothing can be subtracted from it:
whoever reads all that is published knows of a cell left out just that it lies between 1 and LEAST - 1. A day is
published once and in one cut (by centre), so there is no second publication to take the difference with.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

LEAST = 5
K = TypeVar("K")


def published(cells: Mapping[K, int], *, least: int = LEAST) -> dict[K, int | None]:
    """The cells that may stand; None for those left out."""
    return {key: value if value == 0 or value >= least else None for key, value in cells.items()}


def total(cells: Sequence[int | None]) -> int | None:
    """The sum, where it gives nothing away."""
    known = [cell for cell in cells if cell is not None]
    return sum(known) if len(known) == len(cells) else None
