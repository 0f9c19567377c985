"""A paper as data: blocks whose texts are words and picked values, shown where their conditions hold.

- `model`: the blocks, read from JSON and written as it
- `building`: changed block by block
- `typed`: a text as somebody types it, a picked value standing in it as ⟦its name⟧
- `filling`: the blocks that are shown, with what their values say
"""

from motcua.lib.blocks.filling import Filled, filled
from motcua.lib.blocks.model import Block, Json, Row, Template, Text, Value, fields_of, read, written
from motcua.lib.blocks.typed import said, typed

__all__ = [
    "Block",
    "Filled",
    "Json",
    "Row",
    "Template",
    "Text",
    "Value",
    "fields_of",
    "filled",
    "read",
    "said",
    "typed",
    "written",
]
