"""`motcua doctor` finds the dossier that fell out of care, and names it with what it lacks.

PostgreSQL refuses such rows; its constraints are taken away here to make one.
"""

from typing import Any

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from typer.testing import CliRunner

from motcua.cli import doctor
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import checkup
from motcua.law.lifecycle import Status
from motcua.lib.checkup import Finding
from tests import world as worlds
from tests.world import World

GUARDS = ("open_dossier_has_owner_and_signal", "dossier_in_hand_has_a_limit")
FALLEN: list[tuple[dict[str, Any], str]] = [
    ({"holder_centre": None, "holder_agency": None}, "no owner"),
    ({"next_signal_at": None}, "no next signal"),
    ({"due_at": None}, "no limit"),
    ({"step_due_at": None}, "no limit"),
    ({"status": Status.REGISTERED, "step_due_at": None}, "no limit for the answer"),
]


@pytest.fixture
def world(db: None) -> World:
    """Without the heart's own fixture, which would find the fallen dossier too."""
    return worlds.build()


def _unguarded() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is still to be checked forbids the change
        for guard in GUARDS:
            cursor.execute(f"ALTER TABLE dossiers_dossier DROP CONSTRAINT {guard}")


def _of_open_dossiers() -> Finding:
    return next(finding for finding in checkup.checkup() if finding.about == "open dossiers")


@pytest.mark.parametrize(("lacking", "fault"), FALLEN)
def test_a_dossier_out_of_care_is_named_with_what_it_lacks(
    world: World, lacking: dict[str, Any], fault: str
) -> None:
    world.received()
    fallen = world.received()
    _unguarded()
    Dossier.objects.filter(pk=fallen.dossier_id).update(**lacking)

    found = _of_open_dossiers()

    assert not found.well
    assert found.says == f"{fallen.code}: {fault}"
    assert found.mend


def test_ten_are_counted_and_five_named(world: World) -> None:
    for _ in range(10):
        world.received()
    _unguarded()
    Dossier.objects.update(next_signal_at=None)

    found = _of_open_dossiers()

    assert found.says.count("no next signal") == 5
    assert found.says.endswith("and 5 more")


def test_no_fault_where_every_dossier_is_cared_for(world: World) -> None:
    world.received()
    world.forwarded()

    found = _of_open_dossiers()

    assert found.well


def test_a_closed_dossier_needs_nobody(world: World) -> None:
    opened = world.received()
    Dossier.objects.filter(pk=opened.dossier_id).update(
        status=Status.STOPPED, holder_centre=None, next_signal_at=None, step_due_at=None
    )

    assert next(checkup.checkup()).well


@pytest.mark.parametrize(("lacking", "fault"), FALLEN[:3])
def test_postgresql_refuses_such_a_row_in_the_first_place(
    world: World, lacking: dict[str, Any], fault: str
) -> None:
    opened = world.received()

    with pytest.raises(IntegrityError):
        Dossier.objects.filter(pk=opened.dossier_id).update(**lacking)


def test_the_command_ends_with_one_and_says_which(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    import typer

    fallen = world.received()
    _unguarded()
    Dossier.objects.filter(pk=fallen.dossier_id).update(next_signal_at=None)
    # The tests' own connection is open already; the command would start the server for itself.
    monkeypatch.setattr(doctor.database, "running", nullcontext)
    program = typer.Typer()
    program.command()(doctor.doctor)

    told = CliRunner().invoke(program, ["--json"])

    assert told.exit_code == 1
    assert f"{fallen.code}: no next signal" in told.output
