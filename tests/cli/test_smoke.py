"""`motcua smoke` walks over real pages, leaves nothing behind, and tells what went wrong, also that nobody walks."""

from datetime import timedelta

import pytest
import typer
from django.utils import timezone
from typer.testing import CliRunner

from motcua.audit.commands.smoke import KEPT, note_smoke
from motcua.audit.models import SmokeRun
from motcua.audit.queries.checkup import checkup
from motcua.cli.smoke import smoke
from motcua.dossiers.models import Draft
from motcua.lib.checkup import Finding
from tests import forms, served
from tests.world import World

program = typer.Typer()
program.command()(smoke)


def told() -> Finding:
    (found,) = [one for one in checkup() if one.about == "smoke journey"]
    return found


def test_over_real_pages_it_goes_well_and_leaves_nothing(committed: World) -> None:
    forms.begun(committed, timezone.now())
    before = Draft.objects.count()
    with served.served() as address:
        walked = CliRunner().invoke(program, ["--url", address])

    assert (walked.exit_code, walked.stdout.count("✓")) == (0, 8), walked.output
    assert SmokeRun.objects.get().fault == ""
    assert Draft.objects.count() == before
    assert told().well


def test_what_goes_wrong_is_named_and_kept(committed: World) -> None:
    with served.served() as address:
        walked = CliRunner().invoke(program, ["--url", f"{address}/nowhere"])

    assert walked.exit_code == 1
    assert "/nowhere/healthz answers 404" in SmokeRun.objects.get().fault
    assert not told().well


@pytest.mark.django_db
def test_nobody_has_to_walk_but_who_stops_is_told() -> None:
    now = timezone.now()
    assert told().well and told().says.startswith("never walked")

    note_smoke(at=now - KEPT - timedelta(days=1), seconds=1.0, fault="")
    note_smoke(at=now - timedelta(hours=2), seconds=1.0, fault="")

    assert SmokeRun.objects.count() == 1
    assert not told().well and "not walked since" in told().says
