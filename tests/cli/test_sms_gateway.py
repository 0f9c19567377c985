"""`motcua sms-gateway` and `motcua push-key`: what develops and sets up messages."""

import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.cli import program

pytestmark = pytest.mark.slow


def test_it_takes_messages_and_shows_them(tmp_path: Path) -> None:
    port = program.free_port()
    settings = program.environment(tmp_path, MOTCUA_DEMO="1")
    served = subprocess.Popen(
        program.command("sms-gateway", "--port", str(port), "--fault", "lose"), env=settings
    )
    try:
        told = b'{"id": "1-1", "to": "+84912345678", "text": "xin ch\\u00e0o", "sender": "TEST"}'
        address = f"http://localhost:{port}/"
        _until_there(address)
        urllib.request.urlopen(urllib.request.Request(f"{address}messages", data=told), timeout=5).close()
        with urllib.request.urlopen(address, timeout=5) as page:
            assert "xin chào" in page.read().decode()
    finally:
        served.terminate()
        served.wait(program.PATIENCE_SECONDS)


def _until_there(address: str) -> None:
    deadline = time.monotonic() + program.PATIENCE_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.URLError:
            assert time.monotonic() < deadline, f"nothing answers at {address}"
            time.sleep(0.1)


def test_outside_a_demonstration_there_is_none(tmp_path: Path) -> None:
    done = program.run("sms-gateway", var=tmp_path, MOTCUA_SECRET_KEY=program.SECRET)

    assert done.returncode == 2
    assert "MOTCUA_DEMO=1" in done.stderr


def test_an_unknown_fault_is_named_with_those_there_are(tmp_path: Path) -> None:
    done = program.run("sms-gateway", "--fault", "fire", var=tmp_path, MOTCUA_DEMO="1")

    assert done.returncode != 0
    assert "undelivered" in done.stderr


def test_a_push_key_is_a_key(tmp_path: Path) -> None:
    done = program.run("push-key", var=tmp_path, MOTCUA_DEMO="1")

    assert done.returncode == 0
    assert len(done.stdout.strip()) == 43
