"""Forms from files: published once, every fault with its place and reason, nothing when one is bad."""

import json
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import commands
from motcua.catalogue.commands.importing_forms import FormsImported
from motcua.catalogue.models import EForm
from tests import forms
from tests.world import World

CODE = "1.009978"


def written(folder: Path, name: str = "nha.json", **changes: Any) -> Path:
    """A file with the small form; `changes` replace its parts."""
    schema, layout = forms.small_form()
    told = {"procedure": CODE, "versions": [1], "schema": schema, "layout": layout} | changes
    file = folder / name
    file.write_text(json.dumps(told), "utf-8")
    return file


def said(outcome: FormsImported) -> list[tuple[str, str]]:
    return [(fault.place, fault.reason) for fault in outcome.faults]


def test_a_form_is_published_once(world: World, tmp_path: Path) -> None:
    file = written(tmp_path)

    first, again = commands.import_forms(file), commands.import_forms(tmp_path)

    assert (first.added, first.faults) == (1, ())
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert EForm.objects.count() == 1


def test_another_form_is_the_next_of_its_version(world: World, tmp_path: Path) -> None:
    commands.import_forms(written(tmp_path))
    layout = forms.small_form(subject="Nhà ở {storeys} tầng")[1]

    outcome = commands.import_forms(written(tmp_path, layout=layout))

    assert outcome.updated == 1
    assert list(EForm.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("changes", "place", "reason"),
    [
        ({"procedure": "9.999999"}, "procedure", "there is no procedure 9.999999"),
        ({"versions": [7]}, "versions", f"procedure {CODE} has no version 7"),
        ({"schema": {"type": "object"}}, "schema", "lacks its properties"),
        ({"layout": {"pages": []}}, "layout", "lacks its sections"),
        ({"layout": []}, "layout", "must be an object"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    world: World, tmp_path: Path, changes: dict[str, Any], place: str, reason: str
) -> None:
    outcome = commands.import_forms(written(tmp_path, **changes))

    assert (place, reason) in said(outcome)
    assert not EForm.objects.exists()


def test_what_is_not_json_is_said_with_line_and_column(world: World, tmp_path: Path) -> None:
    (tmp_path / "hong.json").write_text('{"procedure": \n oops}')

    assert said(commands.import_forms(tmp_path))[0][0] == "line 2, column 2"


def test_every_fault_of_schema_and_layout_is_named(world: World, tmp_path: Path) -> None:
    schema, layout = forms.small_form()
    schema["properties"]["storeys"]["format"] = "floor"
    layout["pages"][0]["fields"][0]["widget"] = "slider"
    layout["documents"] = [{"position": 99, "by": "form"}]
    layout["fees"] = [{"kind": "fee", "case_vi": "Không có", "relief": {"child": 100, "friend": 50}}]

    found = said(commands.import_forms(written(tmp_path, schema=schema, layout=layout)))

    assert ("#/storeys", "there is no format floor") in found
    assert ("field storeys", "there is no widget slider") in found
    assert ("documents", "version 1 asks for no paper 99") in found
    assert ("fees", "version 1 has no fee for the case “Không có”") in found
    assert [reason.partition(";")[0] for place, reason in found if "ground" in reason] == [
        "“friend” is no ground to pay less"
    ]


def test_one_bad_file_stops_all_unless_told_to_skip_it(world: World, tmp_path: Path) -> None:
    written(tmp_path, "a.json")
    written(tmp_path, "b.json", procedure="9.999999")

    refused = commands.import_forms(tmp_path)
    assert (refused.added, EForm.objects.count()) == (0, 0)
    skipped = commands.import_forms(tmp_path, skip_bad=True)

    assert (skipped.added, len(skipped.faults)) == (1, 1)


def test_two_files_for_one_version_are_a_fault(world: World, tmp_path: Path) -> None:
    written(tmp_path, "a.json")
    written(tmp_path, "b.json")

    assert said(commands.import_forms(tmp_path)) == [
        ("procedure", "another file has a form for the same version")
    ]
