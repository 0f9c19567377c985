"""`motcua messages`: the catalogues of translations, without gettext's own programs."""

import re
from collections.abc import Iterator
from pathlib import Path

import typer
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from rich.console import Console

import motcua

PACKAGE = Path(motcua.__file__).parent
LOCALE = PACKAGE / "locale"
# Django's own names of things, which Django translates.
NOT_OURS = ("migrations",)

app = typer.Typer(
    help="Compile the translations, or check that every sentence has one.", no_args_is_help=True
)


@app.command("compile")
def compile_all(every: bool = typer.Option(False, "--all", help="Also those that are up to date.")) -> None:
    """Compile every area's .po file into the .mo file that the program reads."""
    count = compile_stale(every=every)
    Console().print(f"{count} catalogue(s) compiled.")


@app.command("check")
def check_all() -> None:
    """Fail if a sentence in a template or in code has no Vietnamese in any catalogue, and name it."""
    missing = untranslated()
    for place, sentence in missing:
        Console(stderr=True, emoji=False).print(
            f"{place}: {sentence!r}", markup=False, highlight=False, soft_wrap=True
        )
    if missing:
        Console(stderr=True, emoji=False).print(f"{len(missing)} sentence(s) have no Vietnamese.")
        raise typer.Exit(1)
    Console().print("Every sentence has its Vietnamese.")


def compile_stale(*, every: bool = False) -> int:
    """Compile what is newer than its compiled form. Returns how many were compiled."""
    count = 0
    for source in LOCALE.glob("*/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not every and target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_suffix(".mo.new")
        with fresh.open("wb") as file:
            mofile.write_mo(file, _read(source))
        fresh.replace(target)
        count += 1
    return count


def untranslated() -> list[tuple[str, str]]:
    """Every (place, sentence) marked for translation that no Vietnamese catalogue holds."""
    known: set[str] = set()
    for source in LOCALE.glob("*/vi/LC_MESSAGES/*.po"):
        for message in _read(source):
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
            if all(strings) and not message.fuzzy:
                known.update(str(one) for one in ids)
    return sorted((place, sentence) for place, sentence in marked() if sentence not in known)


def marked() -> Iterator[tuple[str, str]]:
    """Every sentence marked in our templates and code, with its place."""
    for path in sorted(PACKAGE.rglob("*.html")) + sorted(PACKAGE.rglob("*.txt")):
        if "templates" in path.parts:
            yield from _in_template(path)
    for path in sorted(PACKAGE.rglob("*.py")):
        if not set(NOT_OURS) & set(path.parts):
            yield from _in_python(path)


def _in_template(path: Path) -> Iterator[tuple[str, str]]:
    from django.utils.translation import template

    place = str(path.relative_to(PACKAGE))
    # Django turns a template into the source that xgettext would read: calls among blanks. Babel reads
    # it as Python, to which a template's indentation means nothing.
    source = template.templatize(path.read_text(), origin=place)
    yield from _extract("\n".join(line.strip() for line in source.split("\n")), place)


def _in_python(path: Path) -> Iterator[tuple[str, str]]:
    source = path.read_text()
    if re.search(r"gettext|\bN_\(", source):
        yield from _extract(source, str(path.relative_to(PACKAGE)))


def _extract(source: str, place: str) -> Iterator[tuple[str, str]]:
    from io import BytesIO

    from babel.messages import extract

    functions = {
        "_": None, "N_": None, "now_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
        "ngettext": (1, 2), "ngettext_lazy": (1, 2),
        "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    }  # fmt: skip
    found = extract.extract(
        "python", BytesIO(source.encode()), keywords=functions, options={"encoding": "utf-8"}
    )
    for line, sentence, _comments, _context in found:
        for one in sentence if isinstance(sentence, tuple) else (sentence,):
            if one:
                yield f"{place}:{line}", one


def _read(source: Path) -> Catalog:
    with source.open("rb") as file:
        return pofile.read_po(file)
