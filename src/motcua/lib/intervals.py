"""How sure a measured share is."""

from math import sqrt

Z95 = 1.959963984540054  # the normal deviate of 95 %, two-sided


def wilson(hits: int, of: int, z: float = Z95) -> tuple[float, float]:
    """Wilson's interval for a share: where the true one lies, with the confidence of `z`.

    It stays within 0 and 1 and means something for few or no hits, where the plain interval does not.
    Nothing counted: (0, 1). E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209-212.
    """
    if of <= 0:
        return 0.0, 1.0
    share, spread = hits / of, z * z / of
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    # At the ends the arithmetic may miss 0 or 1 by its last bit.
    return 0.0 if hits == 0 else max(low, 0.0), 1.0 if hits == of else min(high, 1.0)
