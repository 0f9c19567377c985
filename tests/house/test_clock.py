"""Nothing below the faces, jobs and the command line looks at the clock: time is an argument."""

import ast

from tests.house import places

MAY_LOOK = {
    "cli",
    "config",
    "portal",
    "desk",
    "lobby",
    "dashboard",
    "api",
    "live",
    "uploads",
    "simulation",
    "jobs",
    "ui",
}
# Functions of the standard library and Django that read the machine's clock.
LOOKS = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}


def test_only_faces_jobs_and_the_command_line_look_at_the_clock() -> None:
    found = []
    for path in places.files(places.PACKAGE, "*.py"):
        parts = path.relative_to(places.PACKAGE).with_suffix("").parts
        if MAY_LOOK & set(parts):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and _called(node.func) in LOOKS
            ):
                found.append(f"{places.named(path)}:{node.lineno}")

    assert found == []


def _called(function: ast.Attribute) -> tuple[str, str]:
    owner = function.value
    name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
    return name, function.attr
