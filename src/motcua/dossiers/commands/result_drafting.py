"""What the result will say is written before it is decided, by whoever works on the dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.commands.ledger import NoSuchDossier, Order
from motcua.dossiers.models import Dossier, ResultDraft
from motcua.dossiers.queries import standing_of
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import RUNNING


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWritten(Order):
    """`texts`: of the template's blocks, by their keys, a paragraph on each line.

    `read` is the revision that the writer began from; 0: there was none.
    """

    title: str
    texts: Mapping[str, str]
    granted: bool = True
    read: int


class NothingWritten(NotPossible):
    message = N_("Give the result a title and a text.")


class NotNow(NotPossible):
    message = N_("The result of dossier %(code)s cannot be drafted now: nobody works on it.")


class WrittenMeanwhile(NotPossible):
    message = N_("%(who)s changed this draft meanwhile. Look at their text before you save yours.")


@transaction.atomic
def write_result(orders: Sequence[ResultWritten]) -> list[int]:
    """Keep these drafts; their revisions. Raises NotPermitted, NothingWritten, NotNow, WrittenMeanwhile."""
    ids = [order.dossier_id for order in orders]
    rows = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("id")
    found = {row.pk: row for row in rows}
    kept = ResultDraft.objects.select_related("officer").in_bulk(ids)
    drafts = [_draft(order, found.get(order.dossier_id), kept.get(order.dossier_id)) for order in orders]
    ResultDraft.objects.bulk_create(
        drafts,
        update_conflicts=True,
        unique_fields=["dossier"],
        update_fields=["title", "body", "texts", "granted", "revision", "written_at", "officer"],
    )
    return [draft.revision for draft in drafts]


def _draft(order: ResultWritten, dossier: Dossier | None, kept: ResultDraft | None) -> ResultDraft:
    if dossier is None:
        raise NoSuchDossier
    policies.demand_drafting(order.by, standing_of(dossier))
    if dossier.status not in RUNNING:
        raise NotNow(code=dossier.code)
    texts = {key: text.strip() for key, text in order.texts.items()}
    if not order.title.strip() or not any(texts.values()):
        raise NothingWritten
    if order.read != (kept.revision if kept else 0):
        raise WrittenMeanwhile(who=str(kept.officer) if kept and kept.officer else dossier.code)
    return ResultDraft(
        dossier=dossier,
        title=order.title.strip()[:300],
        body="\n".join(filter(None, texts.values())),
        texts=texts,
        granted=order.granted,
        revision=order.read + 1,
        written_at=order.at,
        officer_id=order.by.officer_id,
    )
