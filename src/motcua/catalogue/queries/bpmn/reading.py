"""A process from a BPMN 2.0 file: one of ours as it was, one that others drew as far as it can be understood.

Read are one process with its lanes: a start, tasks, exclusive gateways (outcomes), parallel gateways (opinions
asked beside a step), ends. Everything else is refused by name, so that nothing is lost unseen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

from motcua.catalogue.queries.bpmn.writing import BPMN, OURS
from motcua.law.actor import Role
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import UNITS, ProcessText, StepText, WayText
from motcua.law.process import END, StepKind
from motcua.lib.folding import fold
from motcua.lib.written import whole

_MOST = 2_000_000  # bytes; a process is some thousands
_TASKS = (
    "task",
    "userTask",
    "manualTask",
    "serviceTask",
    "sendTask",
    "receiveTask",
    "scriptTask",
    "businessRuleTask",
)
_EVENTS = ("startEvent", "endEvent")
_GATEWAYS = ("exclusiveGateway", "parallelGateway")
_BESIDE = ("laneSet", "sequenceFlow", "textAnnotation", "association", "documentation", "extensionElements")
_ROLES = {
    StepKind.INTAKE: Role.INTAKE_OFFICER,
    StepKind.APPRAISE: Role.PROCESSING_OFFICER,
    StepKind.APPROVE: Role.APPROVER,
    StepKind.RESULT: Role.CLERK,
    StepKind.RETURN: Role.INTAKE_OFFICER,
}


class NoBpmn(NotPossible):
    message = N_("This is no BPMN file that can be read.")


class NotUnderstood(NotPossible):
    message = N_("“%(name)s” (%(kind)s) is not understood: use tasks, exclusive and parallel gateways.")


class NoWay(NotPossible):
    message = N_("“%(name)s” leads nowhere that can be understood.")


def read(file: bytes, *, agencies: Mapping[str, str]) -> ProcessText:
    """The process of the file. `agencies`: code and name, by which lanes are recognised.

    What others left unsaid is filled in plainly (an appraisal at the competent agency, no time) for the editor
    to show. Raises NoBpmn, NotUnderstood, NoWay.
    """
    # A document type could make a small file endless or reach for other files: BPMN has none.
    if len(file) > _MOST or b"<!DOCTYPE" in file or b"<!ENTITY" in file:
        raise NoBpmn
    try:
        root = Xml.fromstring(file)  # noqa: S314 - without a document type nothing can be expanded
    except (Xml.ParseError, ValueError, LookupError):
        raise NoBpmn from None
    process = root.find(f"{{{BPMN}}}process")
    if process is None:
        raise NoBpmn
    return _Reading(process, agencies).text()


@dataclass
class _Reading:
    process: Xml.Element
    agencies: Mapping[str, str]
    nodes: dict[str, Xml.Element] = field(default_factory=dict)
    out: dict[str, list[Xml.Element]] = field(default_factory=dict)
    lanes: dict[str, Xml.Element] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # of the steps' tasks, by element

    def text(self) -> ProcessText:
        self._gather()
        beside = {name for fork in self._forks() for name in self._beside(fork)}
        tasks = [e for e in self.process if _tag(e) in _TASKS and e.get("id", "") not in beside]
        for task in self._in_order(tasks):
            self.keys[task.get("id", "")] = self._key(task)
        names = list(self.keys)
        steps = tuple(self._step(name, number, len(names)) for number, name in enumerate(names))
        return ProcessText(
            name_vi=self.process.get("name", ""),
            name_en=_our(self.process, "nameEn"),
            limit=_our(self.process, "limit"),
            procedures=tuple(_our(self.process, "procedures").split()),
            steps=steps,
        )

    def _gather(self) -> None:
        for element in self.process:
            tag = _tag(element)
            if tag in (*_TASKS, *_EVENTS, *_GATEWAYS):
                self.nodes[element.get("id", "")] = element
            elif tag == "sequenceFlow":
                self.out.setdefault(element.get("sourceRef", ""), []).append(element)
            elif tag not in _BESIDE:
                raise NotUnderstood(name=element.get("name") or element.get("id", ""), kind=tag)
        for lane in self.process.iter(f"{{{BPMN}}}lane"):
            for reference in lane.findall(f"{{{BPMN}}}flowNodeRef"):
                self.lanes[(reference.text or "").strip()] = lane

    def _in_order(self, tasks: list[Xml.Element]) -> list[Xml.Element]:
        """As they stand in a file of ours; others as they are come to from the start, breadth first."""
        if all(_our(task, "key") for task in tasks):
            return tasks
        wanted = {task.get("id", ""): task for task in tasks}
        ahead = [name for name, node in self.nodes.items() if _tag(node) == "startEvent"]
        seen: dict[str, None] = dict.fromkeys(ahead)
        while ahead:
            for flow in self.out.get(ahead.pop(0), []):
                target = flow.get("targetRef", "")
                if target not in seen:
                    seen[target] = None
                    ahead.append(target)
        reached = [wanted[name] for name in seen if name in wanted]
        return reached + [task for name, task in wanted.items() if name not in seen]

    def _forks(self) -> list[str]:
        return [
            name for name, node in self.nodes.items()
            if _tag(node) == "parallelGateway" and len(self.out.get(name, [])) > 1
        ]  # fmt: skip

    def _beside(self, fork: str) -> list[str]:
        """Of what begins together, those that are opinions: marked so, or all but the first."""
        targets = [flow.get("targetRef", "") for flow in self.out.get(fork, [])]
        marked = [name for name in targets if name in self.nodes and _our(self.nodes[name], "consults")]
        return marked or targets[1:]

    def _key(self, task: Xml.Element) -> str:
        key = (
            _our(task, "key")
            or re.sub(r"[^a-z0-9]+", "-", fold(task.get("name") or "")).strip("-")[:30]
            or "step"
        )
        taken = set(self.keys.values())
        return next(
            one for n in range(1, len(taken) + 2) if (one := key if n == 1 else f"{key}-{n}") not in taken
        )

    def _step(self, name: str, number: int, count: int) -> StepText:
        task = self.nodes[name]
        ways = self._ways(name)
        kind = _our(task, "kind") or self._kind(number, count, ways)
        unit, agency = self._unit(task, name)
        minutes = _our(task, "minutes")
        return StepText(
            key=self.keys[name],
            kind=kind,
            name_vi=task.get("name", ""),
            name_en=_our(task, "nameEn"),
            role=_our(task, "role") or _ROLES.get(StepKind(kind), Role.PROCESSING_OFFICER),
            unit=unit,
            agency=agency,
            limit_minutes=whole(minutes, digits=8) or 0,
            consults=self._consults(name),
            ways=ways,
        )

    @staticmethod
    def _kind(number: int, count: int, ways: tuple[WayText, ...]) -> str:
        if number == 0:
            return StepKind.INTAKE
        ends = not ways or all(way.next == END for way in ways)
        return StepKind.RETURN if number == count - 1 and ends else StepKind.APPRAISE

    def _unit(self, task: Xml.Element, name: str) -> tuple[str, str]:
        if _our(task, "unit") in UNITS:
            return _our(task, "unit"), _our(task, "agency")
        lane = self.lanes.get(name)
        called = fold(lane.get("name", "")) if lane is not None else ""
        for code, agency in self.agencies.items():
            if called and fold(agency) == called:
                return "agency", code
        at_centre = any(word in called for word in ("trung tam", "mot cua", "tiep nhan"))
        return ("centre" if at_centre else "competent"), ""

    def _consults(self, name: str) -> tuple[str, ...]:
        """The agencies of the tasks that begin together with this one."""
        for fork in self._forks():
            targets = [flow.get("targetRef", "") for flow in self.out[fork]]
            if name in targets:
                beside = [other for other in targets if other in self._beside(fork)]
                return tuple(self._consulted(other) for other in beside)
        return ()

    def _consulted(self, name: str) -> str:
        task = self.nodes.get(name)
        if task is None:
            raise NoWay(name=name)
        if marked := _our(task, "consults"):
            return marked
        _, agency = self._unit(task, name)
        called = fold(task.get("name", ""))
        agency = agency or next((code for code, n in self.agencies.items() if fold(n) == called), "")
        if not agency:
            raise NoWay(name=task.get("name") or name)
        return agency

    def _ways(self, name: str) -> tuple[WayText, ...]:
        task, default = self.nodes[name], ""
        flows = self.out.get(name, [])
        for _ in range(3):  # past the join of opinions and to the gateway of outcomes
            node = self.nodes.get(flows[0].get("targetRef", "")) if len(flows) == 1 else None
            if node is None or _tag(node) not in _GATEWAYS or _our(flows[0], "outcome"):
                break
            inner = self.out.get(node.get("id", ""), [])
            if _tag(node) == "parallelGateway" and len(inner) > 1:
                break  # the fork of the next step
            if _tag(node) == "exclusiveGateway":
                default = node.get("default", "")
            flows = inner
        found = [self._way(flow, len(flows), default or flows[0].get("id", "")) for flow in flows]
        if len({way.outcome for way in found}) != len(found):
            raise NoWay(name=task.get("name") or name)
        return tuple(found)

    def _way(self, flow: Xml.Element, count: int, default: str) -> WayText:
        called = _our(flow, "label") or flow.get("name", "") or ("Hoàn thành" if count == 1 else "")
        outcome = _our(flow, "outcome") or re.sub(r"[^a-z0-9]+", "_", fold(called)).strip("_")[:30]
        ours = bool(_our(flow, "outcome"))
        target = _our(flow, "next") if ours else ""
        return WayText(
            outcome=outcome or "done",
            label_vi=called,
            label_en=_our(flow, "labelEn"),
            next=self._target(flow.get("targetRef", ""), fallback=target),
            onward=_our(flow, "onward") == "true" if ours else flow.get("id", "") == default,
        )

    def _target(self, name: str, *, fallback: str = "", depth: int = 0) -> str:
        """The step that a line comes to, past gateways that only join lines."""
        node = self.nodes.get(name)
        if node is None or depth > len(self.nodes):
            raise NoWay(name=name)
        if name in self.keys:
            return self.keys[name]
        if _tag(node) == "endEvent":
            return fallback or END
        targets = [flow.get("targetRef", "") for flow in self.out.get(name, [])]
        beside = self._beside(name) if len(targets) > 1 else []
        ahead = [one for one in targets if one not in beside]
        if len(ahead) != 1:
            raise NoWay(name=node.get("name") or name)
        return self._target(ahead[0], fallback=fallback, depth=depth + 1)


def _tag(element: Xml.Element) -> str:
    return element.tag.rpartition("}")[2]


def _our(element: Xml.Element, name: str) -> str:
    return element.get(f"{{{OURS}}}{name}", "")
