"""Addresses in the units in force."""

from datetime import date

from motcua.law.errors import N_, NotPossible
from motcua.organisation import queries as organisation


class UnknownPlace(NotPossible):
    message = N_("Choose a commune or ward of today: the units changed on 1 July 2025.")


def address(commune_code: str, detail: str, *, on: date) -> tuple[str, str]:
    """The province's code and the address as it is printed. Raises UnknownPlace."""
    places = organisation.places(on)
    commune = places.get(commune_code)
    if commune is None or not commune.province_code:
        raise UnknownPlace
    province = places.get(commune.province_code)
    if province is None:
        raise UnknownPlace
    return commune.province_code, ", ".join((detail.strip(), commune.name_vi, province.name_vi))
