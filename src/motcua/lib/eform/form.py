"""A form: what its answers must be (JSON Schema 2020-12), and how it is shown (the layout)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Answers = Mapping[str, Any]
Condition = Mapping[str, Any]
Json = Mapping[str, Any]

# Widgets whose answer is a text as it was typed.
TYPED = frozenset({"text", "textarea", "identity", "enterprise", "phone", "email", "date", "past", "future"})
WIDGETS = TYPED | {
    "number",
    "money",
    "radios",
    "select",
    "checkboxes",
    "consent",
    "address",
    "blocks",
    "table",
}
MANY = frozenset({"blocks", "table"})  # an array of objects, each with fields of its own


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    vi: str
    en: str

    def said(self, language: str) -> str:
        return self.en if language.startswith("en") and self.en else self.vi


NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Text
    hint: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `columns` are the fields of each item where the answer is a list (`MANY`)."""

    name: str
    widget: str
    label: Text
    hint: Text = NO_TEXT
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None
    optional: bool = False
    width: str = ""
    autocomplete: str = ""
    item: Text = NO_TEXT  # what one item is called
    columns: tuple["Field", ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to ask, of one section of the task list."""

    key: str
    section: str
    title: Text
    intro: Text
    when: Condition | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Form:
    """Schema and layout, read once. `layout` keeps what the form's owner adds to it."""

    schema: Json
    layout: Json
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    fields: Mapping[str, Field] = field(repr=False)

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    def property(self, name: str) -> Json:
        found: Json = self.schema.get("properties", {}).get(name, {})
        return found

    def all_fields(self) -> Iterator[tuple[Page, Field]]:
        return ((page, one) for page in self.pages for one in page.fields)


def parse(schema: Json, layout: Json) -> Form:
    """Read a form that was checked (`checks.form_faults`); an unchecked one may raise KeyError."""
    pages = tuple(_page(raw) for raw in layout["pages"])
    return Form(
        schema=schema,
        layout=layout,
        sections=tuple(Section(raw["key"], text(raw["title"])) for raw in layout["sections"]),
        pages=pages,
        fields={one.name: one for page in pages for one in page.fields},
    )


def text(raw: Json | None) -> Text:
    return Text(str(raw.get("vi", "")), str(raw.get("en", ""))) if raw else NO_TEXT


def _page(raw: Json) -> Page:
    return Page(
        key=raw["key"],
        section=raw["section"],
        title=text(raw["title"]),
        intro=text(raw.get("intro")),
        when=raw.get("when"),
        fields=_fields(raw["fields"]),
    )


def _fields(raws: Sequence[Json]) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=raw["name"],
            widget=raw["widget"],
            label=text(raw["label"]),
            hint=text(raw.get("hint")),
            choices=tuple(
                Choice(c["value"], text(c["label"]), text(c.get("hint"))) for c in raw.get("choices", ())
            ),
            when=raw.get("when"),
            optional=bool(raw.get("optional")),
            width=str(raw.get("width", "")),
            autocomplete=raw.get("autocomplete", ""),
            item=text(raw.get("item")),
            columns=_fields(raw.get("columns", ())),
        )
        for raw in raws
    )
