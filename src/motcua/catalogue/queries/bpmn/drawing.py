"""Where everything of a process stands on its picture: the same for the page's drawing and for BPMN's.

Steps stand from left to right in their order, each in the lane of who does it. What leads to the next step
goes straight; what leaps ahead or back goes below the lanes, so that no line runs through a step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from motcua.law.procedure import ProcessText, StepText, WayText

TASK_W, TASK_H, GATE, EVENT = 120, 80, 44, 36
_GAP, _ROW, _LEFT, _TOP, _CHANNEL, _PAD = 56, 110, 60, 10, 18, 15
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """`kind`: start, task, consult, fork, join, choice, end. `step`: the key of the step that it belongs to."""

    id: str
    kind: str
    label: str
    lane: str
    step: str
    x: int
    y: int
    w: int
    h: int

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Its label in lines that fit, each with the height at which it stands."""
        parts = wrap(self.label, 17)[:4]
        top = self.y + self.h // 2 - 7 * (len(parts) - 1) + 4
        return [(top + 14 * number, part) for number, part in enumerate(parts)]

    @property
    def middle(self) -> Point:
        return self.x + self.w // 2, self.y + self.h // 2


@dataclass(frozen=True, slots=True)
class Edge:
    """`way`: the outcome that it is, where it is one."""

    id: str
    source: str
    target: str
    label: str
    points: tuple[Point, ...]
    step: str = ""
    way: WayText | None = None

    @property
    def path(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)

    @property
    def label_at(self) -> Point:
        """Beside its beginning; of a line that leaps, where it runs below the lanes."""
        if len(self.points) < 5:
            return self.points[0][0] + 4, self.points[0][1] - 6
        return self.points[2][0] + 6, self.points[2][1] - 4


