"""What differs between two versions of a form, and how answers are carried from one to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from motcua.lib.eform.form import Answers, Form, Text


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is new, gone, or asked otherwise (its answer is looked at again)."""

    kind: Literal["added", "removed", "altered"]
    name: str
    label: Text


def changed(before: Form, after: Form) -> tuple[Change, ...]:
    """In the order of the new form, the questions that are gone last."""
    return (*_added_or_altered(before, after), *_removed(before, after))


def _added_or_altered(before: Form, after: Form) -> Iterator[Change]:
    for name, field in after.fields.items():
        if name not in before.fields:
            yield Change("added", name, field.label)
        elif before.property(name) != after.property(name) or before.fields[name].label != field.label:
            yield Change("altered", name, field.label)


def _removed(before: Form, after: Form) -> Iterator[Change]:
    gone = (field for name, field in before.fields.items() if name not in after.fields)
    return (Change("removed", field.name, field.label) for field in gone)


def carried(answers: Answers, after: Form) -> dict[str, Any]:
    """The answers that the new form still asks for. What it would not accept stays, to be mended."""
    return {name: value for name, value in answers.items() if name in after.fields}
