"""The events of one procedure as event logs that process mining programs open: XES and OCEL 2.0.

Of the dossiers finished in the months asked for, the last finished first, up to a bound. No applicant
is in them and no text that somebody typed; officers are numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from xml.sax.saxutils import quoteattr

import orjson

from motcua.lib import prepared
from motcua.supervision.queries.why import Months, Seen

MOST = 5_000


@dataclass(frozen=True, slots=True)
class Logged:
    """One event of a dossier as a log tells it. `step` is the step where the dossier stood before it."""

    dossier_id: int
    code: str
    channel: str
    late: bool
    supplemented: bool
    event_id: int
    kind: str
    at: datetime
    step: str
    unit: str
    officer_id: int | None
    minutes: int
    clock: str

    @property
    def activity(self) -> str:
        return f"{self.kind}: {self.step}" if self.kind in _AT_A_STEP and self.step else self.kind

    @property
    def resource(self) -> str:
        return f"officer-{self.officer_id}" if self.officer_id is not None else "system"


_AT_A_STEP = frozenset({"step_completed", "approved", "finished", "returned_to_step", "taken"})


def logged(procedure_id: int, months: Months, seen: Seen) -> list[Logged]:
    """The events, dossier by dossier, each in its order."""
    agencies = None if seen is None else list(seen)
    rows = prepared.fetch(_LOGGED, [procedure_id, months.first_on, months.last_on, agencies, agencies, MOST])
    return [Logged(*row) for row in rows]


_LOGGED = """
    WITH chosen AS MATERIALIZED (
        SELECT dossier_id, late, supplemented, ended_at FROM supervision_course
         WHERE procedure_id = %s::bigint AND standing = 2
           AND ended_at >= %s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
           AND ended_at < (%s::date + interval '1 month')::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
           AND (%s::bigint[] IS NULL OR agency_id = ANY(%s::bigint[]))
         ORDER BY ended_at DESC LIMIT %s::int
    )
    SELECT d.id, d.code, d.channel, c.late, c.supplemented, e.id, e.kind, e.at,
        coalesce((
            SELECT s.name_vi FROM dossiers_event b JOIN catalogue_step s ON s.id = (b.changes ->> 'step_id')::bigint
             WHERE b.dossier_id = d.id AND b.seq < e.seq AND b.changes ? 'step_id' ORDER BY b.seq DESC LIMIT 1
        ), ''),
        coalesce(a.name_vi, k.name_vi, ''), e.officer_id, e.span_minutes, e.span_clock
      FROM chosen c JOIN dossiers_dossier d ON d.id = c.dossier_id
      JOIN dossiers_event e ON e.dossier_id = d.id
      LEFT JOIN organisation_agency a ON a.id = e.agency_id
      LEFT JOIN organisation_servicecentre k ON k.id = e.centre_id
     ORDER BY c.ended_at, d.id, e.seq
"""

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace"><string key="concept:name" value=""/></global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/>
    <string key="lifecycle:transition" value="complete"/>
  </global>
  <classifier name="Activity" keys="concept:name"/>
"""


def xes(name: str, events: Iterable[Logged]) -> Iterator[str]:
    """An XES 1.0 document (IEEE 1849), a dossier a trace, piece by piece."""
    yield _HEAD
    yield f'  <string key="concept:name" value={quoteattr(name)}/>\n'
    for _dossier, of_one in groupby(events, key=lambda one: one.dossier_id):
        trace = list(of_one)
        first = trace[0]
        yield (
            f'  <trace>\n    <string key="concept:name" value={quoteattr(first.code)}/>\n'
            f'    <string key="channel" value={quoteattr(first.channel)}/>\n'
            f'    <boolean key="late" value="{_said(first.late)}"/>\n'
            f'    <boolean key="supplemented" value="{_said(first.supplemented)}"/>\n'
        )
        yield from map(_event, trace)
        yield "  </trace>\n"
    yield "</log>\n"


def _event(one: Logged) -> str:
    return (
        f'    <event><string key="concept:name" value={quoteattr(one.activity)}/>'
        f'<date key="time:timestamp" value="{_instant(one.at)}"/>'
        '<string key="lifecycle:transition" value="complete"/>'
        f'<string key="org:resource" value={quoteattr(one.resource)}/>'
        f'<string key="org:group" value={quoteattr(one.unit)}/>'
        f'<int key="working_minutes" value="{one.minutes}"/>'
        f'<string key="clock" value={quoteattr(one.clock)}/></event>\n'
    )


def _said(value: bool) -> str:
    return "true" if value else "false"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def ocel(code: str, events: Iterable[Logged]) -> bytes:
    """An OCEL 2.0 log as JSON: each event with its dossier, its procedure, the unit and the officer who acted."""
    kept = list(events)
    objects: dict[str, dict[str, Any]] = {f"procedure-{code}": _object(f"procedure-{code}", "procedure")}
    for one in kept:
        if one.code not in objects:
            objects[one.code] = _dossier(one, code)
        for name, kind in ((one.unit, "unit"), (one.resource, "officer")):
            if name and name not in objects:
                objects[name] = _object(name, kind)
    return orjson.dumps(
        {
            "objectTypes": _OBJECT_TYPES,
            "eventTypes": [
                {"name": name, "attributes": _EVENT_ATTRIBUTES} for name in sorted({e.activity for e in kept})
            ],
            "objects": list(objects.values()),
            "events": [_ocel_event(one, code) for one in kept],
        }
    )


_EVENT_ATTRIBUTES = [{"name": "working_minutes", "type": "integer"}, {"name": "clock", "type": "string"}]
_OBJECT_TYPES = [
    {
        "name": "dossier",
        "attributes": [
            {"name": "channel", "type": "string"},
            {"name": "late", "type": "boolean"},
            {"name": "supplemented", "type": "boolean"},
        ],
    },
    *({"name": name, "attributes": []} for name in ("procedure", "unit", "officer")),
]


def _object(name: str, kind: str) -> dict[str, Any]:
    return {"id": name, "type": kind, "attributes": [], "relationships": []}


def _dossier(one: Logged, code: str) -> dict[str, Any]:
    known = {"channel": one.channel, "late": one.late, "supplemented": one.supplemented}
    return {
        "id": one.code,
        "type": "dossier",
        "attributes": [
            {"name": name, "time": "1970-01-01T00:00:00.000Z", "value": value}
            for name, value in known.items()
        ],
        "relationships": [{"objectId": f"procedure-{code}", "qualifier": "of procedure"}],
    }


def _ocel_event(one: Logged, code: str) -> dict[str, Any]:
    related = [(one.code, "dossier"), (f"procedure-{code}", "procedure"), (one.resource, "done by")]
    if one.unit:
        related.append((one.unit, "at"))
    return {
        "id": f"e{one.event_id}",
        "type": one.activity,
        "time": _instant(one.at).replace("+00:00", "Z"),
        "attributes": [
            {"name": "working_minutes", "value": one.minutes},
            {"name": "clock", "value": one.clock},
        ],
        "relationships": [{"objectId": name, "qualifier": qualifier} for name, qualifier in related],
    }
