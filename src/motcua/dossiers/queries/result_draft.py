"""The draft of a dossier's result as it was written last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, ResultDraft
from motcua.dossiers.queries.page import standing_of
from motcua.law.actor import Actor
from motcua.law.errors import NotPermitted
from motcua.law.lifecycle import RUNNING


@dataclass(frozen=True, slots=True)
class Written:
    title: str
    texts: Mapping[str, str]
    granted: bool
    revision: int
    at: datetime
    officer: str


def written(dossier_id: int) -> Written | None:
    row = ResultDraft.objects.filter(dossier_id=dossier_id).select_related("officer").first()
    if row is None:
        return None
    return Written(row.title, row.parts, row.granted, row.revision, row.written_at, str(row.officer or ""))


def may_write(dossier: Dossier, actor: Actor) -> bool:
    """Whether this officer may write the result now."""
    try:
        policies.demand_drafting(actor, standing_of(dossier))
    except NotPermitted:
        return False
    return dossier.status in RUNNING
