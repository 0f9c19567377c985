"""When a page or a field is shown: `{"field": "marital", "in": ["married"]}`, joined by all, any, not.

The browser reads the same conditions (assets/src/js/eform.js); a test runs both over the same cases.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.lib.eform.form import Answers, Condition, Field, Form


def holds(when: Condition | None, answers: Answers, item: Answers | None = None) -> bool:
    """Whether the condition is met. Names are looked up in the item of a list first, where there is one."""
    if when is None:
        return True
    if "all" in when:
        return all(holds(one, answers, item) for one in when["all"])
    if "any" in when:
        return any(holds(one, answers, item) for one in when["any"])
    if "not" in when:
        return not holds(when["not"], answers, item)
    name = when["field"]
    value = item[name] if item is not None and name in item else answers.get(name)
    wanted = when["in"]
    if isinstance(value, list):
        return any(_same(one, other) for one in value for other in wanted)
    return any(_same(value, other) for other in wanted)


def _same(one: Any, other: Any) -> bool:
    """Equal as JSON is: true is not 1."""
    return type(one) is type(other) and one == other


def names(when: Condition | None) -> Iterator[str]:
    """The fields that a condition asks about."""
    if when is None:
        return
    for part in (*when.get("all", ()), *when.get("any", ()), *([when["not"]] if "not" in when else ())):
        yield from names(part)
    if "field" in when:
        yield when["field"]


def shown(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers to the questions that are asked, given the answers before them.

    What an earlier answer hides does not count, whatever was said to it before. Unknown names are
    left out. Conditions only ask about earlier questions, so one pass in order is enough.
    """
    kept: dict[str, Any] = {}
    for page in form.pages:
        if not holds(page.when, kept):
            continue
        for field in page.fields:
            if field.name in answers and holds(field.when, kept):
                value = answers[field.name]
                kept[field.name] = _items(field, value, kept) if field.columns else value
    return kept


def _items(field: Field, value: Any, kept: Answers) -> Any:
    if not isinstance(value, list):
        return value
    return [_item(field, one, kept) if isinstance(one, Mapping) else one for one in value]


def _item(field: Field, item: Mapping[str, Any], kept: Answers) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in field.columns:
        if column.name in item and holds(column.when, kept, found):
            found[column.name] = item[column.name]
    return found
