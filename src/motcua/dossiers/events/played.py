"""The keys of acts that were played from a plan, not done by anybody.

A simulation and an import of the past give their acts keys that begin so. Nothing was promised to
anybody by such an event: it starts no job, and its papers are issued at the first look.
"""

from uuid import UUID

HEAD = 0x6D6F74637561  # "motcua"

# Both ends included.
PLAYED_KEYS = (UUID(int=HEAD << 80), UUID(int=((HEAD + 1) << 80) - 1))


def played_key(number: int) -> UUID:
    """The key of a played act; `number` has 80 bits."""
    return UUID(int=HEAD << 80 | number)
