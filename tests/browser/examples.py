"""Answers to any form, right ones and wrong ones, made from the form itself."""

import random
import re
from collections.abc import Iterator
from typing import Any

from motcua.catalogue.commands import eforms
from motcua.catalogue.queries import common_form
from motcua.lib.eform import Field, Form, Json, holds, parse
from tests.forms import HOME

TEXTS = {
    "identity": "020301000123",
    "enterprise": "0100109106",
    "phone": "0912 345 678",
    "email": "vy@example.vn",
    "date": "15/12/2030",
    "past": "05/04/1995",
    "future": "15/12/2030",
    "text": "Phố Muối",
    "textarea": "Dòng một\nDòng hai",
}
FITTING = ("5610", "9/2015", "0123456789", "AB1234567", "nay")
WRONG: tuple[Any, ...] = (
    "", "x", "12", "0100109107",
    "31/02/2020", "01/01/1990", "01/01/2031", "0912345678", "+84912345678", "01201234567",
    "84912345678", "000000000000", "020227001234", "020 326-001234", "a@b", "ten@vi.vn", "số", "😀",
    0, -1, 7, 10**16, True, False, [], ["x"], ["x", "x"], {}, {"province": "20"},
    {"province": "20", "commune": "a", "detail": ""}, [{}], [{"name": "Nam"}, "x"], None,
)  # fmt: skip


def shipped() -> dict[str, Form]:
    """The forms that come with the program, by their procedure's code."""
    around = common_form.common_form()
    found = {}
    for written in eforms._files(None):
        schema, layout = common_form.joined(around, written["schema"], written["layout"])
        found[written["procedure"]] = parse(schema, layout)
    return found


def right(form: Form, *, choice: int = 0) -> dict[str, Any]:
    """Answers without fault; of choices the one at `choice`, or the last."""
    answers: dict[str, Any] = {}
    for page in form.pages:
        for field in page.fields:
            if holds(page.when, answers) and holds(field.when, answers):
                answers[field.name] = _right(field, form.property(field.name), choice)
    return answers


def _right(field: Field, schema: Json, choice: int) -> Any:
    if field.columns:
        item: dict[str, Any] = {}
        for column in field.columns:
            if holds(column.when, item):
                item[column.name] = _right(column, schema["items"]["properties"][column.name], choice)
        return [item]
    if field.choices:
        value = field.choices[min(choice, len(field.choices) - 1)].value
        return [value] if field.widget == "checkboxes" else value
    if field.widget in ("number", "money"):
        return max(schema.get("minimum", 1), 1)
    if field.widget == "consent":
        return True
    if field.widget == "address":
        return dict(HOME)
    pattern = schema.get("pattern")
    return next(t for t in FITTING if re.search(pattern, t)) if pattern else TEXTS[field.widget]


def tried(form: Form, seed: int) -> Iterator[dict[str, Any]]:
    """Right answers, then the same with things missing, wrong, strange, or said otherwise."""
    drawn = random.Random(seed)
    for choice in range(4):
        whole = right(form, choice=choice)
        yield whole
        for _ in range(12):
            yield _spoilt(form, whole, drawn)
    yield {}


def _spoilt(form: Form, whole: dict[str, Any], drawn: random.Random) -> dict[str, Any]:
    answers = dict(whole)
    for name in drawn.sample(sorted(form.fields), k=6):
        field = form.fields[name]
        if drawn.random() < 0.3:
            answers.pop(name, None)
        elif field.columns and drawn.random() < 0.7 and name in answers:
            item = dict(answers[name][0])
            item[drawn.choice(field.columns).name] = drawn.choice(WRONG)
            answers[name] = [answers[name][0], item, {}][drawn.randint(0, 1) :]
        elif field.choices and drawn.random() < 0.5:
            answers[name] = drawn.choice(field.choices).value
        else:
            answers[name] = drawn.choice(WRONG)
    return answers
