"""The template of a result, block by block: what each button does, and a block as its form has it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import orjson
from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.queries import templates
from motcua.law.errors import N_, NotPossible
from motcua.law.paper_template import BLOCK_LABELS, CONTENT, PLACES, STYLES, BlockKind
from motcua.lib.blocks import Block, Row, Template, building, read, said, typed, written
from motcua.lib.blocks.building import NotThere
from motcua.lib.blocks.model import MOST_BLOCKS
from motcua.lib.blocks.typed import marker
from motcua.lib.eform import Form, Json

_ROWS = frozenset({BlockKind.FIELDS, BlockKind.LIST, BlockKind.RECIPIENTS})
_TEXTS = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.SIGNATURE})
# Nothing about these is chosen: each is there or not.
PLAIN = frozenset(BlockKind) - _ROWS - _TEXTS


class NoTemplate(NotPossible):
    message = N_(
        "The template could not be read from the page. Open the editor again: what was saved is there."
    )


@dataclass(frozen=True)
class Desk:
    """What the editor works with: what fields are called, and by which answers a block may be shown."""

    form: Form | None

    @cached_property
    def names(self) -> Mapping[str, str]:
        return templates.field_names(self.form)

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """How a condition of one answer is said, by its value in a choice."""
        return {f"{field}={answer}": label for field, answer, label in templates.conditions(self.form)}


def carried(template: Template) -> str:
    return orjson.dumps(written(template)).decode()


def taken(said_: str) -> Template:
    """The template that the page carries. Raises NoTemplate where it is none."""
    try:
        return read(orjson.loads(said_))
    except ValueError as wrong:
        raise NoTemplate from wrong


def done(template: Template, act: str) -> Template:
    """The template after a button: add:kind of a block that has nothing to write, up:key, down:key, again:key,
    drop:key. A button pressed twice does it once."""
    deed, _colon, what = act.partition(":")
    try:
        match deed:
            case "add" if what in PLAIN and all(block.kind != what for block in template):
                return building.put(template, Block(key=what, kind=what), PLACES)
            case "up" | "down":
                return building.move(template, what, -1 if deed == "up" else 1, PLACES)
            case "again" if len(template) < MOST_BLOCKS and building.find(template, what).kind in CONTENT:
                return building.again(template, what, PLACES)
            case "drop":
                return building.drop(template, what)
    except NotThere:
        return template
    return template


def rows_of(template: Template, desk: Desk) -> Iterator[dict[str, Any]]:
    """The blocks as the editor lists them."""
    for n, block in enumerate(template):
        kind = block.kind if block.kind in set(BlockKind) else BlockKind.PARAGRAPH
        style = STYLES.get(BlockKind(kind), {}).get(block.style, "") if block.style else ""
        beside = [template[at].kind if 0 <= at < len(template) else None for at in (n - 1, n + 1)]
        yield {
            "key": block.key,
            "kind": now_(BLOCK_LABELS[BlockKind(kind)]),
            "style": now_(style) if style else "",
            "when": desk.shown.get(_value(block.when), "…") if block.when else "",
            "lines": list(_lines(block, desk.names)),
            "plain": kind in PLAIN,
            "many": kind in CONTENT,
            "up": kind in CONTENT and beside[0] in CONTENT,
            "down": kind in CONTENT and beside[1] in CONTENT,
        }


def _lines(block: Block, names: Mapping[str, str]) -> Iterator[str]:
    yield from said(block.text, names).splitlines()
    if block.note:
        yield said(block.note, names)
    for row in block.rows:
        yield f"{row.label}: {said(row.text, names)}" if row.label else f"- {said(row.text, names)}"


def addable(template: Template) -> list[tuple[str, str]]:
    """The kinds of block that can be added now: of the content any number, of the rest one."""
    there = {block.kind for block in template}
    if len(template) >= MOST_BLOCKS:
        return []
    kinds = sorted(BlockKind, key=lambda kind: kind not in CONTENT)
    return [(kind.value, now_(BLOCK_LABELS[kind])) for kind in kinds if kind in CONTENT or kind not in there]


def _value(when: Json | None) -> str:
    """A condition of one answer as the value of a choice."""
    return f"{when['field']}={when['in'][0]}" if when and when.get("in") else ""


class BlockForm(forms.Form):
    """One block: its words with the values that are picked into them, how it looks, and when it is shown."""

    kind = forms.CharField(widget=forms.HiddenInput)
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("What it says"),
        max_length=10_000,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 6}),
    )
    note = forms.CharField(label=_("Below it"), max_length=500, required=False)
    rows = forms.CharField(
        label=_("What the lines say"), max_length=10_000, required=False, widget=forms.Textarea({"rows": 6})
    )
    style = forms.ChoiceField(label=_("How it looks"), required=False)
    when = forms.ChoiceField(label=_("Is shown"), required=False)
    field = forms.ChoiceField(label=_("Value of the dossier"), required=False)
    into = forms.ChoiceField(label=_("Put it into"), required=False)

    def __init__(self, template: Template, desk: Desk, kind: str, was: str, data: Any = None) -> None:
        self.template, self.desk, self.of = template, desk, BlockKind(kind)
        self.before = building.find(template, was) if was else None
        super().__init__(data, prefix="b", initial=_initial(self.before, kind, desk.names))
        for name in self._unused():
            del self.fields[name]
        self._choices("style", [(value, now_(label)) for value, label in STYLES.get(self.of, {}).items()])
        self._choices("when", [("", _("always")), *desk.shown.items()])
        self._choices("field", [("", _("choose")), *((field, name) for field, name in desk.names.items())])
        texts = [(name, one.label) for name, one in self.fields.items() if name in ("text", "note", "rows")]
        self._choices("into", [(name, label) for name, label in texts if label])
        self._words()

    @property
    def title(self) -> str:
        return now_(BLOCK_LABELS[self.of])

    def _unused(self) -> Iterator[str]:
        if self.of not in _TEXTS | {BlockKind.LIST, BlockKind.FIELDS}:
            yield "text"
        if self.of is not BlockKind.TITLE:
            yield "note"
        if self.of not in _ROWS:
            yield "rows"
        if self.of not in STYLES:
            yield "style"
        if self.of not in CONTENT:
            yield "when"
        if self.of is BlockKind.SIGNATURE:
            yield from ("field", "into")

    def _choices(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        if name in self.fields:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _words(self) -> None:
        """What the fields are called and how they are written, for this kind of block."""
        hints = {
            (BlockKind.SIGNATURE, "text"): _(
                "Such as TM. ỦY BAN NHÂN DÂN, on the next line CHỦ TỊCH. Empty: by the position of whoever signs."
            ),
            (BlockKind.PARAGRAPH, "text"): _(
                "Each line is a paragraph. Lines that begin with “Căn cứ” are set in italics, “Điều 1.” in bold."
            ),
            (BlockKind.LIST, "text"): _("Words above the list; may be empty."),
            (BlockKind.FIELDS, "text"): _("Words above the table; may be empty."),
            (BlockKind.FIELDS, "rows"): _("One a line: label | value. A line without a value is left out."),
            (BlockKind.LIST, "rows"): _("One item a line."),
            (BlockKind.RECIPIENTS, "rows"): _("One a line, such as: Lưu: VT."),
        }
        for (kind, name), hint in hints.items():
            if kind is self.of:
                self.fields[name].help_text = hint

    def picked(self) -> "BlockForm":
        """The same form with the chosen value at the end of the chosen text, to be moved as one writes."""
        data = dict(self.data.items())
        field, into = data.get("b-field", ""), data.get("b-into", "")
        if field in self.desk.names and into in self.fields and into in ("text", "note", "rows"):
            data[f"b-{into}"] = data.get(f"b-{into}", "") + marker(self.desk.names[field])
            data["b-field"] = ""
        return BlockForm(self.template, self.desk, self.of, data.get("b-was", ""), data)

    def kept(self) -> Template:
        """The template with the block."""
        told, names = self.cleaned_data, self.desk.names
        key = self.before.key if self.before else building.fresh_key(self.template, self.of)
        block = replace(
            self.before or Block(key=key, kind=self.of),
            text=typed(told.get("text", "").strip(), names),
            note=typed(told.get("note", ""), names),
            rows=tuple(self._rows(told.get("rows", ""))),
            style=told.get("style", ""),
            when=_when(told.get("when", "")),
        )
        return building.put(self.template, block, PLACES)

    def _rows(self, lines: str) -> Iterator[Row]:
        for line in filter(str.strip, lines.splitlines()):
            label, bar, value = line.partition("|")
            if self.of is BlockKind.FIELDS:
                yield Row(label.strip(), typed(value.strip() if bar else "", self.desk.names))
            else:
                yield Row("", typed(line.strip(), self.desk.names))


def _when(value: str) -> Json | None:
    field, equals, answer = value.partition("=")
    return {"field": field, "in": [answer]} if equals else None


def _initial(before: Block | None, kind: str, names: Mapping[str, str]) -> dict[str, Any]:
    if before is None:
        return {"kind": kind}
    rows = (
        f"{row.label} | {said(row.text, names)}" if row.label else said(row.text, names)
        for row in before.rows
    )
    return {
        "kind": kind,
        "was": before.key,
        "text": said(before.text, names),
        "note": said(before.note, names),
        "rows": "\n".join(rows),
        "style": before.style,
        "when": _value(before.when),
    }
