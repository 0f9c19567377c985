"""Small pictures as SVG, each beside a table that says the same: histograms, a trend, a process as it ran."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.supervision.queries.why import Counted, Spent
from motcua.ui import formats
from motcua.ui.templatetags.ui import working_time

BLUE, RED, GREY, INK = "#1d70b8", "#b10e1e", "#505a5f", "#0b0c0c"
_BAR, _TALL = 8, 36


def histogram(spent: Spent) -> SafeString:
    """Bars of how many stays lie in each bin, the short ones first."""
    most = max(spent.bins, default=0)
    bars = (
        (i * _BAR, _TALL - tall, tall)
        for i, count in enumerate(spent.bins)
        if count and (tall := max(1, round(count / most * (_TALL - 2))))
    )
    return format_html(
        '<svg width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}'
        '<path d="M0 {}H{}" stroke="{}"/></svg>',
        len(spent.bins) * _BAR, _TALL, len(spent.bins) * _BAR, _TALL,
        format_html_join("", '<rect x="{}" y="{}" width="7" height="{}" fill="' + BLUE + '"/>', bars),
        _TALL - 0.5, len(spent.bins) * _BAR, GREY,
    )  # fmt: skip


def trend(months: Sequence[Counted], part: str) -> SafeString:
    """A rate month by month: the point measured, and the interval within which the true one lies."""
    rates = [getattr(month, part) for month in months]
    top = max([rate.high for rate in rates if rate.of] or [1])
    top = max(top, 1)
    wide, tall = max(len(rates) * 40, 80), 90

    def y(percent: float) -> float:
        return round(tall - 6 - percent / top * (tall - 16), 1)

    marks = (
        (40 * i + 20, y(r.high), y(r.low), 40 * i + 20, y(r.percent))
        for i, r in enumerate(rates)
        if r.percent is not None
    )
    return format_html(
        '<svg width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path d="M0 {}H{}" stroke="{}"/>{}</svg>',
        wide, tall, wide, tall, y(0), wide, GREY,
        format_html_join(
            "",
            f'<path d="M{{}} {{}}V{{}}" stroke="{GREY}" stroke-width="2"/>'
            f'<circle cx="{{}}" cy="{{}}" r="4" fill="{RED}"/>',
            marks,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow between two places of a process, by the places' numbers; `of` 1 is the strongest there is."""

    start: int
    end: int
    labels: Sequence[str]
    weight: float = 0.0
    late: bool = False


_WIDE, _BOX_WIDE, _BOX_TALL, _STEP, _LEFT = 480, 210, 46, 108, 120
_LETTERS = 30


def process(places: Sequence[tuple[str, str]], lines: Iterable[Line], label: str) -> SafeString:
    """The places one below the other, each a name and a note, with the arrows between them.

    Forward to the next runs straight; what skips bends on the right, what goes back on the left.
    """
    tall = len(places) * _STEP - (_STEP - _BOX_TALL) + 16
    drawn = list(lines)
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}" focusable="false">'
        '<defs><marker id="tip-{}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"'
        ' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="{}"/></marker></defs>{}{}</svg>',
        _WIDE, tall, label, len(drawn), GREY,
        format_html_join("", "{}", ((_arrow(line, len(drawn)),) for line in drawn)),
        format_html_join("", "{}", ((_box(i, *place),) for i, place in enumerate(places))),
    )  # fmt: skip


def _box(i: int, name: str, note: str) -> SafeString:
    y = 8 + i * _STEP
    short = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
    return format_html(
        '<g><title>{}</title>'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="#fff" stroke="{}" stroke-width="2"/>'
        '<text x="{}" y="{}" font-size="13" font-weight="600" text-anchor="middle" fill="{}">{}</text>'
        '<text x="{}" y="{}" font-size="12" text-anchor="middle" fill="{}">{}</text></g>',
        name, _LEFT, y, _BOX_WIDE, _BOX_TALL, BLUE,
        _LEFT + _BOX_WIDE / 2, y + 20, INK, short,
        _LEFT + _BOX_WIDE / 2, y + 37, GREY, note,
    )  # fmt: skip


