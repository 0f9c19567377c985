"""The day's hand-over lists: what a post officer took over or handed in, numbered, signed by both, kept as issued."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.postal import papers, policies
from motcua.postal.models import Direction, HandoverList, Shipment
from motcua.postal.policies import NotAtThePost
from motcua.postal.queries import lists


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAsked:
    """What `by` took over from (or handed in at) the centre and stands in no list yet."""

    centre_id: int
    direction: Direction
    by: Actor
    at: datetime


class NothingToList(NotPossible):
    message = N_("There is nothing that stands in no list yet.")


@transaction.atomic
def issue_lists(orders: Sequence[ListAsked]) -> list[int]:
    """Issue a list for each; their ids. Raises NothingToList, NotPermitted."""
    return [_issue(order) for order in orders]


def _issue(order: ListAsked) -> int:
    if order.by.officer_id is None or not policies.may_carry(order.by, order.centre_id):
        raise NotAtThePost
    unlisted = Shipment.objects.select_for_update().filter(
        centre_id=order.centre_id,
        handed_by_id=order.by.officer_id,
        handed_at__isnull=False,
        handover_list=None,
        direction=order.direction,
    )
    ids = [one.pk for one in unlisted.order_by("id")[: lists.MOST]]
    if not ids:
        raise NothingToList
    year = order.at.astimezone(HANOI).year
    number = _number(order.centre_id, year)
    said = papers.said(ids, order.direction, centre_id=order.centre_id, by=order.by, at=order.at)
    pdf = papers.draw(said, f"{number:04}/{year}", issued_on=order.at.astimezone(HANOI).date())
    kept = documents.keep([Content(io.BytesIO(pdf), "application/pdf")], at=order.at)[0]
    made = HandoverList.objects.create(
        centre_id=order.centre_id,
        year=year,
        number=number,
        direction=order.direction,
        officer_id=order.by.officer_id,
        issued_at=order.at,
        count=len(ids),
        said=said,
        file_id=kept.id,
    )
    Shipment.objects.filter(pk__in=ids).update(handover_list=made)
    return made.pk


def _number(centre_id: int, year: int) -> int:
    """The next number; the series' row stays locked to the commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO postal_handoverseries AS s (centre_id, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (centre_id, year) DO UPDATE SET last = s.last + 1 RETURNING last",
            [centre_id, year],
        )
        return int(cursor.fetchone()[0])
