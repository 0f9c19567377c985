"""A day's figures as open data: by its schema, without persons or small cells, once."""

import csv
import io
import json
from datetime import date, timedelta
from importlib import resources

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from jsonschema import Draft202012Validator

from motcua.dossiers.models import Channel
from motcua.reports import commands
from motcua.reports.models import OpenDay
from motcua.reports.queries import open_days
from tests.world import World, at

TUESDAY = date(2021, 4, 6)
NEXT = at("04-07 03:00")


def filled(world: World) -> None:
    for number in range(6):
        world.received(at=at("04-06 08:00") + timedelta(minutes=number))
    world.received(channel=Channel.POST)


def test_small_cells_and_sums_over_them_are_left_out(world: World) -> None:
    filled(world)

    told = open_days.content(TUESDAY)

    (row,) = told["centres"]
    assert row["figures"]["received.counter"] == 6
    assert row["figures"]["received.online"] == 0
    assert row["figures"]["received.post"] is None
    assert row["figures"]["received.total"] is None
    assert told["total"]["received.counter"] == 6
    assert told["total"]["received.total"] is None
    assert told["total"]["resolved.total"] == 0


def test_it_keeps_to_its_schema_and_holds_no_person(world: World) -> None:
    filled(world)
    text = resources.files("motcua.reports").joinpath("data", open_days.SCHEMA).read_text(encoding="utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)

    for told in (open_days.content(TUESDAY), open_days.content(date(2021, 1, 1))):
        Draft202012Validator(schema).validate(told)
    assert "Vy" not in json.dumps(open_days.content(TUESDAY), ensure_ascii=False)


def test_a_day_is_published_once(world: World) -> None:
    filled(world)
    assert commands.missing_days(NEXT)[-1] == TUESDAY
    commands.publish(TUESDAY, at=NEXT)
    before = open_days.published(TUESDAY)
    world.received(at=at("04-06 17:00"))

    commands.publish(TUESDAY, at=NEXT)

    assert open_days.published(TUESDAY) == before
    assert TUESDAY not in commands.missing_days(NEXT) and TUESDAY not in commands.missing_days(
        at("04-06 23:00")
    )
    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        OpenDay.objects.update(content={})


def test_both_files_say_the_same(world: World, client: Client) -> None:
    filled(world)
    commands.publish(TUESDAY, at=NEXT)

    told = client.get("/open-data/figures-2021-04-06.json").json()
    lines = client.get("/open-data/figures-2021-04-06.csv").content.decode("utf-8-sig")
    first, last = list(csv.DictReader(io.StringIO(lines)))

    assert told == open_days.published(TUESDAY)
    assert (first["received.counter"], first["received.post"], last["received.counter"]) == ("6", "", "6")
    assert "06/04/2021" in client.get("/open-data/").content.decode()
    assert client.get("/open-data/figures.schema.json").json()["title"]
    for wrong in ("figures-2021-04-05.json", "figures-x.json", "figures-2021-04-06.xml"):
        assert client.get(f"/open-data/{wrong}").status_code == 404
