"""The drills' ledger and their page: what was acknowledged is on the disk, and a loss cannot be overlooked."""

import json
from pathlib import Path

from deploy import report
from deploy.trial.ledger import Ledger
from deploy.trial.reckoning import Reckoning


def test_what_was_asked_and_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")

    since = ledger.ask("receive", "key")
    ledger.acknowledge("receive", "key", "17", since, tries=2)

    asked, acknowledged = map(json.loads, ledger.path.read_text().splitlines())
    assert (asked["asked"], acknowledged["acknowledged"], acknowledged["answer"]) == (
        "receive",
        "receive",
        "17",
    )
    assert ledger.repeated == 1


def test_only_what_was_begun_afterwards_shows_that_writes_are_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.times = [(10.0, 12.5, "step"), (11.5, 14.0, "step"), (13.0, 13.5, "ticket")]

    assert ledger.first_after(11.0) == 13.5
    assert ledger.first_after(20.0) is None
    assert ledger.longest_silence(10.0, 20.0) == 6.0


def test_a_loss_stands_in_the_page() -> None:
    lost = Reckoning({"receive: asked": 2, "receive: acknowledged": 2, "receive: done": 1},
                     {"receive: acknowledged and lost": ["key"], "jobs that failed": []})  # fmt: skip

    page = report.outcome(lost)

    assert not lost.is_well
    assert "| dossiers received, fee paid | 2 | 2 | 1 | 1 | 0 |" in page
    assert "- jobs that failed: none" in page


def test_a_part_of_the_page_is_written_anew_and_the_rest_is_left(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- kills: written by the program -->\nold\n<!-- end of kills -->\nafter\n")

    report.put(page, "kills", "new")

    said = page.read_text()
    assert "new" in said
    assert "old" not in said
    assert said.startswith("Before\n")
    assert said.endswith("after\n")
