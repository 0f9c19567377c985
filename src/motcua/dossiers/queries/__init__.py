"""What may be asked about dossiers."""

from motcua.dossiers.queries.care import Fault, broken_chains, outside_of_care
from motcua.dossiers.queries.due import open_by_calendar, signals_due, unanswered
from motcua.dossiers.queries.inbox import Lines, Row, Tab, counts, inbox, whole
from motcua.dossiers.queries.missing import often_missing
from motcua.dossiers.queries.page import Page, allowed_acts, colleagues, opinions_of, page, standing_of
from motcua.dossiers.queries.register_book import Entry, NotYourRegister, register, units
from motcua.dossiers.queries.search import search, some

__all__ = [
    "Entry",
    "Fault",
    "Lines",
    "NotYourRegister",
    "Page",
    "Row",
    "Tab",
    "allowed_acts",
    "broken_chains",
    "colleagues",
    "counts",
    "inbox",
    "often_missing",
    "open_by_calendar",
    "opinions_of",
    "outside_of_care",
    "page",
    "register",
    "search",
    "signals_due",
    "some",
    "standing_of",
    "unanswered",
    "units",
    "whole",
]
