"""Changing a template block by block. Every change takes one and gives a new one."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.lib.blocks.model import Block, Template

Order = Mapping[str, int]  # where a kind stands; kinds of one place keep their own order


class NotThere(LookupError):
    """There is no such block."""


def find(template: Template, key: str) -> Block:
    """Raises NotThere."""
    for block in template:
        if block.key == key:
            return block
    raise NotThere(key)


def put(template: Template, block: Block, order: Order) -> Template:
    """The block in the place of the one of its key, or at the end of those of its place."""
    if any(one.key == block.key for one in template):
        template = tuple(block if one.key == block.key else one for one in template)
    else:
        template = (*template, block)
    return tuple(sorted(template, key=lambda one: order.get(one.kind, 0)))


def drop(template: Template, key: str) -> Template:
    """Raises NotThere."""
    find(template, key)
    return tuple(block for block in template if block.key != key)


def move(template: Template, key: str, by: int, order: Order) -> Template:
    """One place up (-1) or down (1), among those of its place. Raises NotThere."""
    blocks = list(template)
    at = blocks.index(find(template, key))
    to = at + by
    if 0 <= to < len(blocks) and order.get(blocks[to].kind) == order.get(blocks[at].kind):
        blocks[at], blocks[to] = blocks[to], blocks[at]
    return tuple(blocks)


def fresh_key(template: Template, kind: str) -> str:
    taken = {block.key for block in template}
    return next(key for n in range(1, len(taken) + 2) if (key := f"{kind}-{n}") not in taken)


def again(template: Template, key: str, order: Order) -> Template:
    """The block once more, below itself. Raises NotThere."""
    block = find(template, key)
    at = template.index(block) + 1
    twin = replace(block, key=fresh_key(template, block.kind))
    return tuple(sorted((*template[:at], twin, *template[at:]), key=lambda one: order.get(one.kind, 0)))
