"""The day's sheets: of one cashier, to be signed with the cash; of the centre, for the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell
from motcua.law.actor import Actor
from motcua.organisation import queries as organisation
from motcua.payments.queries import day as days
from motcua.payments.queries.day import CashierDay, DaySheet, Drawer, Taken
from motcua.payments.queries.tries import METHODS
from motcua.reports.papers.sheet import Cell, Sheet, pdf, xlsx
from motcua.ui import formats

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Told:
    """The centre's day as the page shows it, in its reader's language."""

    sheet: DaySheet
    ways: Sequence[tuple[str, int]]
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def told(centre_id: int, day_on: date) -> Told:
    sheet = days.sheet(centre_id, day_on)
    rows = [[_shown(cell) for cell in _line(one)] for one in sheet.cashiers]
    return Told(sheet, _ways(sheet), _columns(), rows)


def notes(drawer: Drawer | None) -> list[tuple[int, int]]:
    """Face value and number of the notes counted, largest first."""
    return sorted(drawer.closed.notes.items(), reverse=True) if drawer and drawer.closed else []


def answer(form: str, sheet: Sheet, day_on: date, name: str) -> HttpResponse:
    """The sheet as a file. Papers are Vietnamese in every language of the screens."""
    match form:
        case "pdf":
            response = HttpResponse(pdf(sheet, issued_on=day_on), content_type="application/pdf")
        case "xlsx":
            response = HttpResponse(xlsx(sheet), content_type=XLSX)
        case _:
            raise Http404
    response.headers["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    return response


def of_centre(actor: Actor, centre_id: int, day_on: date) -> Sheet:
    """Expected, received by way, refunded, and every cashier's drawer."""
    with translation.override("vi"):
        day = days.sheet(centre_id, day_on)
        lines: list[Sequence[Cell]] = [_line(one) for one in day.cashiers]
        total: list[Cell] = [_("In all"), *_sums(day.cashiers)]
        return Sheet(
            title=_("Day's sheet of money received"),
            subtitle=_("Day %(day)s") % {"day": formats.day(day_on)},
            issuer=organisation.centre(centre_id).name_vi,
            header=[[HeaderCell(text) for text in _columns()]],
            rows=[*lines, total],
            widths=(2.2, 0.9, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3),
            decimals={},
            bold_rows=frozenset({len(lines)}),
            notes=[f"{name}: {formats.money(amount)}" for name, amount in _summary(day)]
            + [_("Drawn up by: %(name)s") % {"name": actor.name}],
        )


def of_cashier(
    actor: Actor, centre_id: int, drawer: Drawer | None, taken: Sequence[Taken], day_on: date
) -> Sheet:
    """What one cashier took, with the drawer's count."""
    with translation.override("vi"):
        rows: list[Sequence[Cell]] = [
            [
                position,
                formats.hour(one.at),
                one.receipt,
                one.dossier_code,
                one.payer,
                _(one.method),
                one.amount_dong,
            ]
            for position, one in enumerate(reversed(taken), start=1)
        ]
        total: list[Cell] = [None, "", "", "", "", _("In all"), sum(one.amount_dong for one in taken)]
        heads = (_("No."), _("Time"), _("Receipt"), _("Dossier"), _("Payer"), _("How"), _("Amount"))
        return Sheet(
            title=_("Closing sheet of a cash drawer"),
            subtitle=_("%(name)s, day %(day)s") % {"name": actor.name, "day": formats.day(day_on)},
            issuer=organisation.centre(centre_id).name_vi,
            header=[[HeaderCell(text) for text in heads]],
            rows=[*rows, total],
            widths=(0.5, 0.7, 1.3, 1.9, 2.2, 1.5, 1.2),
            decimals={},
            bold_rows=frozenset({len(rows)}),
            notes=_closing(drawer),
            landscape=False,
        )


def _closing(drawer: Drawer | None) -> list[str]:
    if drawer is None:
        return []
    said = [
        (_("Cash received"), drawer.in_dong),
        (_("Cash paid back"), drawer.out_dong),
        (_("Cash that must be there"), drawer.in_dong - drawer.out_dong),
    ]
    lines = [f"{name}: {formats.money(amount)}" for name, amount in said]
    if drawer.closed is None:
        return [*lines, _("The drawer is not closed yet.")]
    closed = drawer.closed
    lines += [
        f"{formats.money(face)} × {count} = {formats.money(face * count)}" for face, count in notes(drawer)
    ]
    lines.append(f"{_('Counted')}: {formats.money(closed.counted_dong)}")
    lines.append(f"{_('Difference')}: {formats.money(closed.difference_dong)}")
    if closed.note:
        lines.append(f"{_('Remark')}: {closed.note}")
    return [
        *lines,
        _("Cashier (signature): ............   Received by the treasurer (signature): ............"),
    ]


def _columns() -> list[str]:
    return [
        _("Cashier"),
        _("Payments"),
        _("Cash"),
        _("Card"),
        _("Paid back in cash"),
        _("Must be there"),
        _("Counted"),
        _("Difference"),
    ]


def _line(one: CashierDay) -> list[Cell]:
    drawer = one.drawer
    closed = drawer.closed if drawer else None
    due = (closed.expected_dong if closed else drawer.balance_dong) if drawer else 0
    return [
        one.name,
        one.payments,
        one.cash_dong,
        one.card_dong,
        one.refunded_dong,
        due,
        closed.counted_dong if closed else None,
        closed.difference_dong if closed else None,
    ]


def _sums(cashiers: Sequence[CashierDay]) -> list[Cell]:
    lines = [_line(one) for one in cashiers]
    return [sum(cell for line in lines if isinstance(cell := line[column], int)) for column in range(1, 8)]


def _shown(cell: Cell) -> str:
    if isinstance(cell, int):
        return formats.number(cell)
    return formats.NOTHING if cell is None else str(cell)


def _ways(day: DaySheet) -> list[tuple[str, int]]:
    found = [(_(METHODS[method]), amount) for method, amount in day.received_dong.items()]
    return [*found, (_("Transfers of unknown purpose"), day.unmatched_dong)]


def _summary(day: DaySheet) -> list[tuple[str, int]]:
    return [
        (_("Fees charged"), day.charged_dong),
        *_ways(day),
        (_("Received in all"), day.received_in_all_dong),
        (_("Refunded"), day.refunded_dong),
    ]