def _arrow(line: Line, of: int) -> SafeString:
    middle = _LEFT + _BOX_WIDE / 2
    top, bottom = 8 + line.start * _STEP, 8 + line.end * _STEP
    if line.end == line.start + 1:
        path = f"M{middle} {top + _BOX_TALL}V{bottom - 2}"
        x, y, anchor = middle + 10, (top + _BOX_TALL + bottom) / 2 + 4, "start"
    elif line.end > line.start:
        far = _LEFT + _BOX_WIDE + 24 + 10 * min(line.end - line.start, 5)
        right = _LEFT + _BOX_WIDE
        path = f"M{right} {top + 30}C{far} {top + 40} {far} {bottom + 6} {right + 2} {bottom + 14}"
        x, y, anchor = far + 2 - 8, (top + bottom) / 2 + 23, "start"
    else:
        far = _LEFT - 24 - 10 * min(line.start - line.end, 5)
        path = f"M{_LEFT} {top + 14}C{far} {top + 6} {far} {bottom + 40} {_LEFT - 2} {bottom + 30}"
        x, y, anchor = far + 6, (top + bottom) / 2 + 23, "end"
    return format_html(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{}" marker-end="url(#tip-{})"/>'
        "{}",
        path, RED if line.late else GREY, round(1 + 5 * line.weight, 1), of,
        format_html_join(
            "",
            '<text x="{}" y="{}" font-size="12" text-anchor="{}" fill="{}">{}</text>',
            ((x, y + 15 * (i - (len(line.labels) - 1) / 2), anchor, INK, label) for i, label in enumerate(line.labels)),
        ),
    )  # fmt: skip


def weight(count: int, most: int) -> float:
    """How strong an arrow is drawn, by the logarithm of how many went."""
    return log10(1 + count) / log10(1 + most) if most else 0.0


def time(minutes: float | None) -> str:
    """A duration of a distribution as people say it."""
    if minutes is None:
        return formats.NOTHING
    return working_time(round(minutes)) if minutes >= 1 else _("under a minute")


_COLUMN, _COLUMNS_TALL, _UNDER = 46, 120, 34


def columns(pairs: Sequence[tuple[str, float, float]]) -> SafeString:
    """Two bars beside each other for each name: what was (grey) and what would be (blue), each with its number."""
    most = max((max(was, would) for _name, was, would in pairs), default=0) or 1
    wide = _COLUMN * len(pairs)
    bars = (
        (x, _COLUMNS_TALL - tall, tall, colour, x + 9, _COLUMNS_TALL - tall - 3, INK, formats.number(value, digits))
        for i, (_name, was, would) in enumerate(pairs)
        for x, value, colour, digits in (
            (i * _COLUMN + 4, was, GREY, 1 if was % 1 else 0), (i * _COLUMN + 24, would, BLUE, 0),
        )
        for tall in (round(value / most * (_COLUMNS_TALL - 18)),)
    )  # fmt: skip
    return format_html(
        '<svg width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}{}'
        '<path d="M0 {}H{}" stroke="{}"/></svg>',
        wide, _COLUMNS_TALL + _UNDER, wide, _COLUMNS_TALL + _UNDER,
        format_html_join(
            "",
            '<rect x="{}" y="{}" width="18" height="{}" fill="{}"/>'
            '<text x="{}" y="{}" font-size="12" text-anchor="middle" fill="{}">{}</text>',
            bars,
        ),
        format_html_join(
            "",
            '<text x="{}" y="{}" font-size="13" text-anchor="middle" fill="{}">{}</text>',
            ((i * _COLUMN + 23, _COLUMNS_TALL + 20, INK, name) for i, (name, _was, _would) in enumerate(pairs)),
        ),
        _COLUMNS_TALL + 0.5, wide, GREY,
    )  # fmt: skip
