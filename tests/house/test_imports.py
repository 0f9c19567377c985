"""Who may import whom: .importlinter holds, and it names every part there is."""

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import places

FACES = {"portal", "desk", "lobby", "dashboard", "api", "live", "uploads", "simulation", "cli", "config"}


@pytest.mark.slow
def test_every_contract_is_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [program, "--no-cache"], cwd=places.PROJECT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-4000:]


def test_every_area_with_rooms_is_under_the_rooms_contract() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(places.PROJECT / ".importlinter")
    listed = set(contracts["importlinter:contract:rooms"]["containers"].split())
    rooms = ("models", "commands", "queries", "policies", "jobs", "events")
    areas = {
        f"motcua.{area.name}"
        for area in places.PACKAGE.iterdir()
        if area.name not in FACES
        and any((area / f"{room}.py").exists() or (area / room / "__init__.py").exists() for room in rooms)
    }

    assert areas - listed == set()


def test_every_face_is_kept_from_tables_and_may_wear_the_theme() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(places.PROJECT / ".importlinter")
    kept = set(contracts["importlinter:contract:faces"]["source_modules"].split())
    dressed = set(contracts["importlinter:contract:ui"]["allowed_importers"].split())
    faces = {f"motcua.{area.parent.name}" for area in places.PACKAGE.glob("*/urls.py")} - {"motcua.config"}

    assert faces - kept == set()
    assert faces - dressed == set()


def test_there_is_no_attic() -> None:
    attics = {"utils", "helpers", "common", "services", "managers", "signals", "misc"}

    found = [places.named(p) for p in places.files(places.PACKAGE, "*") if p.stem in attics]

    assert found == []
