"""Sharing work out so that all have alike."""

from collections.abc import Sequence


def share(weights: Sequence[int], loads: Sequence[int]) -> list[int]:
    """To whom each piece goes, as an index of `loads`: the heaviest first, each to whoever has least by then.

    Ties go to the earlier piece and the earlier person, so the same question has the same answer.
    Raises ValueError where there is a piece and nobody to take it.
    """
    if weights and not loads:
        raise ValueError("nobody to share among")
    borne, taken = list(loads), [0] * len(weights)
    for piece in sorted(range(len(weights)), key=lambda n: (-weights[n], n)):
        taken[piece] = min(range(len(borne)), key=lambda n: (borne[n], n))
        borne[taken[piece]] += weights[piece]
    return taken
