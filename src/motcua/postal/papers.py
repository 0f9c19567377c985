"""The hand-over list between the centre and the post (biên bản giao nhận), as PDF, from values kept with it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings

from motcua.documents.papers import qr_svg, render
from motcua.law.actor import Actor, Unit
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation
from motcua.postal.models import Direction, Payer
from motcua.postal.queries import lists

# A paper's words are Vietnamese in every language of the screens.
_TITLES = {
    Direction.RETURN: "Biên bản bàn giao kết quả cho bưu chính",
    Direction.COLLECTION: "Biên bản nhận hồ sơ từ bưu chính",
}
_PAYERS = {Payer.APPLICANT: "Người nhận", Payer.CENTRE: "Cơ quan"}


def said(
    shipment_ids: Sequence[int], direction: Direction, *, centre_id: int, by: Actor, at: datetime
) -> dict[str, Any]:
    """Every value that the list prints."""
    unit = Unit(centre_id=centre_id)
    head = organisation.letterheads([unit])[unit]
    rows = lists.printed(shipment_ids)
    return {
        "title": _TITLES[direction],
        "direction": direction,
        "unit": head.name,
        "parent": head.parent,
        "place": head.place,
        "officer": by.name,
        "minute": f"{at.astimezone(HANOI):%H giờ %M phút}",
        "rows": [
            {
                "waybill": row.waybill,
                "reference": row.reference,
                "dossiers": list(row.dossier_codes),
                "name": row.name,
                "address": row.address,
                "phone": row.phone,
                "weight_grams": row.weight_grams,
                "cost_dong": row.cost_dong,
                "payer": _PAYERS[Payer(row.payer)],
            }
            for row in rows
        ],
        "dossier_count": sum(len(row.dossier_codes) for row in rows),
        "weight_grams": sum(row.weight_grams for row in rows),
        "cost_dong": sum(row.cost_dong for row in rows),
    }


def draw(said: Mapping[str, Any], number: str, *, issued_on: date) -> bytes:
    """The same values give the same bytes."""
    address = f"{settings.PUBLIC_URL}/desk/post/lists?number={number}"
    data = {**said, "number": number, "qr": qr_svg(address)}
    return render("postal/handover_list.typ", data, issued_on=issued_on)
