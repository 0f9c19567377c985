"""The doctor finds papers that nobody issued, and files that are gone or were changed."""

from pathlib import Path
from typing import Any

import pytest

from motcua.documents import queries as files
from motcua.dossiers import jobs
from motcua.dossiers.models import Paper
from motcua.dossiers.queries import checkup
from motcua.lib.checkup import Finding
from tests.world import World


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    documents = {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "documents": documents}


def found(about: str, *, whole: bool = False) -> Finding:
    findings = checkup.verify_files() if whole else checkup.checkup()
    return next(finding for finding in findings if finding.about == about)


@pytest.mark.parametrize("whole", [False, True])
def test_a_paper_that_is_gone_or_was_changed_is_found(world: World, tmp_path: Path, whole: bool) -> None:
    one, other = world.received(), world.received()
    jobs.issue_papers([one.event_id, other.event_id])
    assert found("issued papers", whole=whole).well

    hashes = {p.dossier_id: p.file.sha256 for p in Paper.objects.all()}
    (tmp_path / files.place(hashes[one.dossier_id])).unlink()
    (tmp_path / files.place(hashes[other.dossier_id])).write_bytes(b"another")
    finding = found("issued papers", whole=whole)

    assert not finding.well
    assert f"{one.code}: The file {hashes[one.dossier_id]} is not in the store." in finding.says
    assert f"{other.code}: The file {hashes[other.dossier_id]} was changed" in finding.says
    assert finding.mend


def test_a_paper_that_is_owed_for_some_minutes_is_found(world: World) -> None:
    assert found("papers owed").well
    opened = world.received()

    finding = found("papers owed")
    assert not finding.well
    assert f"event {opened.event_id}" in finding.says

    jobs.issue_papers([opened.event_id])
    assert found("papers owed").well
