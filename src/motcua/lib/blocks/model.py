"""The blocks of a paper, and how they are kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

MOST_BLOCKS = 60
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is picked, by the name of its field; a text never holds more of a language than this."""

    field: str


Piece = str | Value
Text = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of fields (with its label), or an item of a list."""

    label: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block. `note`: what stands below its text; `when`: a condition of `lib.eform`, None: always shown."""

    key: str
    kind: str
    text: Text = ()
    note: Text = ()
    rows: tuple[Row, ...] = ()
    style: str = ""
    when: Json | None = None

    @property
    def texts(self) -> Iterator[Text]:
        yield self.text
        yield self.note
        yield from (row.text for row in self.rows)


Template = tuple[Block, ...]


def fields_of(template: Template) -> Iterator[str]:
    """The fields that its texts speak of, as often as they do."""
    for block in template:
        for text in block.texts:
            yield from (piece.field for piece in text if isinstance(piece, Value))


def written(template: Template) -> dict[str, Any]:
    """As JSON."""
    return {"blocks": [_block(block) for block in template]}


def read(data: Json) -> Template:
    """From JSON. Raises ValueError where it is none of ours."""
    try:
        blocks = tuple(_read(one) for one in data["blocks"])
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("not a template") from wrong
    keys = {block.key for block in blocks}
    if len(keys) != len(blocks) or len(blocks) > MOST_BLOCKS or not all(keys):
        raise ValueError("blocks without a key of their own, or too many")
    return blocks


def _block(block: Block) -> dict[str, Any]:
    return {
        "key": block.key,
        "kind": block.kind,
        "text": _pieces(block.text),
        "note": _pieces(block.note),
        "rows": [{"label": row.label, "text": _pieces(row.text)} for row in block.rows],
        "style": block.style,
        "when": dict(block.when) if block.when else None,
    }


def _pieces(text: Text) -> list[Any]:
    return [{"field": piece.field} if isinstance(piece, Value) else piece for piece in text]


def _read(raw: Json) -> Block:
    when = raw.get("when")
    return Block(
        key=_word(raw["key"]),
        kind=_word(raw["kind"]),
        text=_text(raw.get("text", ())),
        note=_text(raw.get("note", ())),
        rows=tuple(Row(_word(row["label"]), _text(row["text"])) for row in raw.get("rows", ())),
        style=_word(raw.get("style", "")),
        when=_condition(when) if when else None,
    )


def _condition(when: Json) -> dict[str, Any]:
    """The one shape that the editor makes: a field and the answers that show the block."""
    if set(when) != {"field", "in"} or not isinstance(when["in"], list):
        raise ValueError("no condition")
    return {"field": _word(when["field"]), "in": [_word(one) for one in when["in"]]}


def _text(raw: Sequence[Any]) -> Text:
    if isinstance(raw, str):
        raise TypeError("a text is a list of pieces")
    return tuple(Value(_word(one["field"])) if isinstance(one, Mapping) else _word(one) for one in raw)


def _word(raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > MOST_WORDS:
        raise ValueError("no words, or too many")
    return raw
