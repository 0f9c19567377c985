"""Drawing a trend as bars: plain rectangles in an SVG without text, so that the words beside it stay readable on a
telephone; the table beneath says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.reports import queries as reports
from motcua.reports.queries.trend import Stretch, trend
from motcua.ui import formats

CHARTED = ("received.total", "resolved.total", "resolved.late")
WIDTH, HEIGHT = 1000, 200


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    kind: str  # now or before
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    label: str
    summary: str
    bars: Sequence[Bar]
    rows: Sequence[tuple[str, str, str]]
    first: str
    last: str


def charts(of: reports.Scope, period: reports.Period, against: reports.Period) -> list[Chart]:
    return [_chart(key, trend(key, period, against, of)) for key in CHARTED]


def _chart(key: str, told: Sequence[Stretch]) -> Chart:
    label = _(reports.FIGURES[key].label)
    highest = max(told, key=lambda one: one.now)
    return Chart(
        label=label,
        summary=_summary(highest),
        bars=_bars(told) if any(one.now or one.before for one in told) else [],
        rows=[(_days(one), formats.number(one.now), formats.number(one.before)) for one in told],
        first=formats.day(told[0].first_on),
        last=formats.day(told[-1].last_on),
    )


def _summary(highest: Stretch) -> str:
    if not highest.now:
        return _("None in these days.")
    told = {"number": formats.number(highest.now), "days": _days(highest)}
    return _("The most: %(number)s, %(days)s.") % told


def _days(one: Stretch) -> str:
    first, last = formats.day(one.first_on), formats.day(one.last_on)
    return first if first == last else f"{first} – {last}"


def _bars(told: Sequence[Stretch]) -> list[Bar]:
    most = max(1, *(max(one.now, one.before) for one in told))
    step = WIDTH / len(told)
    bars = []
    for position, one in enumerate(told):
        for offset, kind, value in ((0.1, "before", one.before), (0.5, "now", one.now)):
            height = HEIGHT * value / most
            title = f"{_days(one)}: {formats.number(value)}"
            bars.append(
                Bar(
                    round(step * (position + offset), 1), round(HEIGHT - height, 1), round(step * 0.4, 1),
                    round(height, 1), kind, title,
                )
            )  # fmt: skip
    return bars
