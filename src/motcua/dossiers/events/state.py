"""The state of a dossier as a value: what every event changes, and what replaying them gives back."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from motcua.law.actor import Unit
from motcua.law.lifecycle import CLOCK, Clock, Status


@dataclasses.dataclass(slots=True)
class State:
    """The mutable columns of `Dossier`, by the same names. All instants are aware."""

    status: int
    status_before: int | None = None
    step_id: int | None = None
    holder_centre_id: int | None = None
    holder_agency_id: int | None = None
    holder_officer_id: int | None = None
    taken_at: datetime | None = None
    received_at: datetime | None = None
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    step_due_at: datetime | None = None
    next_signal_at: datetime | None = None
    remaining_minutes: int | None = None
    first_remaining_minutes: int | None = None
    supplements_asked: int = 0
    apologies: int = 0
    owed_dong: int = 0
    finished_at: datetime | None = None
    timeliness: int | None = None
    closed_at: datetime | None = None
    returned_at: datetime | None = None
    return_way: str | None = None
    step_remaining_minutes: int | None = None

    @property
    def clock(self) -> Clock:
        return CLOCK[Status(self.status)]

    @property
    def holder(self) -> Unit | None:
        """The unit that must act next; None once nobody must."""
        if self.holder_agency_id is not None:
            return Unit(agency_id=self.holder_agency_id)
        if self.holder_centre_id is not None:
            return Unit(centre_id=self.holder_centre_id)
        return None

    @property
    def values(self) -> tuple[Any, ...]:
        """The columns' values, in the order of COLUMNS."""
        return _values(self)

    def twin(self) -> "State":
        return State(*_values(self))

    def hold(self, unit: Unit | None) -> None:
        """Put the dossier into the hands of `unit` (None: of nobody)."""
        self.holder_agency_id = unit.agency_id if unit else None
        self.holder_centre_id = unit.centre_id if unit else None


COLUMNS: tuple[str, ...] = tuple(f.name for f in dataclasses.fields(State))
_values = attrgetter(*COLUMNS)
INSTANTS = frozenset(name for name in COLUMNS if name.endswith("_at"))


def changes(before: State | None, after: State) -> dict[str, Any]:
    """The columns that `after` has otherwise than `before` (None: than a blank sheet), for JSON."""
    if before is None:
        return {c: plain(v) for c, v in zip(COLUMNS, after.values, strict=True) if v is not None}
    columns = zip(COLUMNS, before.values, after.values, strict=True)
    # Most values are the very same object: comparing two times costs more than all the rest.
    return {c: plain(v) for c, was, v in columns if v is not was and v != was}


def plain(value: Any) -> Any:
    """A column's value as JSON holds it: instants in UTC, ISO 8601."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def replay(changes_in_order: Iterable[Mapping[str, Any]]) -> State:
    """The state that these changes, oldest first, lead to."""
    folded: dict[str, Any] = {}
    for change in changes_in_order:
        folded.update(change)
    for name in INSTANTS & folded.keys():
        if folded[name] is not None:
            folded[name] = datetime.fromisoformat(folded[name])
    return State(**folded)
