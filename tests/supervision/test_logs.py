"""Event logs for process mining. That pm4py 2.7.23 opens both was tried by hand: it is too large to depend on."""

import json
from datetime import datetime
from typing import Any

import jsonschema
from lxml import etree

from motcua.supervision import commands
from motcua.supervision.queries import logs
from motcua.supervision.queries.why import Months
from tests.world import World, at

APRIL = Months(at("04-01 00:00").date(), at("04-01 00:00").date())
XES = "{http://www.xes-standard.org/}"
_ATTRIBUTE = {
    "type": "object",
    "required": ["name", "value"],
    "properties": {"name": {}, "value": {}},
    "additionalProperties": False,
}
_NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "attributes"],
        "properties": {
            "attributes": {
                "type": "array",
                "items": {
                    "required": ["name", "type"],
                    "properties": {"type": {"enum": ["string", "time", "integer", "float", "boolean"]}},
                },
            }
        },
    },
}
_RELATED = {
    "type": "array",
    "items": {"type": "object", "required": ["objectId", "qualifier"], "additionalProperties": False,
              "properties": {"objectId": {"type": "string"}, "qualifier": {"type": "string"}}},
}  # fmt: skip
# What the OCEL 2.0 specification's JSON schema asks for (ocel-standard.org, section 7), in our own words.
OCEL = {
    "type": "object",
    "required": ["objectTypes", "eventTypes", "objects", "events"],
    "properties": {
        "objectTypes": _NAMED,
        "eventTypes": _NAMED,
        "objects": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type"],
                "properties": {
                    "attributes": {"type": "array", "items": {"required": ["name", "time", "value"]}},
                    "relationships": _RELATED,
                },
            },
        },
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "time"],
                "properties": {"attributes": {"type": "array", "items": _ATTRIBUTE},
                               "relationships": _RELATED},
            },
        },
    },
}  # fmt: skip


def _logged(world: World) -> list[logs.Logged]:
    world.finished(at("04-06 14:00"))
    world.forwarded()
    commands.follow(at=at("04-30 16:00"))
    return logs.logged(world.five_days.procedure_id, APRIL, None)


def test_the_finished_ones_are_told_in_order_and_hold_no_person(world: World) -> None:
    events = _logged(world)

    assert [one.activity for one in events] == [
        "received", "step_completed: intake", "taken: appraise", "step_completed: appraise", "approved: approve",
        "finished: seal",
    ]  # fmt: skip
    written = "".join(logs.xes("x", events)) + logs.ocel("1", events).decode()
    assert "Vy" not in written and "Minh" not in written and "020301000123" not in written
    assert logs.logged(world.five_days.procedure_id, APRIL, [world.trade.pk]) == []


def test_xes_is_a_log_of_traces_of_events(world: World) -> None:
    events = _logged(world)
    read = etree.fromstring("".join(logs.xes('Cấp "giấy" & phép', events)).encode())

    assert read.tag == f"{XES}log" and read.get("xes.version") == "1.0"
    [trace] = read.findall(f"{XES}trace")
    told = [
        {child.get("key"): child.get("value") for child in event} for event in trace.findall(f"{XES}event")
    ]
    assert [one["concept:name"] for one in told] == [one.activity for one in events]
    assert [datetime.fromisoformat(one["time:timestamp"] or "") for one in told] == [one.at for one in events]
    assert {child.tag.removeprefix(XES) for child in trace[-1]} <= {"string", "date", "int", "boolean"}


def test_ocel_holds_what_its_specification_asks_for(world: World) -> None:
    events = _logged(world)
    read: dict[str, Any] = json.loads(logs.ocel("1.009978", events))

    jsonschema.validate(read, OCEL)
    known = {one["id"] for one in read["objects"]}
    assert all(r["objectId"] in known for one in read["events"] for r in one["relationships"])
    assert {one["type"] for one in read["events"]} == {one["name"] for one in read["eventTypes"]}
    assert {one["type"] for one in read["objects"]} == {one["name"] for one in read["objectTypes"]}
