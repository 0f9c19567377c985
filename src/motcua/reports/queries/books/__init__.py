"""The books of a centre's day: each thing is counted where it began and where it ended, and the two must agree."""

from collections.abc import Sequence
from datetime import date

from motcua.reports.queries.books.counting import Book, Line
from motcua.reports.queries.books.hall import tickets
from motcua.reports.queries.books.money import drawers, fee_receipts, money
from motcua.reports.queries.books.papers import numbers, papers, post, seals

__all__ = ["Book", "Line", "books"]

_ALL = (tickets, numbers, papers, money, drawers, fee_receipts, seals, post)


def books(centre_id: int, day_on: date) -> Sequence[Book]:
    """Tickets, dossiers, papers, money, drawers, receipts, seals, consignments of a day. Some thirty statements."""
    return tuple(book(centre_id, day_on) for book in _ALL)
