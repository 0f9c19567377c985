"""A process goes out as BPMN 2.0 and comes back the same; what others drew is read as far as it is understood."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from motcua.catalogue.queries import bpmn
from motcua.law.actor import Role
from motcua.law.procedure import UNITS, ProcessText, StepText, WayText, written
from motcua.law.process import END, StepKind

XSD = etree.XMLSchema(etree.parse(Path(__file__).parent / "xsd" / "BPMN20.xsd"))
NAMES = {"so-xay-dung": "Sở Xây dựng", "cong-an-tinh": "Công an tỉnh", "ubnd-tinh": "UBND tỉnh"}
WORDS = st.text(alphabet="aăâ \"<>&'ư1\n", max_size=12)


def called(lane: str) -> str:
    return NAMES.get(lane.removeprefix("agency:"), lane)


@st.composite
def processes(draw: st.DrawFn) -> ProcessText:
    """Any process that the editor can hold: loops, leaps, dead ends and all."""
    keys = draw(
        st.lists(
            st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True), min_size=1, max_size=6, unique=True
        )
    )
    steps = []
    for key in keys:
        unit = draw(st.sampled_from(UNITS))
        outcomes = draw(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), max_size=3, unique=True))
        ways = tuple(
            WayText(
                outcome=outcome,
                label_vi=draw(WORDS.filter(bool)),
                label_en=draw(WORDS),
                next=draw(st.sampled_from([*keys, END])),
                onward=draw(st.booleans()),
            )
            for outcome in outcomes
        )
        step = StepText(
            key=key,
            kind=draw(st.sampled_from(list(StepKind))).value,
            name_vi=draw(WORDS),
            name_en=draw(WORDS),
            role=draw(st.sampled_from(list(Role))).value,
            unit=unit,
            agency=draw(st.sampled_from(list(NAMES))) if unit == "agency" else "",
            limit_minutes=draw(st.integers(0, 99_999)),
            consults=tuple(draw(st.lists(st.sampled_from(list(NAMES)), max_size=2, unique=True))),
            ways=ways,
        )
        steps.append(step)
    codes = tuple(draw(st.lists(st.sampled_from(["1.004194", "2.000635"]), max_size=2, unique=True)))
    return ProcessText(
        name_vi=draw(WORDS), name_en=draw(WORDS), limit="5d", steps=tuple(steps), procedures=codes
    )


@given(processes())
def test_a_process_comes_back_as_it_went(text: ProcessText) -> None:
    assert written(bpmn.read(bpmn.written(text, called), agencies=NAMES)) == written(text)


@given(processes())
def test_what_is_written_is_bpmn_by_its_schema(text: ProcessText) -> None:
    XSD.assertValid(etree.fromstring(bpmn.written(text, called)))


@given(processes())
def test_nothing_of_the_picture_lies_on_another(text: ProcessText) -> None:
    drawing = bpmn.draw(text, called)

    boxes = [(n.x, n.y, n.x + n.w, n.y + n.h) for n in drawing.nodes]
    for number, (x, y, right, bottom) in enumerate(boxes):
        assert 0 <= x < right <= drawing.width
        assert 0 <= y < bottom <= drawing.height
        for other in boxes[number + 1 :]:
            assert right <= other[0] or other[2] <= x or bottom <= other[1] or other[3] <= y
    for edge in drawing.edges:
        assert all(
            0 <= px <= drawing.width and 0 <= py <= drawing.height for px, py in (*edge.points, edge.label_at)
        )
        upright = zip(edge.points, edge.points[1:], strict=False)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in upright)


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x">
  <process id="p" name="Quy trình cấp phép">
    <laneSet id="ls">
      <lane id="l1" name="Trung tâm Phục vụ hành chính công">
        <flowNodeRef>a</flowNodeRef><flowNodeRef>e</flowNodeRef>
      </lane>
      <lane id="l2" name="Sở Xây dựng"><flowNodeRef>b</flowNodeRef></lane>
      <lane id="l3" name="Công an tỉnh"><flowNodeRef>c</flowNodeRef></lane>
    </laneSet>
    <startEvent id="s"/><task id="e" name="Trả kết quả"/><task id="a" name="Tiếp nhận"/>
    <parallelGateway id="f"/><userTask id="b" name="Thẩm định"/><userTask id="c" name="Cho ý kiến"/>
    <parallelGateway id="j"/><exclusiveGateway id="x" default="f7"/><endEvent id="z"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="f"/>
    <sequenceFlow id="f3" sourceRef="f" targetRef="b"/><sequenceFlow id="f4" sourceRef="f" targetRef="c"/>
    <sequenceFlow id="f5" sourceRef="b" targetRef="j"/><sequenceFlow id="f6" sourceRef="c" targetRef="j"/>
    <sequenceFlow id="fx" sourceRef="j" targetRef="x"/>
    <sequenceFlow id="f7" name="Đồng ý" sourceRef="x" targetRef="e"/>
    <sequenceFlow id="f8" name="Làm lại" sourceRef="x" targetRef="a"/>
    <sequenceFlow id="f9" sourceRef="e" targetRef="z"/>
  </process>
</definitions>"""


def test_what_others_drew_is_read_by_its_lanes_and_gateways() -> None:
    text = bpmn.read(FOREIGN.encode(), agencies=NAMES)

    assert [(s.key, s.kind, s.unit, s.agency, s.consults) for s in text.steps] == [
        ("tiep-nhan", "intake", "centre", "", ()),
        ("tham-dinh", "appraise", "agency", "so-xay-dung", ("cong-an-tinh",)),
        ("tra-ket-qua", "return", "centre", "", ()),
    ]
    assert [(w.outcome, w.next, w.onward) for w in text.steps[1].ways] == [
        ("dong_y", "tra-ket-qua", True), ("lam_lai", "tiep-nhan", False),
    ]  # fmt: skip
    assert text.steps[2].ways[0].next == END


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (b"no xml", bpmn.NoBpmn),
        (b"<a/>", bpmn.NoBpmn),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', bpmn.NoBpmn),
        (FOREIGN.replace("<task", "<callActivity").encode(), bpmn.NotUnderstood),
        (FOREIGN.replace('targetRef="z"', 'targetRef="nowhere"').encode(), bpmn.NoWay),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(file: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        bpmn.read(file, agencies=NAMES)
