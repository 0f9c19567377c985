"""The map of where everything is: a picture of what lies with others than whose it is, and the table of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.desk.entrance import for_officers, frame
from motcua.law.actor import Actor
from motcua.supervision import policies
from motcua.supervision.queries.whereabouts import Lying, Whereabouts, whereabouts

# A picture of more is no picture; the table has all.
_MOST_LINES = 24
_ROW, _BOX_WIDE, _BOX_TALL, _GAP = 56, 290, 44, 240
_LETTERS = 38


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    name: str
    lines: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """From whose dossiers they are to with whom they lie; `wide` in points of the picture."""

    y1: int
    y2: int
    wide: float
    lying: Lying
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    right: int
    boxes: Sequence[Box]
    lines: Sequence[Line]


@require_GET
@for_officers
def where(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Of each agency: what lies at the centre, with itself, with others, and whose opinion is awaited."""
    now = timezone.now()
    rows = whereabouts(policies.progress_of(actor), at=now)
    return render(
        request, "desk/whereabouts.html", frame(actor) | {"rows": rows, "drawing": drawn(rows), "at": now}
    )


def drawn(rows: Sequence[Whereabouts]) -> Drawing | None:
    """Whose on the left, with whom on the right, the strongest lines; None where all lies at home."""
    lines = sorted(
        ((row.name, lying) for row in rows for lying in row.elsewhere),
        key=lambda line: (-line[1].dossiers, line[0], line[1].place),
    )[:_MOST_LINES]
    if not lines:
        return None
    whose = list(dict.fromkeys(name for name, _ in lines))
    places = list(dict.fromkeys(lying.place for _, lying in lines))
    right, most = _BOX_WIDE + _GAP, lines[0][1].dossiers
    return Drawing(
        width=right + _BOX_WIDE,
        height=_ROW * max(len(whose), len(places)),
        right=right,
        boxes=[
            *(_box(0, n, name) for n, name in enumerate(whose)),
            *(_box(right, n, p) for n, p in enumerate(places)),
        ],
        lines=[
            _line(
                whose.index(name),
                places.index(lying.place),
                lying,
                most,
                [one for one, _ in lines[:n]].count(name),
            )
            for n, (name, lying) in enumerate(lines)
        ],
    )


def _box(x: int, row: int, name: str) -> Box:
    y = row * _ROW + (_ROW - _BOX_TALL) // 2
    first, rest = _broken(name)
    if not rest:
        return Box(x, y, name, [(y + 27, first)])
    second, more = _broken(rest)
    return Box(x, y, name, [(y + 19, first), (y + 35, second + ("…" if more else ""))])


def _broken(name: str) -> tuple[str, str]:
    """As much of the name as a line holds, and the rest."""
    if len(name) <= _LETTERS:
        return name, ""
    head = name[:_LETTERS].rpartition(" ")[0] or name[:_LETTERS]
    return head, name[len(head) :].strip()


def _line(left: int, right: int, lying: Lying, most: int, earlier: int) -> Line:
    """`earlier`: so many lines begin at the same box already; each line's number stands further along than theirs."""
    y1, y2 = left * _ROW + _ROW // 2, right * _ROW + _ROW // 2
    along = min(0.2 + 0.17 * earlier, 0.9)
    # The curve of the page: level at both ends, bent in the middle of the gap.
    ends, bends = (1 - along) ** 3 + 3 * along * (1 - along) ** 2, 3 * along**2 * (1 - along) + along**3
    middle = 3 * along * (1 - along) * (_GAP / 2)
    at = round(_BOX_WIDE + middle + along**3 * _GAP), round(y1 * ends + y2 * bends) + 4
    return Line(y1, y2, round(1.5 + 6.5 * lying.dossiers / most, 1), lying, at)
