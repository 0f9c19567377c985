"""At closing time: whether the day's books balance, and what is still open, for the supervisor and the leader."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk.hall.entrance import asked_day, for_watchers, shown
from motcua.law.actor import Actor
from motcua.organisation import queries as organisation
from motcua.reports.queries.books import Book, Line, books
from motcua.ui import formats


@require_safe
@for_watchers
def day(request: HttpRequest, actor: Actor, centre_id: int) -> HttpResponse:
    """Tickets, dossiers, papers, money, receipts, seals and consignments of a day, each from both sides."""
    on = asked_day(request)
    found = books(centre_id, on)
    page = shown(
        actor,
        centre_id,
        "books",
        books=[_drawn(book) for book in found],
        on=on,
        centre_name=organisation.centre(centre_id).name_vi,
        wrong=[_(book.name) for book in found if not book.agrees],
        unsettled=sum(bool(book.open) for book in found),
    )
    return render(request, "desk/hall/books.html", page)


def _drawn(book: Book) -> dict[str, object]:
    written = formats.money if book.in_dong else formats.number

    def side(lines: Sequence[Line]) -> list[tuple[str, str]]:
        return [(_(line.label), written(line.amount)) for line in lines if line.amount]

    return {
        "book": book,
        "name": _(book.name),
        "left": side(book.left),
        "right": side(book.right),
        "total_left": written(book.total_left),
        "total_right": written(book.total_right),
        "open": [_(one.sentence) % one.params for one in book.open],
    }
