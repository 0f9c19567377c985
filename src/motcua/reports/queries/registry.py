"""The registry as one page: name, meaning, legal source, formula and query of every figure."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.dossiers.queries import in_hand
from motcua.reports.queries.figures import FIGURES, LEGAL, MEANINGS, RATIOS, STAFF_FIGURES, Figure, Ratio
from motcua.reports.queries.scope import PROVINCE
from motcua.reports.queries.tally import counting, rows_of

HEAD = """# The figures

Made from `motcua.reports.queries.figures` (`motcua report figures > docs/integrator/figures.md`); a test
compares them. Every dashboard, export, report, table on paper and open data set takes its numbers from this
registry, so a name means one thing everywhere.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as people read it. `label` and `meaning` are msgids; `legal` is Vietnamese law's own name."""

    key: str
    label: str
    meanings: tuple[str, ...]
    legal: str
    formula: str
    query: str
    sql: str


def entries() -> list[Entry]:
    """Every figure: those of periods, their ratios, and what lies open at this moment."""
    return [
        *(_of_figure(figure) for figure in FIGURES.values()),
        *(_of_ratio(ratio) for ratio in RATIOS.values()),
        *_open(),
        *_staff(),
    ]


def _of_figure(figure: Figure) -> Entry:
    names = counting(figure.source, PROVINCE)
    where = " and ".join(f"{name} = {value}" for name, value in figure.where.items())
    return Entry(
        key=figure.key,
        label=figure.label,
        meanings=tuple(one for one in (figure.meaning, MEANINGS[figure.source]) if one),
        legal=LEGAL[figure.source],
        formula=f"count({figure.source}{' where ' + where if where else ''})",
        query=" + ".join(f"{name}.sql" for name in names),
        sql="\n".join(rows_of(name) for name in names),
    )


def _of_ratio(ratio: Ratio) -> Entry:
    whole = FIGURES[ratio.whole]
    return Entry(
        key=ratio.key,
        label=ratio.label,
        meanings=(ratio.meaning,) if ratio.meaning else (),
        legal=LEGAL[whole.source],
        formula=f"({' + '.join(ratio.parts)}) * 100 / {ratio.whole}",
        query="",
        sql="",
    )


def _open() -> Iterator[Entry]:
    for pile in in_hand.Pile:
        yield Entry(
            key=f"open.{pile}",
            label=in_hand.LABELS[pile],
            meanings=(in_hand.MEANINGS[pile],),
            legal="Thông tư 01/2020/TT-VPCP, biểu II.06a",
            formula=f"count(open dossiers on the pile {pile}, now)",
            query="dossiers/queries/in_hand.py",
            sql="",
        )


def _staff() -> Iterator[Entry]:
    """What an officer's sheet tells besides dossiers: rules of the centre, not of law."""
    for figure in STAFF_FIGURES.values():
        yield Entry(
            key=figure.key,
            label=figure.label,
            meanings=(figure.meaning,),
            legal="Quy định của Trung tâm",
            formula=figure.formula,
            query="reports/queries/officer_sheet.py",
            sql="",
        )


def page() -> str:
    """The registry in Markdown, in English, for docs/."""
    parts = [HEAD]
    for entry in entries():
        lines = [
            f"## `{entry.key}`: {entry.label}",
            *entry.meanings,
            "",
            f"- Legal source: {entry.legal}",
            f"- Formula: `{entry.formula}`",
        ]
        if entry.query:
            lines.append(f"- Query: `{entry.query}`")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
