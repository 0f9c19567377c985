"""The plan of the source, from the data files as they are: 9 sectors, 38.8%."""

import pytest

from motcua.catalogue import commands as catalogue
from motcua.organisation import commands as organisation
from motcua.reports import queries


@pytest.mark.django_db
def test_lang_son_shortened_in_nine_sectors() -> None:
    organisation.load()
    catalogue.load()

    told = {year: queries.half_year(year, 1).values()["time_limits"] for year in (2020, 2021)}

    assert told == {2020: {"sectors": 0, "cut_share": None}, 2021: {"sectors": 9, "cut_share": 38.8}}
