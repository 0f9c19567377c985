"""Typed readers of the environment. A wrong value stops the start and says which one and why.

Every reading is kept in `READ`, so that a test can compare what is read with what is documented
(docs/operator/settings.md) and `motcua doctor` can print what is in force.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


class WrongSetting(Exception):
    """A setting that cannot be read or must not stay as it is."""


@dataclass(frozen=True, slots=True)
class Reading:
    name: str
    default: str
    secret: bool


READ: dict[str, Reading] = {}


def text(name: str, default: str = "") -> str:
    return _raw(name, default)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in _raw(name, default).split(",") if word.strip()]


def flag(name: str, *, default: bool = False) -> bool:
    raw = _raw(name, "1" if default else "0").lower()
    if raw in ("1", "true", "yes", "on"):
        return True
    if raw in ("0", "false", "no", "off", ""):
        return False
    raise WrongSetting(f"{name}={raw!r}: say 1 or 0")


def number(name: str, default: int, *, least: int = 0) -> int:
    return _parsed(name, str(default), _whole(least), f"a whole number of at least {least}")


def hour(name: str, default: str) -> time:
    return _parsed(name, default, time.fromisoformat, "a time of day such as 15:00")


def checked(name: str, default: str, parse: Callable[[str], object], wanted: str) -> str:
    """A text that `parse` must be able to read; the text itself is what is set."""
    raw = _raw(name, default)
    _parsed(name, default, parse, wanted)
    return raw


def choice(name: str, default: Word, allowed: tuple[Word, ...]) -> Word:
    raw = _raw(name, default)
    for word in allowed:
        if raw == word:
            return word
    raise WrongSetting(f"{name}={raw!r}: one of {', '.join(allowed)}")


def folder(name: str, default: Path) -> Path:
    return Path(_raw(name, str(default))).expanduser().absolute()


def secret(name: str, default: str = "") -> str:
    """A value that is not printed; `NAME_FILE` may name a file that holds it."""
    file_name = os.environ.get(f"{name}_FILE")
    if file_name:
        try:
            os.environ.setdefault(name, Path(file_name).read_text().strip())
        except OSError as error:
            raise WrongSetting(f"{name}_FILE={file_name!r}: {error.strerror}") from error
    return _raw(name, default, secret=True)


def expression(raw: str) -> re.Pattern[str]:
    """A regular expression. Raises ValueError."""
    try:
        return re.compile(raw)
    except re.error as wrong:
        raise ValueError(str(wrong)) from wrong


def _raw(name: str, default: str, *, secret: bool = False) -> str:
    READ[name] = Reading(name=name, default=default, secret=secret)
    value = os.environ.get(name, "")
    return value if value != "" else default


def _parsed(name: str, default: str, parse: Callable[[str], T], wanted: str) -> T:
    raw = _raw(name, default)
    try:
        return parse(raw)
    except ValueError as error:
        raise WrongSetting(f"{name}={raw!r}: {wanted}") from error


def _whole(least: int) -> Callable[[str], int]:
    def parse(raw: str) -> int:
        value = int(raw)
        if value < least:
            raise ValueError(raw)
        return value

    return parse
