"""Every look at somebody's data is noted before it is given, with its purpose, for them to see."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Protocol, TypeVar

from motcua.audit import commands as audit
from motcua.dossiers import policies, queries
from motcua.dossiers.queries import Page
from motcua.law.actor import Actor
from motcua.law.purpose import Seen

STRETCH = 2_000


class OfDossier(Protocol):
    """A row of a list; `id` is its dossier's."""

    @property
    def id(self) -> int: ...


Row = TypeVar("Row", bound=OfDossier)


def look(page: Page, seen: Seen, *, by: Actor, at: datetime) -> None:
    """Note that this officer sees the dossier, or something of it."""
    purpose = policies.purpose(by, queries.standing_of(page.dossier))
    audit.look([page.dossier.pk], seen, purpose, by=by, at=at)


def look_through(dossier_ids: Sequence[int], *, by: Actor, at: datetime, seen: Seen = Seen.LIST) -> None:
    """Note that this officer sees these dossiers, as lines of what a search found if nothing else is said."""
    audit.look(dossier_ids, seen, policies.purpose_at_large(by), by=by, at=at)


def look_beside(about: Sequence[str], *, by: Actor, at: datetime, seen: Seen = Seen.PAGE) -> None:
    """Note that this officer sees persons who stand in no dossier, or in none yet ("shipment BC…", "officer 7")."""
    if about:
        audit.look_beside(about, seen, policies.purpose_at_large(by), by=by, at=at)


def look_over(dossier_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Note that these dossiers stand in a list of the officer's own work: once a day, open as it is all day."""
    audit.look(dossier_ids, Seen.LIST, policies.purpose_at_large(by), by=by, at=at, daily=True)


def taken(rows: Iterable[Row], *, by: Actor, at: datetime) -> Iterator[Row]:
    """The same rows, each stretch of them noted as taken away in a file before it leaves."""
    while stretch := list(islice(rows := iter(rows), STRETCH)):
        look_through([row.id for row in stretch], by=by, at=at, seen=Seen.EXPORT)
        yield from stretch
