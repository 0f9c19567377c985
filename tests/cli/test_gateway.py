"""`motcua gateway`: a development tool that serves its pages, in a demonstration only."""

import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from rich.console import Console

from motcua.cli import up
from tests.cli import program

pytestmark = pytest.mark.slow


def _get(address: str) -> str:
    deadline = time.monotonic() + program.PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            assert time.monotonic() < deadline, f"nothing answers at {address}"
            time.sleep(0.1)


def test_it_serves_its_own_pages(tmp_path: Path) -> None:
    port = program.free_port()
    settings = program.environment(tmp_path, MOTCUA_DEMO="1", MOTCUA_GATEWAY_PORT=str(port))
    served = subprocess.Popen(program.command("gateway", "--quiet", "--fault", "lose"), env=settings)
    try:
        assert "Cổng thanh toán mô phỏng" in _get(f"http://localhost:{port}/")
    finally:
        served.terminate()
        served.wait(program.PATIENCE_SECONDS)


def test_outside_a_demonstration_there_is_none(tmp_path: Path) -> None:
    done = program.run("gateway", var=tmp_path, MOTCUA_SECRET_KEY=program.SECRET)

    assert done.returncode == 2
    assert "MOTCUA_DEMO=1" in done.stderr


def test_an_unknown_fault_is_named_with_those_there_are(tmp_path: Path) -> None:
    done = program.run("gateway", "--fault", "fire", var=tmp_path, MOTCUA_DEMO="1")

    assert done.returncode != 0
    assert "reorder" in done.stderr


def test_the_demonstration_brings_its_own(settings: object) -> None:
    children = up._gateway(Console())

    assert [child.name for child in children] == ["payment gateway"]
    assert children[0].command[-2:] == ["gateway", "--quiet"]


def test_a_gateway_of_the_operators_own_is_left_alone(settings: pytest.FixtureRequest) -> None:
    settings.MOTCUA_GATEWAY_URL = "https://gateway.example"  # type: ignore[attr-defined]

    assert up._gateway(Console()) == []
