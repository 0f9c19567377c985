"""The annex of the draft decision that shortens limits, as a PDF."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from motcua.documents.papers import HeaderCell, Table, render_table
from motcua.supervision.queries.plans import Offered, Plan, SectorPlan

Row = tuple[str | int | None, ...]
_DAY = 480


def annex(plan: Plan, *, issued_on: date) -> bytes:
    """What the plan shortens, sector by sector; of sectors without a proposal nothing."""
    with translation.override("vi"):
        rows = list(_rows(plan))
        table = Table(
            title=_("List of administrative procedures whose time limits are shortened"),
            subtitle=_("Annex to the draft decision, year %(year)s") % {"year": plan.year},
            form_line=_("Draft of a decision"),
            header=[[HeaderCell(text) for text in _heads()]],
            rows=[row for row, _bold in rows],
            widths=[0.6, 1.5, 5, 1.4, 1.4, 1.4, 1.2, 2.6],
            bold_rows=frozenset(i for i, (_row, bold) in enumerate(rows) if bold),
            notes=_notes(plan),
        )
        return render_table(table, issued_on=issued_on)


def _heads() -> list[str]:
    return [
        _("No."),
        _("Code"),
        _("Procedure"),
        _("Statutory limit"),
        _("Limit in force"),
        _("Limit proposed"),
        _("Shortened by"),
        _("Evidence: late at it, of the last year's dossiers"),
    ]


def _rows(plan: Plan) -> Iterator[tuple[Row, bool]]:
    number = 0
    for sector in plan.sectors:
        proposed = [one for one in sector.procedures if one.proposal is not None]
        if not proposed:
            continue
        yield (("", "", str(sector.name), "", "", "", _percent(sector.planned), _target(sector)), True)
        for one in proposed:
            number += 1
            yield (_line(number, one), False)
    yield (("", "", _("All together"), "", "", "", _percent(plan.cut), ""), True)


def _line(number: int, one: Offered) -> Row:
    proposal = one.proposal
    assert proposal is not None  # noqa: S101 - only what is proposed is listed
    cut = 100 * (proposal.statutory_minutes - proposal.minutes) / max(proposal.statutory_minutes, 1)
    evidence = _("%(late)s of %(of)s; at doubled volume %(doubled)s of %(twice)s") % {
        "late": proposal.late,
        "of": proposal.dossiers,
        "doubled": proposal.late_doubled,
        "twice": 2 * proposal.dossiers,
    }
    days = (
        _days(minutes) for minutes in (proposal.statutory_minutes, proposal.limit_minutes, proposal.minutes)
    )
    return (number, one.code, str(one.name), *days, _percent(cut), evidence)


def _target(sector: SectorPlan) -> str:
    return "" if sector.target is None else _("target %(share)s") % {"share": _percent(sector.target)}


def _days(minutes: int) -> str:
    days, hours = minutes / _DAY, minutes / 60
    if days >= 1:
        return _("%(count)s days of work") % {"count": _plain(days)}
    return _("%(count)s hours of work") % {"count": _plain(hours)}


def _plain(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def _percent(share: float) -> str:
    return f"{_plain(share)}%"


def _notes(plan: Plan) -> list[str]:
    return [
        _(
            "A sector's share is of the statutory time of all its procedures in force; the last line's, of those cut."
        ),
        _(
            "Late at the limit: dossiers finished within a year whose clock ran for longer than it. At doubled volume:"
            " the same dossiers twice, first come first served, each agency working on as many at once as it ever did."
        ),
    ]
