"""What the places in a message's text stand for: of a dossier, and of the event that is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.queries.search import visible
from motcua.law.actor import Actor
from motcua.lib import prepared

About = tuple[int, int | None]  # dossier, event


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one happening; the words of it by language are made in `papers`."""

    code: str
    secret: str
    procedure: tuple[str, str]  # Vietnamese, English
    centre: tuple[str, str]
    place: str
    phone: str
    due_at: datetime | None
    answer_by: datetime | None
    amount_dong: int | None
    reason: str
    data: Mapping[str, Any]
    hour_at: datetime | None = None  # of an appointment
    page: str = ""  # of what is no dossier

    @property
    def link(self) -> str:
        if self.page:
            return f"{settings.PUBLIC_URL}{self.page}"
        return f"{settings.PUBLIC_URL}/track/{self.code}/{self.secret}/"


def of_happening(told: Mapping[str, Any]) -> Facts:
    """Of something that is no dossier, as whoever told it said."""
    return Facts(
        code=told["code"],
        secret="",
        procedure=(told["what_vi"], told["what_en"]),
        centre=(told["centre_vi"], told["centre_en"]),
        place=told["place"],
        phone=told["phone"],
        due_at=None,
        answer_by=None,
        amount_dong=None,
        reason="",
        data={},
        hour_at=datetime.fromisoformat(told["at"]),
        page=told["page"],
    )


def facts(about: Sequence[About]) -> dict[About, Facts]:
    """Of these dossiers and events, in one statement."""
    if not about:
        return {}
    wanted = sorted(set(about), key=lambda one: (one[0], one[1] or 0))
    rows = prepared.fetch(_FACTS, [[one[0] for one in wanted], [one[1] for one in wanted]])
    return {(row[0], row[1]): _facts(row) for row in rows}


def _facts(row: tuple[Any, ...]) -> Facts:
    kind, data = row[13], row[15] or {}
    asked_until, step_due_at, owed = row[16], row[11], row[12]
    return Facts(
        code=row[2],
        secret=row[3],
        procedure=(row[4], row[5] or row[4]),
        centre=(row[6], row[7] or row[6]),
        place=row[8],
        phone=row[9],
        due_at=row[10],
        answer_by=step_due_at if kind == "registered" else asked_until,
        amount_dong=data.get("amount_dong", owed),
        reason=row[14] or "",
        data=data,
    )


_FACTS = """
    SELECT d.id, e.id, d.code, d.tracking_secret, v.name_vi, v.name_en, c.name_vi, c.name_en, c.address, c.phone,
        d.due_at, d.step_due_at, d.owed_dong, e.kind, e.reason, e.data::json, s.answer_until
      FROM unnest(%s::bigint[], %s::bigint[]) AS n (dossier_id, event_id)
      JOIN dossiers_dossier d ON d.id = n.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      JOIN organisation_servicecentre c ON c.id = d.centre_id
      LEFT JOIN dossiers_event e ON e.id = n.event_id
      LEFT JOIN LATERAL (
        SELECT r.answer_until FROM dossiers_supplementrequest r
         WHERE e.kind = 'supplement_asked' AND r.dossier_id = d.id ORDER BY r.id DESC LIMIT 1
      ) s ON true
"""


def _last_event(dossier_id: int, when: Mapping[str, str]) -> int | None:
    """The dossier's newest event that a situation with this `when` would tell of, for a preview."""
    rows = Event.objects.filter(dossier_id=dossier_id, kind=when.get("event", "")).order_by("-seq")
    rest = {name: value for name, value in when.items() if name != "event"}
    return next((pk for pk, data in rows.values_list("id", "data") if rest.items() <= data.items()), None)


def of_dossier(code: str, when: Mapping[str, str], actor: Actor) -> tuple[int, Facts] | None:
    """A dossier that this officer may see, with the event that a situation with this `when` tells of."""
    found = (
        visible(Dossier.objects.filter(code=code.strip().upper()), actor).values_list("id", flat=True).first()
    )
    if found is None:
        return None
    about = (found, _last_event(found, when))
    return found, facts([about])[about]
