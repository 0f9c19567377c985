"""The situations in which people are told something: `data/plan.toml`, and which event means which.

What every situation can name in braces is COMMON; what only some know stands with them (`places`).
An event that nobody is told of is listed in SILENT with the reason; a house test holds the two together
against the kinds of events.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from motcua.notices.models import NoticeChannel

LANGUAGES = ("vi", "en")
PARTS = ("subject", "body", "short")
COMMON = ("code", "procedure", "centre", "place", "phone", "link")
NEAR_DUE = "near_due"

SILENT: Mapping[str, str] = {
    "assigned": "who works on it is the office's own affair",
    "taken": "that it was given over was told already",
    "step_completed": "steps stand on the dossier's page; a message for each would bury the others",
    "opinion_given": "the office's own affair until it decides",
    "silence_noted": "the office's own affair until it decides",
    "approved": "the result follows, and is told",
    "returned_to_step": "the office's own affair; the due time stays",
}
# Of `signalled`: which signals people are not told of.
SILENT_SIGNALS: Mapping[str, str] = {
    "answer_late": "the centre is reminded; the applicant can do nothing",
    "step_late": "the office's own affair while the dossier is not late",
}


@dataclass(frozen=True, slots=True)
class Text:
    """One language's words: `subject` and `body` for email, `short` for SMS and push."""

    subject: str
    body: str
    short: str


@dataclass(frozen=True, slots=True)
class Situation:
    """One line of the plan, as it is in force."""

    key: str
    name_vi: str
    name_en: str
    when: Mapping[str, str]
    is_on: bool
    urgent: bool
    channels: tuple[NoticeChannel, ...]
    texts: Mapping[str, Text]
    places: tuple[str, ...] = COMMON
    true_while: tuple[int, ...] = ()  # statuses; none: always
    number: int = 0  # of its last edit; 0: as shipped
    shipped: bool = field(default=True)

    def means(self, kind: str, data: Mapping[str, Any]) -> bool:
        """Whether an event of this kind and data is what it tells of."""
        rest = {name: value for name, value in self.when.items() if name != "event"}
        return self.when.get("event") == kind and all(data.get(k) == v for k, v in rest.items())


@cache
def shipped() -> Mapping[str, Situation]:
    """The plan that came with the program, in its order."""
    return {key: _situation(key, told) for key, told in _file()["situation"].items()}


@cache
def footer(language: str) -> str:
    """What stands under every email."""
    return str(_file()["footer"][language]).strip()


def situation_of(kind: str, data: Mapping[str, Any]) -> str | None:
    """Which situation an event means; None for one that nobody is told of."""
    return next((s.key for s in _by_kind().get(kind, ()) if s.means(kind, data)), None)


@cache
def _by_kind() -> Mapping[str, tuple[Situation, ...]]:
    kinds = {s.when["event"] for s in shipped().values() if "event" in s.when}
    return {kind: tuple(s for s in shipped().values() if s.when.get("event") == kind) for kind in kinds}


def _situation(key: str, told: Mapping[str, Any]) -> Situation:
    return Situation(
        key=key,
        name_vi=told["name_vi"],
        name_en=told["name_en"],
        when=told["when"],
        is_on=told.get("on", True),
        urgent=told.get("urgent", False),
        channels=tuple(NoticeChannel(one) for one in told["channels"]),
        texts={one: Text(**{part: told[one][part].strip() for part in PARTS}) for one in LANGUAGES},
        places=(*COMMON, *told.get("places", ())),
        true_while=tuple(told.get("while", ())),
    )


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data/plan.toml").read_text(encoding="utf-8"))
