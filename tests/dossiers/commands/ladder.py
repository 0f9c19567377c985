"""The acts as rungs of one ladder: how dossiers get ready for each, its order, and who does it.

A stage brings any number of dossiers there by the commands themselves, a set at a time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from motcua.dossiers import commands
from motcua.dossiers.commands import (
    consulting,
    ending,
    finishing,
    lateness,
    payment,
    post,
    receiving,
    redating,
    revoking,
    speaking,
    working,
)
from motcua.dossiers.commands import supplement as supplements
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.commands.ledger import Done, Order
from motcua.dossiers.models import Channel, Consultation, Question, ReturnWay
from motcua.law.actor import SYSTEM, Actor, ActorKind
from tests.world import World, at

WHEN = at("04-06 14:00")
CITIZEN = Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy", person_id=1)
HOLDER = Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy")  # of each dossier's own receipt
Stage = Callable[[World, int], list[int]]


def _who(ids: Sequence[int], by: Actor, when: str) -> list[dict[str, Any]]:
    return [{"dossier_id": i, "by": by, "at": at(when)} for i in ids]


def registered(world: World, count: int) -> list[int]:
    item = world.intake(by=CITIZEN, channel=Channel.ONLINE)
    return [o.dossier_id for o in commands.register_online([item] * count)]


def received(world: World, count: int) -> list[int]:
    return [o.dossier_id for o in commands.receive([world.intake()] * count)]


def given(world: World, count: int) -> list[int]:
    ids = received(world, count)
    commands.complete_step(
        [working.StepDone(**w, outcome="done") for w in _who(ids, world.lan, "04-06 09:00")]
    )
    return ids


def taken(world: World, count: int) -> list[int]:
    ids = given(world, count)
    commands.take([Order(**w) for w in _who(ids, world.minh, "04-06 09:30")])
    return ids


def appraised(world: World, count: int) -> list[int]:
    ids = taken(world, count)
    commands.complete_step(
        [working.StepDone(**w, outcome="done") for w in _who(ids, world.minh, "04-06 10:00")]
    )
    return ids


def approved(world: World, count: int) -> list[int]:
    ids = appraised(world, count)
    commands.approve([working.StepDone(**w, outcome="approved") for w in _who(ids, world.hoa, "04-06 10:30")])
    return ids


def finished(world: World, count: int) -> list[int]:
    ids = approved(world, count)
    results = [
        finishing.ResultIssued(**w, number="12/GPXD", title="Giấy phép")
        for w in _who(ids, world.thu, "04-06 11:00")
    ]
    commands.finish(results)
    return ids


def asked(world: World, count: int) -> list[int]:
    ids = taken(world, count)
    orders = [
        supplements.SupplementAsked(**w, items=("Bản vẽ",), reason="Thiếu bản vẽ")
        for w in _who(ids, world.minh, "04-06 10:00")
    ]
    commands.ask_supplement(orders)
    return ids


def owing(world: World, count: int) -> list[int]:
    ids = taken(world, count)
    orders = [
        payment.PaymentAsked(**w, name="Lệ phí", amount_dong=5000, legal_ground="NQ 08")
        for w in _who(ids, world.minh, "04-06 10:00")
    ]
    commands.ask_payment(orders)
    return ids


def consulted(world: World, count: int) -> list[int]:
    ids = taken(world, count)
    orders = [
        consulting.OpinionAsked(
            **w, agency_ids=(world.trade.pk,), question="Có hợp quy hoạch không?", limit_minutes=480
        )
        for w in _who(ids, world.minh, "04-06 10:00")
    ]
    commands.consult(orders)
    return ids


def unanswered(world: World, count: int) -> list[int]:
    ids = consulted(world, count)
    Consultation.objects.filter(dossier_id__in=ids).update(silence="agrees")
    return ids


def withdrawn(world: World, count: int) -> list[int]:
    ids = taken(world, count)
    commands.withdraw(
        [ending.Withdrawal(**w, reason="Theo đơn") for w in _who(ids, world.lan, "04-06 10:00")]
    )
    return ids


def returned(world: World, count: int) -> list[int]:
    ids = finished(world, count)
    commands.hand_over([finishing.ResultHandedOver(**w) for w in _who(ids, world.lan, "04-06 11:30")])
    return ids


QUESTIONS: dict[int, int] = {}  # the question of each dossier that was asked about


def questioned(world: World, count: int) -> list[int]:
    ids = taken(world, count)
    asked = [
        speaking.QuestionAsked(dossier_id=i, by=holding(i), at=at("04-06 10:00"), text="Bao giờ xong?")
        for i in ids
    ]
    commands.ask_question(asked)
    QUESTIONS.update(Question.objects.filter(dossier_id__in=ids).values_list("dossier_id", "id"))
    return ids


def holding(dossier_id: int) -> Actor:
    """Whoever holds the dossier's receipt."""
    return Actor(kind=ActorKind.CITIZEN, name="Hoàng Thị Vy", dossier_id=dossier_id)


