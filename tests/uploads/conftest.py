from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_files(folder: Path) -> None:
    """Every test here has a folder of its own."""
