"""What may be asked about dossiers."""

from motcua.dossiers.queries.care import Fault, broken_chains, outside_of_care
from motcua.dossiers.queries.due import open_by_calendar, signals_due, silent_opinions, unanswered
from motcua.dossiers.queries.inbox import Lines, Row, Tab, counts, inbox, whole
from motcua.dossiers.queries.mine import Mine, Pile, mine, secret_for
from motcua.dossiers.queries.mine import counts as counts_of_mine
from motcua.dossiers.queries.missing import often_missing
from motcua.dossiers.queries.page import (
    Page,
    allowed_acts,
    colleagues,
    opinions_of,
    page,
    page_of_code,
    standing_of,
)
from motcua.dossiers.queries.papers import (
    chosen,
    last_event,
    papers_kept,
    papers_missing,
    papers_of,
    papers_owed,
)
from motcua.dossiers.queries.register_book import Entry, NotYourRegister, register, units
from motcua.dossiers.queries.search import search, some
from motcua.dossiers.queries.then import as_of

__all__ = [
    "Entry",
    "Fault",
    "Lines",
    "Mine",
    "NotYourRegister",
    "Page",
    "Pile",
    "Row",
    "Tab",
    "allowed_acts",
    "as_of",
    "broken_chains",
    "chosen",
    "colleagues",
    "counts",
    "counts_of_mine",
    "inbox",
    "last_event",
    "mine",
    "often_missing",
    "open_by_calendar",
    "opinions_of",
    "outside_of_care",
    "page",
    "page_of_code",
    "papers_kept",
    "papers_missing",
    "papers_of",
    "papers_owed",
    "register",
    "search",
    "secret_for",
    "signals_due",
    "silent_opinions",
    "some",
    "standing_of",
    "unanswered",
    "units",
    "whole",
]
