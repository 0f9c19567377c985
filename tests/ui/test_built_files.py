"""The built files are whole: what the style sheet names is there, and nothing comes from elsewhere."""

import json
import re
from pathlib import Path

from django.contrib.staticfiles import finders

ASSETS = Path(__file__).parents[2] / "assets"


def found(name: str) -> Path:
    path = finders.find(f"ui/{name}")
    assert path, f"ui/{name} is not built: make assets"
    return Path(path)


def test_everything_the_style_sheet_names_is_there() -> None:
    sheet = found("main.css")
    named = re.findall(r"url\(\"?([^\")]+)\"?\)", sheet.read_text())

    assert named
    assert [
        name for name in named if not name.startswith("data:") and not (sheet.parent / name).exists()
    ] == []


def test_scripts_make_nothing_inline() -> None:
    script = found("work.js").read_text()

    assert "includeIndicatorStyles=!1" in script.replace(" ", "")
    assert "allowEval=!1" in script.replace(" ", "")
    assert found("early.js").stat().st_size < 500


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((ASSETS / "package-lock.json").read_text())

    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all(name == "" or package.get("integrity") for name, package in lock["packages"].items())