@dataclass(frozen=True, slots=True)
class Lane:
    id: str
    name: str
    y: int
    h: int

    @property
    def lines(self) -> list[tuple[int, str]]:
        parts = wrap(self.name, max(10, self.h // 7))[:3]
        return [(14 + 13 * number, part) for number, part in enumerate(parts)]

    @property
    def middle_y(self) -> int:
        return self.y + self.h // 2


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lanes: tuple[Lane, ...]
    width: int
    height: int


def where(step: StepText) -> str:
    """The lane of a step: the kind of unit, or the agency that it names."""
    return f"agency:{step.agency}" if step.unit == "agency" else step.unit


def draw(text: ProcessText, named: Callable[[str], str]) -> Drawing:
    """The picture of a process, sound or not. `named` calls a lane ("centre", "agency:so-xay-dung")."""
    plan = _Plan(text, named)
    return plan.drawing()


class _Plan:
    """Lanes first, then columns, then lines."""

    def __init__(self, text: ProcessText, named: Callable[[str], str]) -> None:
        self.steps, self.named = text.steps, named
        self.order = {step.key: number for number, step in enumerate(text.steps)}
        self.rows = self._rows()
        self.lanes = self._lanes()
        self.tops = {lane.id: lane.y for lane in self.lanes}
        self.nodes: dict[str, Node] = {}
        self.begins: list[int] = []  # where each column begins and ends
        self.ends: list[int] = []
        self.channels = 0
        self.gone_on: set[int] = set()  # the steps from which a line goes straight to the next
        self._columns()

    def _rows(self) -> dict[str, int]:
        """How many rows each lane needs: as many as stand one below the other in a column."""
        rows: dict[str, int] = {}
        for step in self.steps:
            here: dict[str, int] = {}
            for lane in (where(step), *(f"agency:{code}" for code in step.consults)):
                here[lane] = here.get(lane, 0) + 1
            for lane, count in here.items():
                rows[lane] = max(rows.get(lane, 0), count)
        return rows or {"centre": 1}

    def _lanes(self) -> list[Lane]:
        lanes, y = [], _TOP
        for lane, rows in self.rows.items():
            lanes.append(Lane(lane, self.named(lane), y, rows * _ROW))
            y += rows * _ROW
        return lanes

    def _columns(self) -> None:
        x = _LEFT
        first = where(self.steps[0]) if self.steps else next(iter(self.rows))
        x = self._put("start", "start", "", first, "", x, 0, EVENT, EVENT) + _GAP
        for step in self.steps:
            self.begins.append(x)
            x = self._step(step, x)
            self.ends.append(x)
            x += _GAP
        last = where(self.steps[-1]) if self.steps else first
        self.begins.append(x)
        self.ends.append(self._put("end", "end", "", last, "", x, 0, EVENT, EVENT))

    def _step(self, step: StepText, x: int) -> int:
        lane = where(step)
        if step.consults:
            x = self._put(f"fork_{step.key}", "fork", "", lane, step.key, x, 0, GATE, GATE) + 30
        right = self._put(f"step_{step.key}", "task", step.name_vi, lane, step.key, x, 0, TASK_W, TASK_H)
        taken = {lane: 1}
        for number, code in enumerate(step.consults, 1):
            other = f"agency:{code}"
            row = taken.get(other, 0)
            taken[other] = row + 1
            name = f"consult_{step.key}_{number}"
            self._put(name, "consult", self.named(other), other, step.key, x, row, TASK_W, TASK_H)
        if step.consults:
            right = self._put(f"join_{step.key}", "join", "", lane, step.key, right + 30, 0, GATE, GATE)
        if len(step.ways) > 1:
            right = self._put(f"choice_{step.key}", "choice", "", lane, step.key, right + 30, 0, GATE, GATE)
        return right

    def _put(
        self, name: str, kind: str, label: str, lane: str, step: str, x: int, row: int, w: int, h: int
    ) -> int:
        y = self.tops[lane] + row * _ROW + (_ROW - h) // 2
        self.nodes[name] = Node(name, kind, label, lane, step, x, y, w, h)
        return x + w

    def drawing(self) -> Drawing:
        edges = tuple(self._edges())
        bottom = self.lanes[-1].y + self.lanes[-1].h
        room = self.channels * _CHANNEL + (_PAD if self.channels else 0)
        last = self.lanes[-1]
        lanes = (*self.lanes[:-1], Lane(last.id, last.name, last.y, last.h + room))
        return Drawing(tuple(self.nodes.values()), edges, lanes, self.ends[-1] + 40, bottom + room + _TOP)

    def _edges(self) -> Iterator[Edge]:
        if self.steps:
            yield self._straight("flow_start", "start", self._entry(self.steps[0].key), "")
        for number, step in enumerate(self.steps):
            yield from self._inside(step)
            for way in step.ways:
                yield self._way(number, step, way)

    def _entry(self, key: str) -> str:
        return f"fork_{key}" if f"fork_{key}" in self.nodes else f"step_{key}"

    def _inside(self, step: StepText) -> Iterator[Edge]:
        last = f"step_{step.key}"
        if step.consults:
            fork, join = f"fork_{step.key}", f"join_{step.key}"
            for name in (last, *(f"consult_{step.key}_{n}" for n in range(1, len(step.consults) + 1))):
                yield self._straight(f"{name}_asked", fork, name, step.key)
                yield self._straight(f"{name}_told", name, join, step.key)
            last = join
        if len(step.ways) > 1:
            yield self._straight(f"flow_{step.key}", last, f"choice_{step.key}", step.key)

    def _way(self, number: int, step: StepText, way: WayText) -> Edge:
        source = next(
            name for kind in ("choice", "join", "step") if (name := f"{kind}_{step.key}") in self.nodes
        )
        known = way.next in self.order
        target = self._entry(way.next) if known else "end"
        column = self.order[way.next] if known else len(self.steps)
        label = way.label_vi if len(step.ways) > 1 else ""
        name = f"way_{step.key}_{way.outcome}"
        # Another outcome that leads there as well goes its own way, so that both names can be read.
        if column == number + 1 and number not in self.gone_on:
            self.gone_on.add(number)
            return self._straight(name, source, target, step.key, label, way)
        self.channels += 1
        a, b = self.nodes[source], self.nodes[target]
        shift = self.channels * 5 % 20
        bottom = self.lanes[-1].y + self.lanes[-1].h + self.channels * _CHANNEL
        out, into = self.ends[number] + 8 + shift, self.begins[column] - 12 - shift
        points = (
            (a.x + a.w, a.middle[1]), (out, a.middle[1]), (out, bottom), (into, bottom),
            (into, b.middle[1]), (b.x, b.middle[1]),
        )  # fmt: skip
        return Edge(name, source, target, label, points, step.key, way)

    def _straight(
        self, name: str, source: str, target: str, step: str, label: str = "", way: WayText | None = None
    ) -> Edge:
        a, b = self.nodes[source], self.nodes[target]
        start, stop = (a.x + a.w, a.middle[1]), (b.x, b.middle[1])
        if start[1] == stop[1]:
            return Edge(name, source, target, label, (start, stop), step, way)
        bend = (stop[0] - 14) if a.kind != "fork" else start[0] + 14
        if a.kind == "consult":
            bend = stop[0] - 14
        return Edge(name, source, target, label, (start, (bend, start[1]), (bend, stop[1]), stop), step, way)
