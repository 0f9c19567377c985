"""Giving ratings. Set-based: all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.ledger import WrongStatus
from motcua.dossiers.commands.speaking import RatingNoted
from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import BY_ACT, Act
from motcua.ratings import policies
from motcua.ratings.models import Rating, Score, SurveyAnswer, SurveyQuestion, Way

RATEABLE = BY_ACT[Act.NOTE_RATING].sources
COMMENT_LENGTH = 2000


class AlreadyRated(NotPossible):
    message = N_("Dossier %(code)s has been rated already. Thank you.")


class NotYetRateable(NotPossible):
    message = N_("Dossier %(code)s can be rated when its result is there.")


class UnknownScore(NotPossible):
    message = N_("Choose one of the three answers.")


class AlreadyTold(NotPossible):
    message = N_("Dossier %(code)s: you have answered our questions already. Thank you.")


class UnknownAnswer(NotPossible):
    message = N_("This is none of the answers. Choose again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingGiven:
    """One answer. The agency and the centre are the dossier's own unless others are named."""

    dossier_id: int
    score: str
    by: Actor
    at: datetime
    officer_id: int | None = None
    agency_id: int | None = None
    centre_id: int | None = None
    comment: str = ""
    channel: str = Way.KIOSK
    key: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTold:
    """What somebody who rated adds: a comment, and points by the id of the question."""

    dossier_id: int
    by: Actor
    at: datetime
    comment: str = ""
    answers: Mapping[int, int] = field(default_factory=dict)


_INSERT = """
INSERT INTO ratings_rating (dossier_id, officer_id, agency_id, centre_id, score, comment, channel, rated_at)
SELECT d.id, r.officer_id, coalesce(r.agency_id, d.agency_id), coalesce(r.centre_id, d.centre_id),
       r.score, r.comment, r.channel, r.at
  FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[],
              %s::timestamptz[])
    AS r (dossier_id, officer_id, agency_id, centre_id, score, comment, channel, at)
  JOIN dossiers_dossier d ON d.id = r.dossier_id
 ORDER BY d.id
    ON CONFLICT (dossier_id) DO NOTHING
RETURNING dossier_id
"""


@transaction.atomic
def rate(orders: Sequence[RatingGiven]) -> int:
    """Keep the ratings (Decree 61/2018, art. 31); how many. A dossier is rated once, after its result.

    Raises AlreadyRated, NotYetRateable, UnknownScore, NotYours; then none of the set is kept.
    """
    if any(o.score not in Score.values or o.channel not in Way.values for o in orders):
        raise UnknownScore
    _refuse_twins(orders)
    try:
        # The event comes first: it locks the dossiers, so of two who rate one the second finds it rated.
        done = dossiers.note_rating(
            [
                RatingNoted(
                    dossier_id=o.dossier_id, by=o.by, at=o.at, key=o.key, score=o.score, way=o.channel
                )
                for o in orders
            ]
        )
    except WrongStatus as refused:
        raise NotYetRateable(code=refused.about) from refused
    new = [order for order, act in zip(orders, done, strict=True) if not act.repeated]
    kept = _insert(new)
    for order, act in zip(orders, done, strict=True):
        if not act.repeated and order.dossier_id not in kept:
            raise AlreadyRated(code=act.code)
    return len(kept)


def _refuse_twins(orders: Sequence[RatingGiven]) -> None:
    seen: set[int] = set()
    for order in orders:
        if order.dossier_id in seen:
            raise AlreadyRated(code=Dossier.objects.values_list("code", flat=True).get(pk=order.dossier_id))
        seen.add(order.dossier_id)


def _insert(orders: Sequence[RatingGiven]) -> set[int]:
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
        cursor.execute(_INSERT, [*columns])
        return {dossier_id for (dossier_id,) in cursor.fetchall()}


@transaction.atomic
def tell_more(orders: Sequence[MoreTold]) -> None:
    """Keep what was answered to the optional questions, once for a rating.

    Raises NotYours, UnknownAnswer, AlreadyTold (also where the dossier was not rated at all).
    """
    told = {order.dossier_id: order for order in orders}
    codes = policies.demand_rating({order.dossier_id: order.by for order in orders})
    known = set(SurveyQuestion.objects.filter(asked=True).values_list("id", flat=True))
    points = set(SurveyAnswer.Points.values)
    if any(q not in known or p not in points for o in orders for q, p in o.answers.items()):
        raise UnknownAnswer
    open_ones = Rating.objects.select_for_update().filter(dossier_id__in=told, told_at=None).order_by("id")
    ratings = list(open_ones)
    for order in orders:
        if order.dossier_id not in {rating.dossier_id for rating in ratings}:
            raise AlreadyTold(code=codes[order.dossier_id])
    for rating in ratings:
        order = told[rating.dossier_id]
        rating.told_at = order.at
        rating.comment = order.comment.strip()[:COMMENT_LENGTH] or rating.comment
    Rating.objects.bulk_update(ratings, ["told_at", "comment"])
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(rating_id=rating.pk, question_id=question_id, points=one)
        for rating in ratings
        for question_id, one in told[rating.dossier_id].answers.items()
    )
