"""The demonstration is loaded once."""

import types

import pytest
from rich.console import Console

from motcua.cli import demo


def test_a_second_start_plays_on_and_does_not_load_again(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[str] = []
    province = types.SimpleNamespace(
        is_loaded=lambda: bool(loads),
        load=lambda console: loads.append("loaded"),
        catch_up=lambda: loads.append("played on"),
    )
    monkeypatch.setattr(demo, "_province", lambda: province)

    demo.load_once(Console())
    demo.load_once(Console())

    assert loads == ["loaded", "played on"]
