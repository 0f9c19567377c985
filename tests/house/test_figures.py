"""Every figure comes from the registry: no face computes one of its own."""

import ast
from collections.abc import Iterator

from motcua.reports.queries import FIGURES, RATIOS, registry
from tests.house import places

FACES = ("portal", "desk", "lobby", "dashboard", "api", "cli", "live")
# What a figure is computed with: they belong to queries alone.
COMPUTING = {"percent", "shares", "times"}
ROOMS = {"motcua.reports.queries.shares", "statistics", "django.db.models"}


def _faults(source: str, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in ROOMS:
            yield f"{name}:{node.lineno} imports {node.module}"
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("motcua.reports"):
            taken = COMPUTING & {alias.name for alias in node.names}
            yield from (f"{name}:{node.lineno} takes {one}" for one in taken)
        elif isinstance(node, ast.Attribute) and node.attr in ("aggregate", "annotate"):
            yield f"{name}:{node.lineno} counts rows"
        elif _is_percent(node):
            yield f"{name}:{node.lineno} computes a percentage"


def _is_percent(node: ast.AST) -> bool:
    """`100 * part / whole` in any order."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.FloorDiv)):
        return False
    numbers = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    return 100 in numbers


def test_no_face_computes_a_figure() -> None:
    faults = [
        fault
        for face in FACES
        for path in places.files(places.PACKAGE / face, "*.py")
        for fault in _faults(path.read_text(), places.named(path))
    ]

    assert faults == []


def test_one_that_does_is_found() -> None:
    own = "from motcua.reports.queries.shares import percent\nshare = 100 * late / resolved\n"
    counted = "rows.aggregate(n=1)\nfrom motcua.reports.queries import times\n"

    assert len([*_faults(own, "x"), *_faults(counted, "x")]) == 4


def test_the_page_is_the_registry() -> None:
    written = (places.PROJECT / "docs" / "integrator" / "figures.md").read_text(encoding="utf-8")

    assert written == registry.page()


def test_each_figure_has_meaning_source_and_formula() -> None:
    told = {entry.key: entry for entry in registry.entries()}

    assert set(FIGURES) | set(RATIOS) <= set(told)
    assert [key for key, one in told.items() if not (one.label and one.legal and one.formula)] == []
    assert [key for key in FIGURES if not told[key].meanings or not told[key].sql] == []


def test_the_parts_and_wholes_of_the_registry_are_in_it() -> None:
    named = {figure.whole for figure in FIGURES.values() if figure.whole}
    named |= {part for ratio in RATIOS.values() for part in (*ratio.parts, ratio.whole)}

    assert named <= set(FIGURES)
