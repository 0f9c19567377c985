"""The lifecycle's table as a page with a diagram: docs/newcomer/lifecycle.md is this, word for word."""

from collections.abc import Iterator

from motcua.law.lifecycle import CLOCK, LABELS, TABLE, Clock, Status, Transition

_HEAD = """# The dossier's life

Written by `python -m motcua.law.lifecycle_page > docs/newcomer/lifecycle.md`; a test compares.
The table itself is `src/motcua/law/lifecycle.py`.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_statuses(), "", *_diagram(), "", *_acts(), ""])


def _statuses() -> Iterator[str]:
    yield "| code | status | name | clock |"
    yield "| --- | --- | --- | --- |"
    for status in Status:
        yield f"| {status.value} | {status.name} | {LABELS[status]} | {CLOCK[status]} |"


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in TABLE:
        for source in _in_order(row):
            for target in _targets(row, source):
                arrows.setdefault((source.name if source else "[*]", target), []).append(row.act)
    for (source_name, target), acts in arrows.items():
        yield f"    {source_name} --> {target}: {', '.join(acts)}"
    yield from (f"    {status.name} --> [*]" for status in Status if status in (3, 7, 8, 10))
    yield "```"


def _targets(row: Transition, source: Status | None) -> Iterator[str]:
    """Where the act leads; an act that stays is not drawn, one that runs on goes back where it came from."""
    if row.to is not None and row.to != source:
        yield row.to.name
    elif row.to is None and source is not None and CLOCK[source] is Clock.STANDING and row.clock == "runs_on":
        yield from (Status.REGISTERED.name, Status.RECEIVED.name, Status.IN_PROCESS.name)


def _acts() -> Iterator[str]:
    yield "| act | from | to | who | where | needs | clock |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for row in TABLE:
        sources = ", ".join(s.name if s else "(new)" for s in _in_order(row))
        who = sorted(row.roles) + ["applicant"] * row.applicant + ["system"] * row.system
        people = ", ".join(who) or "the step's role"
        to = row.to.name if row.to else "(stays, or back)"
        yield f"| {row.act} | {sources} | {to} | {people} | {row.place} | {' '.join(row.needs)} | {row.clock} |"


def _in_order(row: Transition) -> list[Status | None]:
    return sorted(row.sources, key=lambda status: status or 0)


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