def by_holder(order: dict[str, Any]) -> dict[str, Any]:
    """The same order by the receipt's holder, where the ladder names no other actor on purpose."""
    return order | ({"by": holding(order["dossier_id"])} if order["by"] is HOLDER else {})


@dataclass(frozen=True)
class Rung:
    """An act: its command, the dossiers it is for, its order, who does it, the kind of event it writes.

    `closed_to` is a stage whose status the act refuses, None where there is none. `anywhere`: the unit does not matter.
    """

    name: str
    ready: Stage
    order: Callable[[World, dict[str, Any]], Order]
    by: Callable[[World], Actor]
    kind: str
    closed_to: Stage | None = withdrawn
    anywhere: bool = False
    when: datetime = WHEN

    def do(self, orders: Sequence[Order]) -> list[Done]:
        return getattr(commands, self.name)(orders)  # type: ignore[no-any-return]

    def ordered(
        self, world: World, dossier_id: int, *, by: Actor | None = None, key: UUID | None = None, **other: Any
    ) -> Order:
        who = {"dossier_id": dossier_id, "by": by or self.by(world), "at": self.when, "key": key}
        return self.order(world, who | other)


def _new_due(world: World, who: dict[str, Any]) -> Order:
    return lateness.Apology(**who, reason="Chờ ý kiến", new_due_at=who["at"] + timedelta(days=14))


def _noted(_world: World, who: dict[str, Any]) -> Order:
    return post.PostNoted(**who, shipment="BC7KX2P9QHV", waybill="RN473124829VN")


