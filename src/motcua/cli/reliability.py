"""An evaluation of risks as tables of Markdown and as a reliability diagram."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.lib.overrun import Told
    from motcua.supervision.queries.risk.evaluation import Evaluation


def table(found: "Evaluation") -> str:
    """What was told and what came of it."""
    scores = {
        "the chance told": found.score,
        "“late if less than a working day is left”": found.rule,
        "the same rule, told as the shares of the weeks before": found.mended_rule,
        "always the share of the weeks before": found.share,
    }
    lines = [
        f"{found.looks:,} looks at {found.dossiers:,} open dossiers, {found.late:,} of which came to be late.",
        "",
        "| Brier score (lower is better) | |",
        "|---|---|",
        *(f"| {name} | {score:.5f} |" for name, score in scores.items()),
        "",
        f"Of {found.late_a_day_before:,} late ones seen a working day or more before, {found.warned:,} were told a"
        f" chance above one half by then; of {found.called:,} that were told it, {found.warned:,} came to be late.",
        "",
        "| told | looks | mean told | came to be late | 95 % |",
        "|---|---|---|---|---|",
        *map(_told, found.reliability),
        "",
        "| month | looks | dossiers | late | Brier | the rule's | mended by |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {m.first_on:%Y-%m} | {m.looks:,} | {m.dossiers:,} | {m.late:,} | {m.score:.5f} | {m.rule:.5f} |"
            f" {m.fit.at:+.2f}, ×{m.fit.by:.2f}, load {m.fit.load:.2f} |"
            for m in found.months
        ),
    ]
    return "\n".join(lines)


def _told(one: "Told") -> str:
    low, high = one.between
    told = f"{one.low:.0%} to {one.high:.0%} | {one.cases:,} | {one.told:.2%}"
    return f"| {told} | {one.share:.2%} | {low:.2%} to {high:.2%} |"


_SIZE, _EDGE = 360, 46
_BLUE, _GREY, _INK = "#1d70b8", "#505a5f", "#0b0c0c"


def diagram(bins: "Sequence[Told]") -> str:
    """Told across, came true upward: on the line it is true. Bars are the 95 % intervals, the lower row the counts."""

    def x(share: float) -> float:
        return round(_EDGE + share * (_SIZE - 2 * _EDGE), 1)

    def y(share: float) -> float:
        return round(_SIZE - x(share), 1)

    marks = "".join(
        f'<path d="M{x(one.told)} {y(one.between[0])}V{y(one.between[1])}" stroke="{_BLUE}" stroke-width="2"/>'
        f'<circle cx="{x(one.told)}" cy="{y(one.share)}" r="5" fill="{_BLUE}"/>'
        for one in bins
    )
    ticks = "".join(
        f'<text x="{x(n / 5)}" y="{_SIZE - _EDGE + 18}" text-anchor="middle">{n * 20} %</text>'
        f'<text x="{_EDGE - 6}" y="{y(n / 5) + 4}" text-anchor="end">{n * 20} %</text>'
        f'<path d="M{x(n / 5)} {y(0)}V{y(1)}M{x(0)} {y(n / 5)}H{x(1)}" stroke="#dee0e2"/>'
        for n in range(6)
    )
    counts = "".join(
        f'<rect x="{x(one.low)}" y="{_SIZE + 70 - tall}" width="{max(x(one.high) - x(one.low) - 1, 1)}" height="{tall}"'
        f' fill="{_GREY}"/>'
        for one in bins
        for tall in [round(50 * one.cases**0.25 / max(b.cases for b in bins) ** 0.25, 1)]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} {_SIZE + 90}" font-family="sans-serif"'
        f' font-size="12" fill="{_INK}"><rect width="{_SIZE}" height="{_SIZE + 90}" fill="#fff"/>{ticks}'
        f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="{_INK}" stroke-dasharray="4 4"/>{marks}'
        f'<text x="{_SIZE / 2}" y="{_SIZE - 8}" text-anchor="middle">told chance to be late</text>'
        f'<text x="{_EDGE}" y="{_EDGE - 16}">came to be late</text>{counts}'
        f'<text x="{_SIZE / 2}" y="{_SIZE + 84}" text-anchor="middle">how often it was told (fourth root)</text>'
        "</svg>\n"
    )
