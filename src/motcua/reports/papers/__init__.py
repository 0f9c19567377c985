"""The reports as they are given out: on a terminal, as JSON, as a spreadsheet, on paper.

A form is `table`, `json`, `xlsx`, `csv` or `pdf`; text comes back as `str`, files as `bytes`. Words are in
the language in force, except on paper, which is the State's and Vietnamese.
"""

from datetime import date

from motcua.reports import queries
from motcua.reports.papers import half_year_sheet, ii06a_sheet, index_sheet, overview_sheet, statutory_sheet
from motcua.reports.papers.sheet import given
from motcua.reports.queries.overview import overview as looked_at
from motcua.reports.queries.quality import quality as measured
from motcua.reports.queries.statutory import table

__all__ = ["half_year", "ii06a", "overview", "quality", "statutory"]


def half_year(
    *, year: int, half: int, form: str, issued_on: date, centre_code: str = queries.PROVINCIAL_CENTRE
) -> str | bytes:
    """The centre's half-year in that form."""
    told = queries.half_year(year, half, centre_code=centre_code)
    return given(form, told.values(), lambda: half_year_sheet.sheet(told), issued_on=issued_on)


def ii06a(*, first_on: date, last_on: date, form: str, issued_on: date) -> str | bytes:
    """Table II.06a of the days from `first_on` to `last_on`, in that form."""
    table = queries.ii06a(queries.Period(first_on, last_on))
    return given(form, ii06a_sheet.values(table), lambda: ii06a_sheet.sheet(table), issued_on=issued_on)


def overview(
    *,
    of: queries.Scope,
    period: queries.Period,
    against: queries.Period,
    part: str,
    form: str,
    issued_on: date,
) -> str | bytes:
    """What a dashboard shows: its `figures` beside another period, or its `agencies`."""
    told = looked_at(of, period, against)
    draw = overview_sheet.agencies if part == "agencies" else overview_sheet.figures
    return given(form, overview_sheet.values(told), lambda: draw(told), issued_on=issued_on)


def statutory(
    key: str, *, of: queries.Scope, period: queries.Period, form: str, issued_on: date
) -> str | bytes:
    """A statutory table of a unit and period (`queries.statutory.FORMS`), counted now."""
    told = table(key, period, of).values()
    return given(form, told, lambda: statutory_sheet.sheet(told), issued_on=issued_on)


def quality(*, of: queries.Scope, period: queries.Period, form: str, issued_on: date) -> str | bytes:
    """Decision 766's index of a unit and period."""
    told = measured(period, of).whole
    return given(
        form,
        index_sheet.values(told, period, of),
        lambda: index_sheet.sheet(told, period, of),
        issued_on=issued_on,
    )
