"""Outside a demonstration the program refuses to start with settings that only suit one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import program


def test_the_default_secret_is_refused(tmp_path: Path) -> None:
    done = program.run("up", var=tmp_path)

    assert done.returncode == 2
    assert "MOTCUA_SECRET_KEY" in done.stderr


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"MOTCUA_DEBUG": "1"}, "MOTCUA_DEBUG"),
        ({"MOTCUA_HOSTS": "*"}, "MOTCUA_HOSTS"),
        ({"MOTCUA_SECRET_KEY": "short"}, "MOTCUA_SECRET_KEY"),
    ],
)
def test_each_unsafe_setting_is_refused_by_name(tmp_path: Path, wrong: dict[str, str], named: str) -> None:
    done = program.run("up", var=tmp_path, **{"MOTCUA_SECRET_KEY": program.SECRET, **wrong})

    assert done.returncode == 2
    assert named in done.stderr


def test_a_setting_that_cannot_be_read_is_a_sentence_and_no_trace(tmp_path: Path) -> None:
    done = program.run("doctor", var=tmp_path, PORT="eight thousand")

    assert done.returncode == 1
    assert "PORT='eight thousand'" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_web_server_is_refused_as_well(tmp_path: Path) -> None:
    """Whoever serves config.wsgi without `motcua up` meets the same guard."""
    done = subprocess.run(
        [sys.executable, "-c", "import motcua.config.wsgi"],
        env=program.environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "MOTCUA_SECRET_KEY" in done.stderr
