"""Merkle trees as RFC 6962 hashes them: leaves with 0x00 before them, nodes with 0x01.

A tree is its levels: the nodes of a level are paired from the left, and one that is left over climbs as it is. That is
RFC 6962's tree (split at the largest power of two), and it lets a large tree be kept as the hashes of its tiles.
"""

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """Of hashes of leaves, or of the roots of equally large whole tiles (the last may be smaller)."""
    if not hashes:
        return EMPTY
    level = list(hashes)
    while len(level) > 1:
        level = _paired(level)
    return level[0]


def _paired(level: Sequence[bytes]) -> list[bytes]:
    above = [node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
    return [*above, level[-1]] if len(level) % 2 else above


def path(hashes: Sequence[bytes], index: int) -> list[tuple[str, bytes]]:
    """What proves that `hashes[index]` is in the tree: for each step whether its sibling stands `left` or `right`."""
    if not 0 <= index < len(hashes):
        raise IndexError(index)
    steps, level = list[tuple[str, bytes]](), list(hashes)
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            steps.append(("left" if sibling < index else "right", level[sibling]))
        level, index = _paired(level), index // 2
    return steps


def climbed(start: bytes, steps: Sequence[tuple[str, bytes]]) -> bytes:
    """The root that a proof leads to."""
    for side, sibling in steps:
        start = node(sibling, start) if side == "left" else node(start, sibling)
    return start
