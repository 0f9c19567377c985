"""A measured figure beside its baseline and what is wanted, and the table they make."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. `holds` None: nothing is wanted of it, it explains another."""

    what: str
    ours: str
    beside: str = ""
    wanted: str = ""
    holds: bool | None = None


def table(figures: Sequence[Figure]) -> str:
    """The rows as Markdown, ready for docs/benchmarks.md."""
    lines = ["| measured | ours | beside it | wanted | |", "| --- | --- | --- | --- | --- |"]
    for figure in figures:
        verdict = "" if figure.holds is None else "holds" if figure.holds else "**missed**"
        lines.append(f"| {figure.what} | {figure.ours} | {figure.beside} | {figure.wanted} | {verdict} |")
    return "\n".join(lines)


def show(figures: Sequence[Figure]) -> int:
    """Print the table; 1 when something wanted was missed."""
    print(table(figures), flush=True)
    return int(any(figure.holds is False for figure in figures))
