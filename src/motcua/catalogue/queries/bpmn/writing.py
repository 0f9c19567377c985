"""A process as BPMN 2.0 (ISO/IEC 19510) with its picture, so that other programs open it.

What BPMN has no word for (who may do a step, its limit) stands in attributes of our own namespace, which
others keep or leave out; the names, the ways and the lanes say the same to who reads only BPMN.
"""

from collections.abc import Callable
from xml.etree import ElementTree as Xml

from motcua.catalogue.queries.bpmn.drawing import Drawing, Edge, Node, draw
from motcua.law.procedure import ProcessText, StepText

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
OURS = "https://motcua.vn/bpmn"
_TAGS = {
    "start": "startEvent",
    "end": "endEvent",
    "task": "userTask",
    "consult": "userTask",
    "fork": "parallelGateway",
    "join": "parallelGateway",
    "choice": "exclusiveGateway",
}
_LEFT = 30  # of the pool's own name


def written(text: ProcessText, named: Callable[[str], str]) -> bytes:
    """The process as a .bpmn file. `named` calls a lane, as for `draw`."""
    for prefix, address in (("bpmn", BPMN), ("bpmndi", DI), ("dc", DC), ("di", DD), ("motcua", OURS)):
        Xml.register_namespace(prefix, address)
    drawing = draw(text, named)
    root = Xml.Element(f"{{{BPMN}}}definitions", {"id": "definitions", "targetNamespace": OURS})
    pool = Xml.SubElement(root, f"{{{BPMN}}}collaboration", {"id": "collaboration"})
    Xml.SubElement(
        pool, f"{{{BPMN}}}participant", {"id": "pool", "name": text.name_vi, "processRef": "process"}
    )
    _process(root, text, drawing)
    _picture(root, drawing)
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, _clean(value))
    Xml.indent(root)
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def _clean(value: str) -> str:
    """Without what XML cannot hold: a control character that somebody pasted in."""
    return "".join(c for c in value if c >= " " or c in "\t\n\r")


def _process(root: Xml.Element, text: ProcessText, drawing: Drawing) -> None:
    told = {"id": "process", "name": text.name_vi, "isExecutable": "false"}
    told |= _ours(limit=text.limit, nameEn=text.name_en, procedures=" ".join(text.procedures))
    process = Xml.SubElement(root, f"{{{BPMN}}}process", told)
    lanes = Xml.SubElement(process, f"{{{BPMN}}}laneSet", {"id": "lanes"})
    for number, lane in enumerate(drawing.lanes):
        about = {"id": f"lane_{number}", "name": lane.name} | _ours(unit=lane.id)
        element = Xml.SubElement(lanes, f"{{{BPMN}}}lane", about)
        for node in drawing.nodes:
            if node.lane == lane.id:
                Xml.SubElement(element, f"{{{BPMN}}}flowNodeRef").text = node.id
    steps = {step.key: step for step in text.steps}
    consulted = {f"consult_{s.key}_{n}": code for s in text.steps for n, code in enumerate(s.consults, 1)}
    for node in drawing.nodes:
        _node(process, node, steps.get(node.step), drawing, consulted.get(node.id, ""))
    for edge in drawing.edges:
        _flow(process, edge)


def _ours(**told: str) -> dict[str, str]:
    return {f"{{{OURS}}}{name}": value for name, value in told.items() if value}


def _node(process: Xml.Element, node: Node, step: StepText | None, drawing: Drawing, consulted: str) -> None:
    about = {"id": node.id} | ({"name": node.label} if node.label else {})
    if node.kind == "task" and step is not None:
        about |= _ours(
            key=step.key,
            kind=step.kind,
            role=step.role,
            unit=step.unit,
            agency=step.agency,
            minutes=str(step.limit_minutes),
            nameEn=step.name_en,
        )
    elif node.kind == "consult":
        about |= _ours(consults=consulted)
    elif node.kind == "choice" and step is not None:
        onward = next((f"way_{step.key}_{way.outcome}" for way in step.ways if way.onward), None)
        about |= {"default": onward} if onward else {}
    element = Xml.SubElement(process, f"{{{BPMN}}}{_TAGS[node.kind]}", about)
    for edge in drawing.edges:
        if edge.target == node.id:
            Xml.SubElement(element, f"{{{BPMN}}}incoming").text = edge.id
    for edge in drawing.edges:
        if edge.source == node.id:
            Xml.SubElement(element, f"{{{BPMN}}}outgoing").text = edge.id


def _flow(process: Xml.Element, edge: Edge) -> None:
    about = {"id": edge.id, "sourceRef": edge.source, "targetRef": edge.target}
    if edge.label:
        about["name"] = edge.label
    if edge.way is not None:
        about |= _ours(
            outcome=edge.way.outcome,
            label=edge.way.label_vi,
            labelEn=edge.way.label_en,
            onward="true" if edge.way.onward else "",
            next=edge.way.next,
        )
    Xml.SubElement(process, f"{{{BPMN}}}sequenceFlow", about)


def _picture(root: Xml.Element, drawing: Drawing) -> None:
    diagram = Xml.SubElement(root, f"{{{DI}}}BPMNDiagram", {"id": "diagram"})
    plane = Xml.SubElement(diagram, f"{{{DI}}}BPMNPlane", {"id": "plane", "bpmnElement": "collaboration"})
    top, bottom = drawing.lanes[0].y, drawing.lanes[-1].y + drawing.lanes[-1].h
    _shape(plane, "pool", (-_LEFT, top, drawing.width + _LEFT, bottom - top), lying=True)
    for number, lane in enumerate(drawing.lanes):
        _shape(plane, f"lane_{number}", (0, lane.y, drawing.width, lane.h), lying=True)
    for node in drawing.nodes:
        _shape(plane, node.id, (node.x, node.y, node.w, node.h))
    for edge in drawing.edges:
        line = Xml.SubElement(plane, f"{{{DI}}}BPMNEdge", {"id": f"{edge.id}_di", "bpmnElement": edge.id})
        for x, y in edge.points:
            Xml.SubElement(line, f"{{{DD}}}waypoint", {"x": str(x), "y": str(y)})


def _shape(plane: Xml.Element, name: str, box: tuple[int, int, int, int], *, lying: bool = False) -> None:
    about = {"id": f"{name}_di", "bpmnElement": name} | ({"isHorizontal": "true"} if lying else {})
    shape = Xml.SubElement(plane, f"{{{DI}}}BPMNShape", about)
    sizes = dict(zip(("x", "y", "width", "height"), map(str, box), strict=True))
    Xml.SubElement(shape, f"{{{DC}}}Bounds", sizes)
