"""Dossiers as the desk's pages show them: lines of lists, tabs, the timeline."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries import Row, Tab
from motcua.dossiers.queries.page import Told
from motcua.law.lifecycle import STANDING, Status
from motcua.organisation import queries as organisation
from motcua.ui.formats import number, vietnamese

TABS: dict[Tab, Any] = {
    Tab.TO_PROCESS: _("To process"),
    Tab.TO_RECEIVE: _("Filed online"),
    Tab.NEAR_DUE: _("Near due"),
    Tab.LATE: _("Late"),
    Tab.WAITING: _("Waiting for the applicant"),
    Tab.TO_RETURN: _("To return"),
    Tab.OPINIONS: _("Opinions asked"),
}


def tabs(current: Tab, counted: Mapping[Tab, int]) -> list[dict[str, Any]]:
    address = reverse("desk:inbox")
    return [
        {"href": f"{address}?tab={tab}", "text": text, "count": counted[tab], "current": tab == current}
        for tab, text in TABS.items()
    ]


def line(row: Row, now: datetime) -> dict[str, Any]:
    """A row with what it says in the page's language."""
    here = vietnamese()
    return {
        "row": row,
        "procedure": row.procedure_vi if here else row.procedure_en or row.procedure_vi,
        "step": row.step_vi if here else row.step_en or row.step_vi,
        "left": minutes_left(row.due_at, row.agency_id, now),
        "standing": row.status in STANDING,
        "counting": row.status in (Status.RECEIVED, Status.IN_PROCESS) or row.status in STANDING,
    }


def asked(text: str) -> str:
    """What was typed into a search box, without what no name or code contains."""
    return text.replace("\x00", "").strip()[:200]


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


def told(event: Told) -> dict[str, Any]:
    """An event as an item of the timeline."""
    params = dict(event.params)
    if params.get("signal"):
        signal = params["signal"]
        params["signal"] = now_(signal)
    if isinstance(params.get("amount_dong"), int):
        params["amount_dong"] = number(params["amount_dong"])
    by = ", ".join(filter(None, (event.actor, event.unit)))
    return {"title": now_(event.sentence) % params, "at": event.at, "by": by, "text": event.note}
