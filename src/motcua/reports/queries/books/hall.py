"""The hall's book: numbers that were given out, and what became of each."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Sum

from motcua.hall.models import ENDED, GroupDay, QueueTicket, TicketState
from motcua.law.errors import N_
from motcua.reports.queries.books.counting import Book, Line, unsettled

_BECAME: Mapping[TicketState, str] = {
    TicketState.FINISHED: N_("served"),
    TicketState.LEFT: N_("given back"),
    TicketState.MISSED: N_("called, and nobody came"),
    TicketState.CLOSED: N_("left unserved when the day was closed"),
}


def tickets(centre_id: int, day_on: date) -> Book:
    """The groups' last numbers, and the tickets by what became of them. One who missed a call may come back."""
    given = GroupDay.objects.filter(group__centre_id=centre_id, day_on=day_on)
    rows = QueueTicket.objects.filter(centre_id=centre_id, day_on=day_on).order_by()
    became = dict(rows.values_list("state").annotate(n=Count("pk")))
    there = sum(n for state, n in became.items() if state not in {*ENDED, TicketState.MISSED})
    lines = [Line(label, became.get(state.value, 0)) for state, label in _BECAME.items()]
    return Book(
        "tickets",
        N_("Tickets"),
        [Line(N_("numbers given out"), given.aggregate(n=Sum("last_number"))["n"] or 0)],
        [*lines, Line(N_("still waiting or at a counter"), there)],
        unsettled(N_("%(count)s people still hold a ticket: close the day, or serve them."), there),
    )
