"""Numbers of postal items by UPU S10: two letters, eight digits with a check digit, a country's letters."""

import re

_FORM = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def has_form(text: str) -> bool:
    """Whether `text` looks like an S10 number, its check digit right or wrong."""
    return _FORM.fullmatch(text) is not None


def is_valid(text: str) -> bool:
    """Whether `text` is an S10 number: `RN473124829VN`."""
    found = _FORM.fullmatch(text)
    return found is not None and check_digit(found[2]) == int(found[3])


def number(service: str, serial: int, country: str) -> str:
    """The S10 number of an item: `number("RN", 47312482, "VN")` is `RN473124829VN`."""
    digits = f"{serial:08}"
    made = f"{service}{digits}{check_digit(digits)}{country}"
    if not is_valid(made):
        raise ValueError(f"no S10 number: {made}")
    return made


def check_digit(digits: str) -> int:
    """Of eight digits: 11 less the weighed sum modulo 11, where 10 is written 0 and 11 is written 5."""
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    rest = 11 - weighed % 11
    return {10: 0, 11: 5}.get(rest, rest)
