"""Each decision has a number of its own, the same in its name and in its heading."""

import re
from collections import Counter
from pathlib import Path

DECISIONS = sorted((Path(__file__).parents[2] / "docs" / "decisions").glob("*.md"))


def test_a_number_is_given_once() -> None:
    numbers = Counter(path.name[:4] for path in DECISIONS)

    assert [number for number, times in numbers.items() if times > 1] == []


def test_the_heading_bears_the_number_of_the_file() -> None:
    for path in DECISIONS:
        heading = path.read_text(encoding="utf-8").splitlines()[0]
        assert re.match(rf"# {int(path.name[:4])}\. ", heading), f"{path.name}: {heading}"
