"""Every setting that is read is described for operators, and nothing else is."""

import re

from motcua.config import environment
from tests.house import places

ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_what_is_read_is_described() -> None:
    described = ROW.findall((places.PROJECT / "docs" / "operator" / "settings.md").read_text())

    assert {name for name, _, _ in described} == set(environment.READ)
    assert len(described) == len(environment.READ)


def test_a_fixed_default_is_described_as_it_is() -> None:
    described = {name: default for name, default, _ in ROW.findall(_page())}
    wrong = [
        f"{reading.name}: {reading.default}, described as {described[reading.name]}"
        for reading in environment.READ.values()
        if reading.default.isdigit() and re.match(r"\d", described[reading.name])
        if reading.default != described[reading.name].split()[0]
    ]

    # The tests run as a demonstration on a port of their own; nothing else differs.
    assert wrong == []


def _page() -> str:
    return (places.PROJECT / "docs" / "operator" / "settings.md").read_text()
