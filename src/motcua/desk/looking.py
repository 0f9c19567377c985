"""Every look at somebody's data is noted before it is given, with its purpose, for them to see."""

from collections.abc import Sequence
from datetime import datetime

from motcua.audit import commands as audit
from motcua.audit.commands import Looked
from motcua.dossiers import policies, queries
from motcua.dossiers.queries import Page
from motcua.law.actor import Actor
from motcua.law.purpose import Seen


def look(page: Page, seen: Seen, *, by: Actor, at: datetime) -> None:
    """Note that this officer sees the dossier, or something of it."""
    purpose = policies.purpose(by, queries.standing_of(page.dossier))
    audit.look([Looked(page.dossier.pk, seen, purpose)], by=by, at=at)


def look_through(dossier_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Note that this officer sees these dossiers as lines of what a search found."""
    purpose = policies.purpose_at_large(by)
    audit.look([Looked(dossier_id, Seen.LIST, purpose) for dossier_id in dossier_ids], by=by, at=at)
