"""Plays planned lives through the commands, in sets: the same commands that a click uses.

Acts of one dossier keep their order, since each wave holds one act of a dossier at most. Every act
carries a key made from the seed, the dossier's number and the act's: playing again repeats nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Max

from motcua.dossiers import commands
from motcua.dossiers.commands.consulting import OpinionGiven
from motcua.dossiers.commands.ending import Stopping, Withdrawal
from motcua.dossiers.commands.finishing import ResultHandedOver, ResultIssued
from motcua.dossiers.commands.intake import HandedIn, Intake
from motcua.dossiers.commands.lateness import Apology
from motcua.dossiers.commands.ledger import Order
from motcua.dossiers.commands.payment import PaymentAsked, PaymentMade
from motcua.dossiers.commands.supplement import SupplementAsked, SupplementHandedIn
from motcua.dossiers.commands.working import StepDone
from motcua.dossiers.events.played import played_key
from motcua.dossiers.models import Channel, Event, ReturnWay
from motcua.law.actor import SYSTEM
from motcua.law.lifecycle import Act
from motcua.ratings import commands as ratings
from motcua.ratings.commands import RatingGiven
from motcua.ratings.models import Rating, Way
from motcua.simulation.life import Deed, Life
from motcua.simulation.world import World

BATCH = 2_000


class Played(NamedTuple):
    life: Life
    place: int  # of the act in the life
    deed: Deed
    key: UUID


def key_of(seed: int, number: int, index: int) -> UUID:
    return played_key((seed & 0xFFFFFFFF) << 48 | number << 16 | index)


def number_of(key: UUID) -> int:
    """The dossier's number in the plan, from a key of `key_of`."""
    return key.int >> 16 & 0xFFFFFFFF


class Player:
    """Plays lives in one world. `done` is told after every set how many acts it had."""

    def __init__(
        self, world: World, *, seed: int, done: Callable[[int], object], part: tuple[int, int] = (0, 1)
    ) -> None:
        self.world, self.seed, self.done = world, seed, done
        self._part, self._parts = part
        self.ids: dict[int, int] = {}
        self._numbers: Counter[tuple[int, int]] = Counter()
        self._looks = 3

    def play(self, lives: Iterable[Life], *, until: datetime) -> None:
        """Every act up to `until`, month by month, set by set."""
        begun = None
        for (larger, smaller, _), by_act in sorted(self._waves(lives, until).items()):
            stretch = larger, smaller
            if begun != stretch:
                self.turn(stretch)
            begun = stretch
            for act, rows in sorted(by_act.items()):
                rows.sort(key=lambda row: (row.deed.at, row.life.number))
                for first in range(0, len(rows), BATCH):
                    part = rows[first : first + BATCH]
                    self._act(Act(act), part)
                    self.done(len(part))

    def turn(self, _stretch: tuple[int, int]) -> None:
        """A stretch begins. Lets the database see, in the first ones, that its tables are no longer empty."""
        if self.ids and self._looks:
            self._looks -= 1
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE dossiers_dossier, dossiers_event")

    def stretch(self, at: datetime) -> tuple[int, int]:
        """What is played before the next stretch begins: a month."""
        return at.year, at.month

    def rate(self, lives: Iterable[Life], *, until: datetime) -> None:
        """The answers that the plan gave to those whose result was returned."""
        rated = [life for life in lives if life.score and life.number in self.ids]
        there = set(
            Rating.objects.filter(dossier_id__in=[self.ids[r.number] for r in rated]).values_list(
                "dossier_id", flat=True
            )
        )
        given: list[RatingGiven] = []
        # Something may have come after the plan's last act, such as the post's delivery.
        last = dict(
            Event.objects.filter(dossier_id__in=[self.ids[r.number] for r in rated])
            .order_by()
            .values_list("dossier_id")
            .annotate(last=Max("at"))
        )
        for life in rated:
            over = life.deeds[-1]
            if over.at <= until and self.ids[life.number] not in there:
                given.append(
                    RatingGiven(
                        dossier_id=self.ids[life.number],
                        score=life.score,
                        by=SYSTEM,
                        at=max(over.at, last[self.ids[life.number]]),
                        key=key_of(self.seed, life.number, len(life.deeds)),
                        officer_id=over.by.officer_id,
                        channel=Way.ONLINE if over.detail == ReturnWay.ELECTRONIC else Way.KIOSK,
                    )
                )
        if given:
            ratings.rate(given)

    def _waves(
        self, lives: Iterable[Life], until: datetime
    ) -> dict[tuple[int, int, int], dict[str, list[Played]]]:
        waves: dict[tuple[int, int, int], dict[str, list[Played]]] = defaultdict(lambda: defaultdict(list))
        for life in lives:
            month, wave = (0, 0), 0
            for index, deed in enumerate(life.deeds):
                if deed.at > until:
                    break
                now = self.stretch(deed.at)
                month, wave = now, wave + 1 if now == month else 0
                key = key_of(self.seed, life.number, index)
                waves[*now, wave][deed.act].append(Played(life, index, deed, key))
        return waves

    def _act(self, act: Act, rows: Sequence[Played]) -> None:
        first = [row for row in rows if row.place == 0]
        later = [row for row in rows if row.place != 0]
        if first:
            self._open(act, first)
        if later:
            command, order = _ORDERS[act]
            command([order(self, row) for row in later])

    def _open(self, act: Act, rows: Sequence[Played]) -> None:
        command = commands.register_online if act == Act.REGISTER_ONLINE else commands.receive
        opened = command([self._intake(row) for row in rows])
        for row, new in zip(rows, opened, strict=True):
            self.ids[row.life.number] = new.dossier_id

    def _intake(self, row: Played) -> Intake:
        life, offer = row.life, row.life.offer
        online = life.channel == Channel.ONLINE
        paid_after = online and life.deeds[1].act == Act.RECORD_PAYMENT
        way = life.deeds[-1].detail
        return Intake(
            by=row.deed.by,
            at=row.deed.at,
            centre_id=self.world.centre_id,
            procedure_version_id=offer.version_id,
            channel=life.channel,
            applicant=self.world.parties[life.party],
            agency_id=offer.agency_id,
            documents=offer.e_papers if online else offer.papers,
            return_way_wanted=way if isinstance(way, ReturnWay) else ReturnWay.COUNTER,
            fee_dong=offer.fee_dong if paid_after or not online else 0,
            fee_paid=not online,
            key=row.key,
        )

    def result_number(self, row: Played) -> str:
        """The number in the agency's outgoing register."""
        register = row.life.offer.agency_id, row.deed.at.year
        self._numbers[register] += 1
        number = self._numbers[register] * self._parts - self._part
        return f"{number:05d}/KQ-{register[0]:03d}/{register[1]}"

    def common(self, row: Played) -> dict[str, Any]:
        return {
            "dossier_id": self.ids[row.life.number],
            "by": row.deed.by,
            "at": row.deed.at,
            "key": row.key,
        }


