"""wire.toml read once and held against our facts; values written as it says."""

import dataclasses
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from motcua.exchange.providers import (
    DocumentFacts,
    DossierFacts,
    FeeFacts,
    ProgressFacts,
    ResultFacts,
    Service,
    SupplementFacts,
)

Layout = Mapping[str, Any]

_OF: Mapping[Service, type] = {Service.DOSSIER: DossierFacts, Service.PROGRESS: ProgressFacts}
_EACH: Mapping[str, type] = {
    "documents": DocumentFacts,
    "fees": FeeFacts,
    "supplements": SupplementFacts,
    "results": ResultFacts,
}


class WrongWire(Exception):
    """wire.toml names what does not exist: a mistake of whoever changed it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wire:
    """The file as it is used. `layouts` are the portal's names with ours."""

    time: str
    zone: ZoneInfo
    paths: Mapping[str, str]
    services: Mapping[str, str]
    answers: Mapping[str, frozenset[str]]
    told: Mapping[str, tuple[Service, ...]]
    layouts: Mapping[Service, Layout]
    values: Mapping[str, Mapping[str, str]]

    def written(self, service: Service, facts: DossierFacts | ProgressFacts) -> dict[str, Any]:
        """The object that the portal is sent."""
        return self._object(self.layouts[service], facts)

    def _object(self, layout: Layout, facts: object) -> dict[str, Any]:
        return {name: self._value(ours, facts) for name, ours in layout.items() if name != "each"}

    def _value(self, ours: str | Layout, facts: object) -> Any:
        if not isinstance(ours, str):
            return [self._object(ours, one) for one in getattr(facts, ours["each"])]
        return self._text(ours, getattr(facts, ours)) if ours else ""

    def _text(self, ours: str, value: object) -> str:
        match value:
            case None:
                return ""
            case datetime():
                return value.astimezone(self.zone).strftime(self.time)
            case bool():
                said = str(value).lower()
            case int():  # a status is one, too
                said = str(int(value))
            case _:
                said = str(value)
        return self.values.get(ours, {}).get(said, said)


@cache
def shipped() -> Wire:
    """The wire of wire.toml. Raises WrongWire if it names a field, a service or a kind of list that is none."""
    text = resources.files(__package__).joinpath("wire.toml").read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> Wire:
    """Raises WrongWire as `shipped`, tomllib.TOMLDecodeError for what is no TOML."""
    said = tomllib.loads(text)
    try:
        layouts = {service: said[service.value] for service in Service}
        wire = Wire(
            time=said["format"]["time"],
            zone=ZoneInfo(said["format"]["zone"]),
            paths=said["paths"],
            services=said["services"],
            answers={name: frozenset(codes) for name, codes in said["answers"].items()},
            told={kind: tuple(map(Service, services)) for kind, services in said["told"].items()},
            layouts=layouts,
            values=said["values"],
        )
    except (KeyError, ValueError) as wrong:
        raise WrongWire(str(wrong)) from wrong
    for service, layout in layouts.items():
        _demand_fields(layout, _OF[service])
    return wire


def _demand_fields(layout: Layout, facts: type) -> None:
    there = {field.name for field in dataclasses.fields(facts)}
    for name, ours in layout.items():
        if name == "each":
            continue
        if isinstance(ours, str):
            if ours and ours not in there:
                raise WrongWire(f"{name}: {facts.__name__} has no {ours}")
        elif ours.get("each") not in there & _EACH.keys():
            raise WrongWire(f"{name}: {facts.__name__} has no list {ours.get('each')}")
        else:
            _demand_fields(ours, _EACH[ours["each"]])
