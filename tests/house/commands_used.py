"""Which commands there are, and which of them a call of `at_once` tries; read from the text, so nothing is missed."""

import ast
import importlib
import inspect
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "motcua"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


@cache
def imported(path: Path) -> dict[str, object]:
    """What each name of the file stands for, where it comes from a room of commands."""
    names: dict[str, object] = {}
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("motcua."):
            continue
        parts = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
        if "commands" not in parts:
            continue
        home = importlib.import_module(node.module or "")
        for alias in node.names:
            found = getattr(home, alias.name, None) or _module(f"{node.module}.{alias.name}")
            name = found.__name__ if inspect.ismodule(found) else getattr(found, "__module__", "")
            if ".commands" in (name or ""):
                names[alias.asname or alias.name] = found
    return names


def command(thing: object) -> str | None:
    """`area.module.function` of a public function of a room of commands."""
    if not inspect.isfunction(thing) or thing.__name__.startswith("_"):
        return None
    package, area, room, *rest = f"{thing.__module__}.{thing.__name__}".split(".")
    return f"{area}.{'.'.join(rest)}" if package == "motcua" and room == "commands" else None


def named(node: ast.AST, names: dict[str, object]) -> Iterator[str]:
    """The commands that a piece of a file names."""
    for part in ast.walk(node):
        thing: object = None
        if isinstance(part, ast.Name):
            thing = names.get(part.id)
        elif isinstance(part, ast.Attribute):
            chain = [part.attr]
            inner = part.value
            while isinstance(inner, ast.Attribute):
                chain.append(inner.attr)
                inner = inner.value
            thing = names.get(inner.id) if isinstance(inner, ast.Name) else None
            for step in reversed(chain):
                thing = getattr(thing, step, None)
        if one := command(thing):
            yield one


def used_outside() -> set[str]:
    """Every command that something outside its own room of commands calls."""
    found = set()
    for path in SRC.rglob("*.py"):
        own = path.relative_to(SRC).parts[0] if "commands" in path.as_posix() else None
        found |= {one for one in named(tree(path), imported(path)) if one.split(".")[0] != own}
    return found


@cache
def _defined(path: Path) -> dict[str, ast.AST]:
    """What a file of the tests defines, by name, wherever it stands."""
    found: dict[str, ast.AST] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign):
            found |= {t.id: node.value for t in node.targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


@cache
def _from_tests(path: Path) -> dict[str, tuple[Path, str]]:
    """What a file takes from another file of the tests: where it stands, and its name there."""
    found = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            home = ROOT / f"{(node.module or '').replace('.', '/')}.py"
            if home.exists():
                found |= {alias.asname or alias.name: (home, alias.name) for alias in node.names}
    return found


def _given(call: ast.AST, names: Collection[str]) -> list[ast.expr]:
    """What is given to a call of one of these names."""
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names:
        return [*call.args, *(keyword.value for keyword in call.keywords)]
    return []


def _done(call: ast.AST, path: Path) -> list[ast.expr]:
    """What a row of a table does: the field `do` of a class of the file that has one."""
    for name, place in _rows(path).items():
        if given := _given(call, {name}):
            return given[place : place + 1]
    return []


@cache
def _rows(path: Path) -> dict[str, int]:
    """Which field of the file's classes is called `do`."""
    found = {}
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef):
            fields = [
                part.target.id
                for part in node.body
                if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
            ]
            found |= {node.name: fields.index("do")} if "do" in fields else {}
    return found


def tried_in(path: Path) -> set[str]:
    """The commands that the file's calls of `at_once` reach: in what they are given, and what that names.

    A function of the file that hands its own argument on to `at_once` stands for it.
    """
    crowds = {"at_once"} | {
        name
        for name, node in _defined(path).items()
        if isinstance(node, ast.FunctionDef) and any(_given(part, {"at_once"}) for part in ast.walk(node))
    }
    waiting: list[tuple[Path, ast.AST]] = [
        (path, given)
        for node in ast.walk(tree(path))
        for given in [*_given(node, crowds), *_done(node, path)]
    ]
    found: set[str] = set()
    seen: set[tuple[Path, str]] = set()
    while waiting:
        file, node = waiting.pop()
        found |= set(named(node, imported(file)))
        for name in {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}:
            home, there = _from_tests(file).get(name, (file, name))
            if (home, there) not in seen and there in _defined(home):
                seen.add((home, there))
                waiting.append((home, _defined(home)[there]))
    return found
