"""What the dossiers in a shipment are told of it, through their own commands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.finishing import ResultHandedOver
from motcua.dossiers.commands.ledger import Done
from motcua.dossiers.commands.post import PostNoted
from motcua.dossiers.models import Dossier, ReturnWay
from motcua.law.actor import Actor
from motcua.law.lifecycle import BY_ACT, Act, Status
from motcua.postal.models import Shipment, ShipmentEvent, State, Turn

Command = Callable[[Sequence[PostNoted]], list[Done]]

_NOTES: Mapping[Turn, tuple[Act, Command]] = {
    Turn.COLLECT: (Act.NOTE_POST_COLLECTED, dossiers.note_post_collected),
    Turn.HAND_OVER: (Act.NOTE_POST_SENT, dossiers.note_post_sent),
    Turn.DELIVER: (Act.NOTE_POST_DELIVERED, dossiers.note_post_delivered),
    Turn.SEND_BACK: (Act.NOTE_POST_RETURNED, dossiers.note_post_returned),
    Turn.COME_BACK: (Act.NOTE_POST_RETURNED, dossiers.note_post_returned),
}


@dataclass(frozen=True, slots=True)
class Happening:
    shipment: Shipment
    event: ShipmentEvent
    by: Actor
    dossier_ids: tuple[int, ...]


def tell(happenings: Sequence[Happening]) -> None:
    """Write the dossiers' events; what is taken over from the counter is returned to its applicant in law.

    A dossier that was withdrawn or opened again meanwhile is told nothing: its letter goes on all the same.
    """
    for turn, (act, command) in _NOTES.items():
        told = [h for h in happenings if h.event.turn == turn and not _is_told(h)]
        notes = noted(told, act)
        if notes:
            command(notes)
        if turn == Turn.HAND_OVER and told:
            _hand_over(told)


def noted(told: Sequence[Happening], act: Act) -> list[PostNoted]:
    """The notes for those dossiers whose status takes them."""
    wanted = [dossier_id for h in told for dossier_id in h.dossier_ids]
    statuses = _statuses(wanted)
    return [
        PostNoted(
            dossier_id=dossier_id,
            by=h.by,
            at=h.event.at,
            shipment=h.shipment.reference,
            waybill=h.shipment.waybill,
        )
        for h in told
        for dossier_id in h.dossier_ids
        if statuses[dossier_id] in BY_ACT[act].sources
    ]


def _is_told(h: Happening) -> bool:
    """It comes back after the carrier had said so: once is enough."""
    return h.event.turn == Turn.COME_BACK and h.event.from_state == State.GOING_BACK


def _hand_over(told: Sequence[Happening]) -> None:
    """Decision 45/2016/QĐ-TTg: with the post officer's signature the result has left the authority."""
    statuses = _statuses([dossier_id for h in told for dossier_id in h.dossier_ids])
    dossiers.hand_over(
        [
            ResultHandedOver(dossier_id=dossier_id, by=h.by, at=h.event.at, way=ReturnWay.POST)
            for h in told
            for dossier_id in h.dossier_ids
            # Sent again: it was returned when it first left.
            if statuses[dossier_id] != Status.RETURNED
        ]
    )


def _statuses(dossier_ids: Sequence[int]) -> dict[int, Status]:
    rows = Dossier.objects.filter(pk__in=dossier_ids).values_list("pk", "status") if dossier_ids else ()
    return {pk: Status(status) for pk, status in rows}
