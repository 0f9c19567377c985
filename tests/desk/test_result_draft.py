"""The result is written before it is decided, from the dossier's data; what was written is what is sealed."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from motcua.documents import queries as documents
from motcua.documents.providers import trial_seal
from motcua.dossiers import commands, jobs
from motcua.dossiers.commands import finishing, result_drafting, working
from motcua.dossiers.commands.result_drafting import ResultWritten, WrittenMeanwhile
from motcua.dossiers.models import ResultDraft, SealedResult
from motcua.law.errors import NotPermitted, NotPossible
from tests.dossiers.papers.reading import Read
from tests.world import World, at

SignIn = Callable[[str], Client]
TEN = at("04-06 10:00")


@pytest.fixture
def opened(world: World) -> int:
    """A dossier in Minh's hands."""
    return world.forwarded()


def _order(world: World, dossier_id: int, **other: object) -> ResultWritten:
    told = {
        "by": world.minh,
        "at": TEN,
        "title": "Giấy phép xây dựng",
        "texts": {"granted": "Được xây hai tầng."},
        "read": 0,
    }
    return ResultWritten(dossier_id=dossier_id, **(told | other))  # type: ignore[arg-type]


def test_it_begins_from_the_dossiers_data_and_is_kept_when_saved(
    world: World, opened: int, signed_in: SignIn
) -> None:
    minh, address = signed_in("minh"), f"/desk/dossiers/{opened}/result-draft"
    begun = minh.get(address).content.decode()
    assert "Sở Xây dựng cấp Giấy phép cho Hoàng Thị Vy." in begun
    assert not ResultDraft.objects.exists()

    sent = {
        "read": 0,
        "title": "Giấy phép xây dựng",
        "granted": "yes",
        "part-grounds": "Căn cứ Luật Xây dựng;",
        "part-granted": "Được xây.",
    }
    assert minh.post(address, sent).status_code == 302

    assert "Được xây." in minh.get(address).content.decode()
    read = Read(minh.get(f"{address}.pdf").content)
    assert "Được xây." in read.text
    assert "DỰ THẢO" in read.text
    assert f"{address}" in minh.get(f"/desk/dossiers/{opened}").content.decode()


def test_who_wrote_meanwhile_is_said_and_nothing_is_lost(
    world: World, opened: int, signed_in: SignIn
) -> None:
    commands.write_result([_order(world, opened, by=world.binh)])

    address = f"/desk/dossiers/{opened}/result-draft"
    sent = {"read": 0, "title": "Giấy phép", "granted": "yes", "part-granted": "Lời của Minh."}
    answer = signed_in("minh").post(address, sent)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Lương Thị Bình" in page
    assert "Được xây hai tầng." in page
    assert "Lời của Minh." in page
    assert 'name="read" value="1"' in page
    with pytest.raises(WrittenMeanwhile):
        commands.write_result([_order(world, opened)])


def test_only_who_works_where_the_dossier_is_writes_and_only_while_it_runs(world: World, opened: int) -> None:
    for stranger in (world.tuan, world.lan, world.son):
        with pytest.raises(NotPermitted):
            commands.write_result([_order(world, opened, by=stranger)])
    with pytest.raises(result_drafting.NothingWritten):
        commands.write_result([_order(world, opened, texts={"granted": "  "})])

    done = world.finished(at("04-06 12:00"))
    with pytest.raises((NotPossible, NotPermitted)):
        commands.write_result([_order(world, done, at=at("04-06 13:00"), by=world.thu)])


def test_what_was_written_is_what_is_sealed(
    world: World, opened: int, tmp_path: Path, settings: LazySettings
) -> None:
    trial_seal.make(tmp_path / "seal", ends=datetime(2050, 1, 1, tzinfo=UTC))
    settings.MOTCUA_SEAL_FILE = str(tmp_path / "seal" / trial_seal.FILE)
    settings.MOTCUA_SEAL_PASSWORD = trial_seal.PASSWORD
    commands.write_result([_order(world, opened)])
    world.step(opened, world.minh, TEN)
    approval = working.StepDone(dossier_id=opened, by=world.hoa, at=at("04-06 10:30"), outcome="approved")
    commands.approve([approval])
    result = {"by": world.thu, "at": at("04-06 11:00"), "title": "Giấy phép xây dựng"}
    commands.finish([finishing.ResultIssued(dossier_id=opened, **result)])  # type: ignore[arg-type]

    jobs.seal_results(dossier_ids=[opened])

    row = SealedResult.objects.select_related("file").get()
    text = Read(io.BytesIO(documents.content(documents.facts(row.file_id or 0))).getvalue()).text
    assert "Được xây hai tầng." in text
    assert "01/GP-SXD" in text
    assert "DỰ THẢO" not in text
