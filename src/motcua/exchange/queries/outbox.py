"""How far the portal has been told: what is due, what is owed, what it refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.search import visible
from motcua.exchange.models import Outcome, PortalDossier, PortalMessage, Reconciliation
from motcua.law.actor import Actor

PAGE = 50
# So many owed dossiers are counted; beyond, the page says "more than".
COUNTED = 1_000


def due(at: datetime, *, limit: int) -> list[int]:
    """The dossiers whose telling is due, the longest waiting first."""
    rows = PortalDossier.objects.filter(next_try_at__lte=at).order_by("next_try_at", "pk")
    return list(rows.values_list("pk", flat=True)[:limit])


@dataclass(frozen=True, slots=True)
class Standing:
    """How the exchange stands. `owed` and `refused` are counted to COUNTED."""

    owed: int
    owing_since: datetime | None  # of the dossier that waits longest
    refused: int
    accepted_at: datetime | None  # the last message that the portal took
    unreached_at: datetime | None  # the last that did not get there, where none got there since


def standing() -> Standing:
    owing = PortalDossier.objects.filter(owing_since__isnull=False)
    accepted = _last(Outcome.ACCEPTED)
    unreached = _last(Outcome.UNREACHED)
    answered = max((t for t in (accepted, _last(Outcome.REFUSED)) if t), default=None)
    return Standing(
        owed=owing[: COUNTED + 1].count(),
        owing_since=owing.order_by("owing_since").values_list("owing_since", flat=True).first(),
        refused=PortalDossier.objects.filter(refused=True)[: COUNTED + 1].count(),
        accepted_at=accepted,
        unreached_at=unreached if unreached and (answered is None or unreached > answered) else None,
    )


def _last(outcome: Outcome) -> datetime | None:
    rows = PortalMessage.objects.filter(outcome=outcome).order_by("-sent_at")
    return rows.values_list("sent_at", flat=True).first()


@dataclass(frozen=True, slots=True)
class Owed:
    """A dossier that the portal refused or was not told yet."""

    dossier_id: int
    code: str
    owing_since: datetime
    next_try_at: datetime
    tries: int
    refused: bool
    fault: str


def owed(actor: Actor) -> tuple[Owed, ...]:
    """The dossiers of this officer's that are told with difficulty, refused ones first; a page of them."""
    rows = PortalDossier.objects.filter(
        dossier__in=visible(Dossier.objects.all(), actor), owing_since__isnull=False, tries__gt=0
    ).select_related("dossier")
    return tuple(
        Owed(
            dossier_id=row.pk,
            code=row.dossier.code,
            owing_since=row.owing_since,
            next_try_at=row.next_try_at,
            tries=row.tries,
            refused=row.refused,
            fault=row.fault,
        )
        for row in rows.order_by("-refused", "owing_since")[:PAGE]
        if row.owing_since is not None and row.next_try_at is not None
    )


def of_dossier(dossier_id: int) -> tuple[PortalMessage, ...]:
    """What the portal was told of a dossier, the newest first."""
    return tuple(PortalMessage.objects.filter(dossier_id=dossier_id).order_by("-id")[:PAGE])


@dataclass(frozen=True, slots=True)
class Compared:
    """One reconciliation; `differences` as (dossier id, code, told status, the portal's; "": unknown there)."""

    run: Reconciliation
    differences: Sequence[tuple[int, str, int, str]]


def reconciliations(*, most: int = 5) -> tuple[Compared, ...]:
    """The last ones, the newest first."""
    rows = Reconciliation.objects.order_by("-id").prefetch_related("differences__dossier")[:most]
    return tuple(
        Compared(
            row,
            [(d.dossier_id, d.dossier.code, d.status, d.portal_status) for d in row.differences.all()[:PAGE]],
        )
        for row in rows
    )
