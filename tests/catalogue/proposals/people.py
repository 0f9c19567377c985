"""Quang drafts, Dũng checks the law, bà Phượng decides; texts that a test changes in one place."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from motcua.catalogue.commands import proposals
from motcua.catalogue.commands.proposals import DecisionGiven, Draft, Order, Writing
from motcua.catalogue.models import ProcedureVersion, Proposal
from motcua.catalogue.queries.proposals import procedure_texts, process_texts
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.catalogue_life import Kind, Subject
from motcua.law.procedure import ProcedureText, ProcessText, Text
from tests.world import World, at

HERE = Unit(agency_id=1)


def officer(name: str, number: int, *roles: Role) -> Actor:
    posts = frozenset((role, HERE) for role in roles)
    return Actor(kind=ActorKind.OFFICER, name=name, officer_id=number, posts=posts, position="Trưởng phòng")


QUANG = officer("Chu Văn Quang", 9001, Role.CATALOGUE_OFFICER)
DUNG = officer("Nguyễn Trung Dũng", 9002, Role.LEGAL_CHECKER)
PHUONG = officer("Dương Thị Phượng", 9003, Role.LEADER)
WHEN = at("04-06 09:00")
DECISION = DecisionGiven(
    number="700/QĐ-UBND",
    title_vi="Công bố thủ tục hành chính được sửa đổi lĩnh vực xây dựng",
    issued_on=date(2021, 4, 8),
    effective_on=date(2021, 4, 15),
    issuer="Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn",
    signer="Dương Thị Phượng",
)


def now_stands(version: ProcedureVersion) -> ProcedureText:
    """The version as text, complete enough to be published."""
    text = procedure_texts([version.pk])[version.pk]
    return replace(text, legal_grounds="Luật Xây dựng 2014")


def process_stands(version: ProcedureVersion) -> ProcessText:
    return process_texts([version.process_id])[version.process_id]


def drafted(code: str, text: Text | None, kind: Kind = Kind.AMEND, **other: Any) -> int:
    subject = Subject.PROCESS if isinstance(text, ProcessText) else Subject.PROCEDURE
    one = Draft(subject=subject, kind=kind, code=code, by=QUANG, at=WHEN, text=text, **other)
    return proposals.draft([one])[0]


def order(proposal_id: int, by: Actor, text: str = "", when: datetime = WHEN) -> Order:
    return Order(proposal_id=proposal_id, by=by, at=when, text=text)


def submitted(*ids: int) -> None:
    proposals.send_to_check([order(pk, QUANG) for pk in ids])
    proposals.pass_check([order(pk, DUNG) for pk in ids])
    proposals.submit([order(pk, QUANG) for pk in ids])


def approved(*ids: int, **other: Any) -> None:
    submitted(*ids)
    proposals.approve(ids, decision=replace(DECISION, **other), by=PHUONG, at=WHEN)


def published(*ids: int, **other: Any) -> None:
    approved(*ids, **other)
    proposals.publish(ids, by=QUANG, at=WHEN)


def writing(proposal_id: int, text: Text, by: Actor = QUANG) -> Writing:
    seen = Proposal.objects.get(pk=proposal_id).version
    return Writing(proposal_id=proposal_id, text=text, ground_vi="", seen=seen, by=by, at=WHEN)


def amended(world: World, **changes: Any) -> int:
    """A draft that changes the five days' procedure."""
    return drafted(world.five_days.procedure.code, replace(now_stands(world.five_days), **changes))
