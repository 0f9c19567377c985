"""The half-year as a sheet."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell
from motcua.reports.papers.sheet import Cell, Sheet, shown
from motcua.reports.queries import FIGURES, HalfYear, Period

# Which figures stand under which line, with the key of their share and of their comparison.
_PARTS: tuple[tuple[str, str], ...] = (
    ("received", "counter online post"),
    ("resolved", "early on_time late"),
    ("ratings", "very_satisfied satisfied not_satisfied"),
)


def sheet(told: HalfYear) -> Sheet:
    """Figure, number, share, and how many times that of the year before."""
    lines = list(_lines(told.values()))
    return Sheet(
        title=_("Receiving and resolving dossiers"),
        subtitle=days(told.period),
        issuer=told.centre_name_en if get_language() == "en" else told.centre_name_vi,
        header=[
            [
                HeaderCell(_("Figure")),
                HeaderCell(_("How many")),
                HeaderCell(_("Share (%)")),
                HeaderCell(_("Against the same period of the year before (times)")),
            ]
        ],
        rows=[cells for _bold, cells in lines],
        widths=[5, 1.4, 1.4, 2.4],
        decimals={2: 2, 3: 1},
        bold_rows=frozenset(i for i, (bold, _cells) in enumerate(lines) if bold),
        notes=_notes(told),
        landscape=False,
    )


def days(period: Period) -> str:
    """The period as people say it."""
    first, last = (date_format(day, "d/m/Y") for day in (period.first_on, period.last_on))
    return _("From %(first)s to %(last)s") % {"first": first, "last": last}


def _lines(values: dict[str, Any]) -> Iterator[tuple[bool, tuple[Cell, ...]]]:
    compared = values["compared"]
    for part, names in _PARTS:
        told = values[part]
        yield True, (_label(f"{part}.total"), told["total"], None, compared.get(part))
        for name in names.split():
            label = _label(f"{part}.{name}")
            against = compared.get(name) if part == "received" else None
            yield False, (f"– {label}", told[name], told["share"].get(name), against)
        if part == "resolved":
            yield (
                False,
                (f"– {_('Resolved in time')}", told["early"] + told["on_time"], told["in_time_share"], None),
            )
            yield from _departments(values["departments"])


def _label(key: str) -> str:
    return _(FIGURES[key].label)


def _departments(told: dict[str, Any]) -> Iterator[tuple[bool, tuple[Cell, ...]]]:
    yield True, (_label("departments.received"), told["received"], None, None)
    label = _label("departments.online")
    yield False, (f"– {label}", told["online"], told["online_share"], None)


def _notes(told: HalfYear) -> list[str]:
    cut = told.time_limits
    if cut.cut_share is None:
        return []
    words = _("Time limits shortened in %(sectors)s sectors, by %(share)s%% of what the law gives.")
    return [words % {"sectors": cut.sectors, "share": shown(cut.cut_share, 1)}]
