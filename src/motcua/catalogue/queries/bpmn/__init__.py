"""Processes as pictures: drawn for a page, written as BPMN 2.0, read from it."""

from motcua.catalogue.queries.bpmn.drawing import Drawing, Edge, Lane, Node, draw
from motcua.catalogue.queries.bpmn.reading import NoBpmn, NotUnderstood, NoWay, read
from motcua.catalogue.queries.bpmn.writing import written

__all__ = ["Drawing", "Edge", "Lane", "NoBpmn", "NoWay", "Node", "NotUnderstood", "draw", "read", "written"]
