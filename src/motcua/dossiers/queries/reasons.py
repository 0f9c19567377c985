"""The coded reasons of acts, as forms offer them and pages name them."""

from collections.abc import Collection
from dataclasses import dataclass

from motcua.catalogue.queries import Name
from motcua.dossiers.models import ReasonCode, Reasoned

__all__ = ["Reason", "Reasoned", "offered", "reasons", "unknown"]


@dataclass(frozen=True, slots=True)
class Reason:
    act: Reasoned
    code: str
    name: Name
    is_on: bool


def reasons(act: Reasoned | None = None) -> list[Reason]:
    """Those of an act (None: of all), in their order, the ones not offered any more too."""
    rows = ReasonCode.objects.order_by("act", "position", "id")
    if act is not None:
        rows = rows.filter(act=act)
    return [Reason(Reasoned(r.act), r.code, Name(r.name_vi, r.name_en), r.is_on) for r in rows]


def offered(act: Reasoned) -> list[Reason]:
    """Those to choose from."""
    return [one for one in reasons(act) if one.is_on]


def unknown(act: Reasoned, codes: Collection[str]) -> set[str]:
    """Of these codes those that are not to choose from."""
    return set(codes) - {one.code for one in offered(act)} if codes else set()
