"""What is wrong with answers: the schema's errors, one for each question, as words that help to mend.

A pure function of schema, layout and answers. The browser says the same from the same schema
(assets/src/js/eform.js); tests/browser/test_eform_twins.py compares the two.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from motcua.lib.eform import conditions
from motcua.lib.eform.form import Answers, Form, Json, Page

Formats = Mapping[str, Callable[[str], bool]]


def N_(message: str) -> str:
    """Mark `message` for translation without translating it."""
    return message


# By the schema's keyword; a format has its own, `format:<name>`. Earlier ones are told first.
MESSAGES: dict[str, str] = {
    "required": N_("Answer this."),
    "type": N_("Write a whole number with digits only, such as 12."),
    "const": N_("Tick the box to go on."),
    "enum": N_("Choose one of the answers that are given."),
    "minLength": N_("Write at least %(limit)s characters."),
    "maxLength": N_("Write %(limit)s characters at most."),
    "pattern": N_("Write it in the way that the hint shows."),
    "format": N_("Write it in the way that the hint shows."),
    "minimum": N_("Write a number of %(limit)s or more."),
    "maximum": N_("Write a number of %(limit)s or less."),
    "minItems": N_("Give at least %(limit)s."),
    "maxItems": N_("Give %(limit)s at most."),
    "uniqueItems": N_("The same stands here twice; keep it once."),
}
ORDER = tuple(MESSAGES)
_LIMITED = frozenset({"minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"})


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`pointer` is the JSON pointer (RFC 6901) of the answer, or where it should be.

    `code` is a keyword of MESSAGES, or `format:<name>`.
    """

    pointer: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict, compare=False)


def find(form: Form, answers: Answers, *, formats: Formats, page: Page | None = None) -> tuple[Fault, ...]:
    """What is wrong with the answers to the questions asked, in the order of the form; of one page only
    where `page` is given. At most one fault for each pointer."""
    kept = conditions.shown(form, answers)
    checker = _checker(formats)
    validator = _validator(orjson.dumps(form.schema, option=orjson.OPT_SORT_KEYS)).evolve(
        format_checker=checker
    )
    found: dict[str, Fault] = {}
    for error in validator.iter_errors(kept):
        for fault in _of(error):
            known = found.get(fault.pointer)
            if known is None or _rank(fault) < _rank(known):
                found[fault.pointer] = fault
    return _ordered(form, found.values(), page)


@lru_cache(maxsize=256)
def _validator(schema: bytes) -> Any:
    return Draft202012Validator(orjson.loads(schema))


def _checker(formats: Formats) -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, fits in formats.items():
        checker.checkers = {**checker.checkers, name: (_only_texts(fits), ())}
    return checker


def _only_texts(fits: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or fits(value)


def _of(error: ValidationError) -> Iterable[Fault]:
    path = "".join(f"/{escaped(part)}" for part in error.absolute_path)
    keyword = str(error.validator)
    value: Any = error.validator_value
    if keyword == "required":
        instance: Json = error.instance
        return [Fault(f"{path}/{escaped(name)}", keyword) for name in value if name not in instance]
    if keyword == "format":
        return [Fault(path, f"format:{value}")]
    if keyword in _LIMITED:
        return [Fault(path, keyword, {"limit": value})]
    return [Fault(path, keyword)]


def escaped(part: object) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")


def _rank(fault: Fault) -> int:
    keyword = fault.code.partition(":")[0]
    return ORDER.index(keyword) if keyword in ORDER else len(ORDER)


def _ordered(form: Form, faults: Iterable[Fault], page: Page | None) -> tuple[Fault, ...]:
    """As the questions stand; an item of a list by its number, and by its own questions."""
    places: dict[str, int] = {}
    for number, (on, one) in enumerate(form.all_fields()):
        if page is None or on.key == page.key:
            places[one.name] = number
    columns = {one.name: [c.name for c in one.columns] for _, one in form.all_fields() if one.columns}

    def place(fault: Fault) -> tuple[int, int, int, str]:
        name, *rest = fault.pointer.split("/")[1:]
        item = int(rest[0]) if rest and rest[0].isdigit() else -1
        known = columns.get(name, [])
        column = known.index(rest[1]) if len(rest) > 1 and rest[1] in known else -1
        return places[name], item, column, fault.pointer

    return tuple(sorted((f for f in faults if f.pointer.split("/")[1] in places), key=place))
