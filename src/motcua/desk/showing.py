"""Dossiers as the desk's pages show them: lines of lists, tabs, the timeline."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import Any, Protocol
from urllib.parse import unquote

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from motcua.desk.forms import WAYS
from motcua.desk.why import chances as risk
from motcua.dossiers.queries import Row, Tab
from motcua.dossiers.queries.page import Told
from motcua.law.actor import SYSTEM
from motcua.law.lifecycle import STANDING, Status
from motcua.organisation import queries as organisation
from motcua.ui import formats
from motcua.ui.drawn import Entry
from motcua.ui.formats import number, vietnamese
from motcua.ui.templatetags import ui

TABS: dict[Tab, Any] = {
    Tab.TO_PROCESS: _("To process"),
    Tab.TO_RECEIVE: _("Waiting to be received"),
    Tab.NEAR_DUE: _("Near due"),
    Tab.LATE: _("Late"),
    Tab.WAITING: _("Waiting for the applicant"),
    Tab.TO_RETURN: _("To return"),
    Tab.OPINIONS: _("Opinions asked"),
    Tab.UNATTENDED: _("With nobody there"),
}


def tabs(current: Tab, counted: Mapping[Tab, int]) -> list[dict[str, Any]]:
    address = reverse("desk:inbox")
    return [
        {"href": f"{address}?tab={tab}", "text": text, "count": counted[tab], "current": tab == current}
        for tab, text in TABS.items()
        # Only heads have this one, and only while somebody is missing.
        if tab != Tab.UNATTENDED or counted[tab] or tab == current
    ]


def lines(
    rows: Sequence[Row], now: datetime, *, ticks: bool = False, risks: Mapping[int, float] | None = None
) -> SafeString:
    """The rows of a table, with a tick each where something can be done to many, and the chances to be late.

    A page shows so many that the template of a row (desk/_row.html) is drawn once for a language, and
    filled here for each: everything filled in is escaped.
    """
    here, draw = vietnamese(), _row(ticks, get_language() or "vi").format
    address = reverse("desk:dossier", kwargs={"dossier_id": 0}).removesuffix("0")
    to_take = f" {ui.tag(now_('To be taken over'), 'purple')}"
    drawn = [
        draw(
            id=row.id,
            version=row.version,
            href=f"{address}{row.id}",
            code=escape(row.code),
            applicant=escape(row.applicant_name),
            procedure=escape(row.procedure_vi if here else row.procedure_en or row.procedure_vi),
            state=_state(row, here, to_take),
            officer=escape(row.officer_name or formats.NOTHING),
            due=_due(row, now, (risks or {}).get(row.id)),
        )
        for row in rows
    ]
    return mark_safe("".join(drawn))  # noqa: S308


@lru_cache(maxsize=8)
def _row(ticks: bool, language: str) -> str:
    with translation.override(language):
        return render_to_string("desk/_row.html", {"ticks": ticks})


def _counting(row: Row) -> bool:
    return row.status in (Status.RECEIVED, Status.IN_PROCESS) or row.status in STANDING


def _state(row: Row, here: bool, to_take: str) -> SafeString:
    """The status; while somebody works on it the step too, and that it is to be taken over."""
    if not _counting(row):
        return ui.status_tag(row.status)
    step = row.step_vi if here else row.step_en or row.step_vi
    return mark_safe(f"{ui.status_tag(row.status)} {escape(step)}{'' if row.taken_at else to_take}")  # noqa: S308


def _due(row: Row, now: datetime, chance: float | None) -> SafeString | str:
    if not _counting(row):
        return ui.moment(row.due_at)
    left = minutes_left(row.due_at, row.agency_id, now)
    clock = ui.clock_tag(row.due_at, now, minutes_left=left, standing=row.status in STANDING)
    return clock if chance is None else mark_safe(f"{clock} {risk.tag(chance)}")  # noqa: S308


def asked(text: str) -> str:
    """What was typed into a search box, without what no name or code contains."""
    return text.replace("\x00", "").strip()[:200]


# The address in the QR of a receipt, and an identity card's QR: number, old number, name … between bars.
_RECEIPT = re.compile(r"/track/([^/?#\s]+)")
_CARD = re.compile(r"(\d{12})\|")


def scanned(text: str) -> str:
    """What a reader typed into the search for dossiers, as what is searched: a receipt's code, a card's number."""
    text = asked(text)
    if found := _RECEIPT.search(text):
        return unquote(found[1]).upper()
    card = _CARD.match(text)
    return card[1] if card else text


class _Named(Protocol):
    @property
    def name_vi(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def named(thing: _Named) -> str:
    """Its name in the page's language, Vietnamese where there is no other."""
    return thing.name_vi if vietnamese() else thing.name_en or thing.name_vi


def minutes_left(due_at: datetime | None, agency_id: int, now: datetime) -> int | None:
    """Working minutes until due by the agency's hours; negative when late."""
    return None if due_at is None else organisation.hours_of(agency_id).calendar.remaining(now, due_at)


def told(event: Told) -> Entry:
    """An event as an item of the timeline."""
    params = dict(event.params)
    if params.get("signal"):
        signal = params["signal"]
        params["signal"] = now_(signal)
    if params.get("means"):
        means = params["means"]
        params["means"] = now_(means)
    if isinstance(params.get("amount_dong"), int):
        params["amount_dong"] = number(params["amount_dong"])
    who = now_("the applicant") if event.by_applicant else event.actor
    if who == SYSTEM.name:
        who = now_("the system")
    if event.on_behalf:
        who = now_("%(officer)s, standing in for %(absent)s") % {"officer": who, "absent": event.on_behalf}
    by = ", ".join(filter(None, (who, event.unit)))
    return Entry(now_(event.sentence) % params, event.at, by, event.note)


def wanted(way: str, address: str) -> str:
    """How the applicant wants the result, with the address that they gave for the post."""
    return ": ".join(filter(None, (str(dict(WAYS).get(way, way)), address)))
