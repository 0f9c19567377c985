"""Files and functions stay short enough to read in one go."""

import ast
from collections.abc import Iterator

from tests.house import places

LONGEST_FILE, LONGEST_TEST_FILE, LONGEST_FUNCTION = 400, 500, 60


def test_no_file_is_too_long() -> None:
    too_long = [
        f"{places.named(path)}: {count}"
        for root, longest in ((places.PACKAGE, LONGEST_FILE), (places.PROJECT / "tests", LONGEST_TEST_FILE))
        for path in places.files(root, "*.py")
        if (count := len(path.read_text().splitlines())) > longest
    ]

    assert too_long == []


def test_no_function_is_too_long() -> None:
    assert [f"{where}: {length}" for where, length in _functions() if length > LONGEST_FUNCTION] == []


def test_most_functions_are_short() -> None:
    lengths = sorted(length for _, length in _functions())

    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 30


def _functions() -> Iterator[tuple[str, int]]:
    for path in places.files(places.PACKAGE, "*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{places.named(path)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1