RUNGS = (
    Rung("receive_registered", registered, lambda w, o: Order(**o), lambda w: w.lan, "received"),
    Rung(
        "refuse", registered, lambda w, o: receiving.Refusal(**o, reason="Sai thẩm quyền"), lambda w: w.lan,
        "refused",
    ),
    Rung(
        "ask_supplement", taken,
        lambda w, o: supplements.SupplementAsked(**o, items=("Bản vẽ",), reason="Thiếu"),
        lambda w: w.minh, "supplement_asked",
    ),
    Rung(
        "accept_supplement", asked,
        lambda w, o: supplements.SupplementHandedIn(**o, documents=(HandedIn(name="Bản vẽ"),)),
        lambda w: w.minh, "supplement_accepted",
    ),
    Rung(
        "ask_payment", taken,
        lambda w, o: payment.PaymentAsked(**o, name="Lệ phí", amount_dong=5000, legal_ground="NQ 08"),
        lambda w: w.minh, "payment_asked",
    ),
    Rung(
        "charge_fee", taken,
        lambda w, o: payment.FeeCharged(**o, case="Nhà ở", amount_dong=75_000, grounds=("disabled",)),
        lambda w: w.ngan, "fee_charged",
    ),
    Rung(
        "record_payment", owing, lambda w, o: payment.PaymentMade(**o, amount_dong=5000), lambda w: w.ngan,
        "payment_recorded",
    ),
    Rung(
        "assign", taken, lambda w, o: working.Assignment(**o, officer_id=w.binh.officer_id or 0),
        lambda w: w.hoa, "assigned",
    ),
    Rung(
        "give", taken, lambda w, o: working.GivenElsewhere(**o, agency_id=w.trade.pk, reason="Đúng thẩm quyền"),
        lambda w: w.hoa, "given",
    ),
    Rung("take", given, lambda w, o: Order(**o), lambda w: w.minh, "taken"),
    Rung(
        "complete_step", taken, lambda w, o: working.StepDone(**o, outcome="done"), lambda w: w.minh,
        "step_completed",
    ),
    Rung(
        "consult", taken,
        lambda w, o: consulting.OpinionAsked(
            **o, agency_ids=(w.trade.pk,), question="Có hợp quy hoạch không?", limit_minutes=480
        ),
        lambda w: w.minh, "consulted",
    ),
    Rung(
        "give_opinion", consulted,
        lambda w, o: consulting.OpinionGiven(**o, agency_id=w.trade.pk, opinion="Đồng ý"),
        lambda w: w.tuan, "opinion_given",
    ),
    Rung(
        "note_silence", unanswered, lambda w, o: consulting.SilenceNoted(**o, agency_ids=(w.trade.pk,)),
        lambda w: SYSTEM, "silence_noted", anywhere=True, when=at("04-08 08:00"),
    ),
    Rung(
        "approve", appraised, lambda w, o: working.StepDone(**o, outcome="approved"), lambda w: w.hoa, "approved"
    ),
    Rung(
        "return_to_step", appraised, lambda w, o: working.SentBack(**o, step_key="appraise", reason="Thiếu bản vẽ"),
        lambda w: w.hoa, "returned_to_step",
    ),
    Rung(
        "finish", approved, lambda w, o: finishing.ResultIssued(**o, number="12/GPXD", title="Giấy phép"),
        lambda w: w.thu, "finished",
    ),
    Rung(
        "hand_over", finished, lambda w, o: finishing.ResultHandedOver(**o), lambda w: w.lan, "handed_over"
    ),
    Rung("apologise", taken, _new_due, lambda w: w.hoa, "apologised"),
    Rung("withdraw", taken, lambda w, o: ending.Withdrawal(**o, reason="Theo đơn"), lambda w: w.lan, "withdrawn"),
    Rung("stop", taken, lambda w, o: ending.Stopping(**o, reason="Hết đối tượng"), lambda w: w.hoa, "stopped"),
    Rung(
        "reopen", finished, lambda w, o: ending.Reopening(**o, decision="15/QĐ", reason="Sai tên"),
        lambda w: w.phuong, "reopened", closed_to=taken, anywhere=True,
    ),
    Rung(
        "redate", taken, lambda w, o: redating.Redating(**o, reason="Nghỉ bão"), lambda w: SYSTEM, "redated",
        anywhere=True,
    ),
    Rung(
        "signal", received, lambda w, o: Order(**o), lambda w: SYSTEM, "signalled", anywhere=True,
        when=at("04-07 08:00"),
    ),
    Rung("note_post_asked", received, _noted, lambda w: w.lan, "post_asked"),
    Rung("note_post_collected", received, _noted, lambda w: w.lan, "post_collected"),
    Rung("note_post_sent", finished, _noted, lambda w: w.lan, "post_sent", closed_to=taken),
    Rung("note_post_delivered", returned, _noted, lambda w: SYSTEM, "post_delivered", anywhere=True),
    Rung("note_post_returned", returned, _noted, lambda w: w.lan, "post_returned"),
    Rung(
        "change_return", taken,
        lambda w, o: speaking.ReturnChanged(**by_holder(o), way=ReturnWay.POST, address="Số 5 phố Muối"),
        lambda w: HOLDER, "return_changed",
    ),
    Rung(
        "ask_question", taken, lambda w, o: speaking.QuestionAsked(**by_holder(o), text="Bao giờ xong?"),
        lambda w: HOLDER, "question_asked",
    ),
    Rung(
        "answer_question", questioned,
        lambda w, o: speaking.QuestionAnswered(**o, question_id=QUESTIONS[o["dossier_id"]], answer="Thứ Sáu."),
        lambda w: w.minh, "question_answered", closed_to=None,
    ),
    Rung(
        "note_complaint", taken, lambda w, o: speaking.ComplaintNoted(**by_holder(o), number="PA-1"),
        lambda w: HOLDER, "complaint_filed", closed_to=None,
    ),
    Rung(
        "note_complaint_answer", taken, lambda w, o: speaking.ComplaintNoted(**o, number="PA-1"),
        lambda w: w.hoa, "complaint_answered", closed_to=None, anywhere=True,
    ),
    Rung(
        "note_rating", finished,
        lambda w, o: speaking.RatingNoted(**by_holder(o), score="satisfied", way="online"),
        lambda w: HOLDER, "rated", closed_to=taken,
    ),
    Rung(
        "revoke_result", finished,
        lambda w, o: revoking.ResultRevoked(**o, decision="15/QĐ-SXD", reason="Cấp sai thửa đất"),
        lambda w: w.hoa, "result_revoked", closed_to=taken,
    ),
)  # fmt: skip