def _step(player: Player, row: Played) -> StepDone:
    outcome, officer_id = row.deed.detail
    return StepDone(**player.common(row), outcome=outcome, to_officer_id=officer_id)


def _plain(player: Player, row: Played) -> Order:
    return Order(**player.common(row))


def _opinion(player: Player, row: Played) -> OpinionGiven:
    return OpinionGiven(**player.common(row), agency_id=row.deed.detail, opinion="Thống nhất với đề nghị.")


def _supplement(player: Player, row: Played) -> SupplementAsked:
    reason = f"Hồ sơ thiếu hoặc chưa đúng mẫu: {row.deed.detail}"
    return SupplementAsked(**player.common(row), items=(row.deed.detail,), reason=reason)


def _handed_in(player: Player, row: Played) -> SupplementHandedIn:
    return SupplementHandedIn(**player.common(row), documents=(HandedIn(name=row.deed.detail),))


def _payment(player: Player, row: Played) -> PaymentAsked:
    return PaymentAsked(
        **player.common(row),
        name="Nghĩa vụ tài chính",
        amount_dong=row.deed.detail,
        legal_ground="Luật Phí và lệ phí 2015",
    )


def _paid(player: Player, row: Played) -> PaymentMade:
    method = "gateway" if row.deed.by is SYSTEM else "cash"
    return PaymentMade(**player.common(row), amount_dong=row.deed.detail, method=method)


def _result(player: Player, row: Played) -> ResultIssued:
    return ResultIssued(
        **player.common(row), number=player.result_number(row), title=row.life.offer.title or "Kết quả"
    )


def _handed_over(player: Player, row: Played) -> ResultHandedOver:
    return ResultHandedOver(
        **player.common(row),
        way=row.deed.detail,
        received_by=player.world.parties[row.life.party].name,
    )


def _apology(player: Player, row: Played) -> Apology:
    reason = "Hồ sơ cần xác minh thêm ở cơ sở"
    return Apology(**player.common(row), reason=reason, new_due_at=row.deed.detail)


def _withdrawal(player: Player, row: Played) -> Withdrawal:
    return Withdrawal(**player.common(row), reason="Người nộp có đơn xin rút hồ sơ")


def _stopping(player: Player, row: Played) -> Stopping:
    return Stopping(
        **player.common(row),
        reason="Không đủ điều kiện giải quyết theo quy định",
        legal_ground="Nghị định 61/2018/NĐ-CP",
    )


_ORDERS: dict[Act, tuple[Callable[[Any], Any], Callable[[Player, Played], Order]]] = {
    Act.RECEIVE: (commands.receive_registered, _plain),
    Act.COMPLETE_STEP: (commands.complete_step, _step),
    Act.APPROVE: (commands.approve, _step),
    Act.TAKE: (commands.take, _plain),
    Act.GIVE_OPINION: (commands.give_opinion, _opinion),
    Act.ASK_SUPPLEMENT: (commands.ask_supplement, _supplement),
    Act.ACCEPT_SUPPLEMENT: (commands.accept_supplement, _handed_in),
    Act.ASK_PAYMENT: (commands.ask_payment, _payment),
    Act.RECORD_PAYMENT: (commands.record_payment, _paid),
    Act.FINISH: (commands.finish, _result),
    Act.HAND_OVER: (commands.hand_over, _handed_over),
    Act.APOLOGISE: (commands.apologise, _apology),
    Act.WITHDRAW: (commands.withdraw, _withdrawal),
    Act.STOP: (commands.stop, _stopping),
}
