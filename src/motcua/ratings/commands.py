"""Giving ratings. Set-based: all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.dossiers.models import Dossier
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Status
from motcua.ratings.models import Rating, Score, Way

RATEABLE = frozenset({Status.FINISHED, Status.RETURNED})
COMMENT_LENGTH = 2000


class AlreadyRated(NotPossible):
    message = N_("Dossier %(code)s has been rated already. Thank you.")


class NotYetRateable(NotPossible):
    message = N_("Dossier %(code)s can be rated when its result is there.")


class UnknownScore(NotPossible):
    message = N_("Choose one of the three answers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingGiven:
    """One answer. The agency and the centre are the dossier's own unless others are named."""

    dossier_id: int
    score: str
    at: datetime
    officer_id: int | None = None
    agency_id: int | None = None
    centre_id: int | None = None
    comment: str = ""
    channel: str = Way.KIOSK


_INSERT = """
INSERT INTO ratings_rating (dossier_id, officer_id, agency_id, centre_id, score, comment, channel, rated_at)
SELECT d.id, r.officer_id, coalesce(r.agency_id, d.agency_id), coalesce(r.centre_id, d.centre_id),
       r.score, r.comment, r.channel, r.at
  FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[],
              %s::timestamptz[])
    AS r (dossier_id, officer_id, agency_id, centre_id, score, comment, channel, at)
  JOIN dossiers_dossier d ON d.id = r.dossier_id AND d.status = ANY(%s)
 ORDER BY d.id
    ON CONFLICT (dossier_id) DO NOTHING
RETURNING dossier_id
"""


@transaction.atomic
def rate(orders: Sequence[RatingGiven]) -> int:
    """Keep the ratings (Decree 61/2018, art. 31); how many. A dossier is rated once, after its result.

    Raises AlreadyRated, NotYetRateable, UnknownScore; then none of the set is kept.
    """
    if any(o.score not in Score.values or o.channel not in Way.values for o in orders):
        raise UnknownScore
    columns = (
        [o.dossier_id for o in orders],
        [o.officer_id for o in orders],
        [o.agency_id for o in orders],
        [o.centre_id for o in orders],
        [o.score for o in orders],
        [o.comment.strip()[:COMMENT_LENGTH] for o in orders],
        [o.channel for o in orders],
        [o.at for o in orders],
    )
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [*columns, [int(s) for s in RATEABLE]])
        kept = {dossier_id for (dossier_id,) in cursor.fetchall()}
    if len(kept) != len(orders):
        _refuse(orders, kept)
    return len(kept)


def _refuse(orders: Sequence[RatingGiven], kept: set[int]) -> None:
    left = [o.dossier_id for o in orders if o.dossier_id not in kept]
    if not left:  # the same dossier twice in one set
        raise AlreadyRated(code=Dossier.objects.values_list("code", flat=True).get(pk=orders[0].dossier_id))
    code = Dossier.objects.values_list("code", flat=True).get(pk=left[0])
    rated = Rating.objects.filter(dossier_id=left[0]).exists()
    raise AlreadyRated(code=code) if rated else NotYetRateable(code=code)
