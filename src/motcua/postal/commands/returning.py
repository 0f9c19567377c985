"""Another way of return, with the letter that was asked for: it is called back, or the change refused."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.ledger import Done
from motcua.dossiers.commands.speaking import ADDRESS_LENGTH, ReturnChanged
from motcua.dossiers.models import ReturnWay
from motcua.law.errors import N_, NotPossible
from motcua.postal.commands.moving import Move, dossiers_in, lock, move
from motcua.postal.models import BEFORE, Consigned, Direction, Shipment, State, Turn


class WithThePost(NotPossible):
    message = N_(
        "The result of dossier %(code)s is with the post already, in letter %(reference)s."
        " It cannot be called back; what meets nobody comes back to the centre."
    )


class TravelsWithOthers(NotPossible):
    message = N_(
        "The result of dossier %(code)s is to travel in letter %(reference)s together with others."
        " Cancel this letter first, or ask the centre."
    )


class ToAnotherAddress(NotPossible):
    message = N_(
        "The post is to bring the result of dossier %(code)s to another address: %(address)s."
        " Cancel letter %(reference)s first, then ask the post with the new address."
    )


class AskedMeanwhile(NotPossible):
    message = N_("The post was asked for dossier %(code)s meanwhile. Look again, then decide.")


@transaction.atomic
def change_return(orders: Sequence[ReturnChanged]) -> list[Done]:
    """As of dossiers; a letter that nobody has taken over yet is called back, and the carrier told.

    Decision 45/2016/QĐ-TTg: with the hand-over to the post the result has left the authority. Raises
    WithThePost, TravelsWithOthers, ToAnotherAddress, AskedMeanwhile, and what both commands raise.
    """
    # The letters are locked first and the dossiers after them, as wherever shipments move.
    shipments = lock(sorted(set(_letters([order.dossier_id for order in orders]).values())))
    done = dossiers.change_return(orders)
    fresh = {
        order.dossier_id: (order, act.code)
        for order, act in zip(orders, done, strict=True)
        if not act.repeated
    }
    inside = dossiers_in(list(shipments))
    back = [
        Move(shipment_id=shipment.pk, turn=Turn.CANCEL, by=order.by, at=order.at)
        for order, code, shipment in _waiting(fresh, shipments)
        if _is_called_back(order, code, shipment, inside[shipment.pk])
    ]
    move(back)
    return done


def _letters(dossier_ids: Sequence[int]) -> dict[int, int]:
    """The letter that each of these results is to travel or travels in."""
    rows = Consigned.objects.filter(dossier_id__in=dossier_ids, is_open=True, direction=Direction.RETURN)
    return dict(rows.values_list("dossier_id", "shipment_id"))


def _waiting(
    fresh: Mapping[int, tuple[ReturnChanged, str]], shipments: Mapping[int, Shipment]
) -> list[tuple[ReturnChanged, str, Shipment]]:
    """The orders that have a letter under way; the dossiers are locked, so no other comes meanwhile."""
    letters = _letters(list(fresh))
    for dossier_id in letters:
        if letters[dossier_id] not in shipments:
            raise AskedMeanwhile(code=fresh[dossier_id][1])
    return [(*fresh[dossier_id], shipments[shipment_id]) for dossier_id, shipment_id in letters.items()]


def _is_called_back(
    order: ReturnChanged, code: str, shipment: Shipment, dossier_ids: tuple[int, ...]
) -> bool:
    """Whether this letter is not wanted any more. Raises what forbids calling it back."""
    about = {"code": code, "reference": shipment.reference}
    if order.way == ReturnWay.POST:
        if order.address.strip() != shipment.address[:ADDRESS_LENGTH].strip():
            raise ToAnotherAddress(**about, address=shipment.address)
        return False
    if State(shipment.state) not in BEFORE:
        raise WithThePost(**about)
    if len(dossier_ids) > 1:
        raise TravelsWithOthers(**about)
    return True
