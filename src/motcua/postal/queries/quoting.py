"""What bringing or fetching papers costs, by the carrier's rates in force, before anybody asks for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from motcua.law.errors import N_, NotPossible
from motcua.organisation import queries as organisation
from motcua.organisation.models import AdministrativeUnit, ServiceCentre
from motcua.postal.models import Payer, PostalRate, Zone
from motcua.postal.queries.places import UnknownPlace


@dataclass(frozen=True, slots=True)
class Rate:
    zone: Zone
    up_to_grams: int
    amount_dong: int
    source: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The cost of one letter of `weight_grams`, its whole ladder by weight, and who pays."""

    zone: Zone
    weight_grams: int
    amount_dong: int
    payer: Payer
    source: str
    ladder: tuple[Rate, ...]


class NoRate(NotPossible):
    message = N_("The carrier's charge for this weight and distance is not known. Ask at the centre.")


def quote(centre_id: int, commune_code: str, *, on: date, weight_grams: int | None = None) -> Quote:
    """Raises UnknownPlace, NoRate. Without a weight: an ordinary letter†."""
    zone = zone_of(centre_id, commune_code, on)
    return priced(zone, weight_grams or settings.MOTCUA_POST_GRAMS, rates(on))


def quotes(wanted: Iterable[tuple[int, str, date]]) -> dict[tuple[int, str, date], Quote]:
    """The same for many (centre, commune, day) at once: the rates are read once for a day, a centre once.

    Raises UnknownPlace, NoRate.
    """
    asked = set(wanted)
    in_force = {on: rates(on) for on in {on for _, _, on in asked}}
    homes = {(centre, on): home_of(centre, on) for centre, on in {(centre, on) for centre, _, on in asked}}
    return {
        key: priced(
            _zone(homes[key[0], key[2]], key[1], key[2]), settings.MOTCUA_POST_GRAMS, in_force[key[2]]
        )
        for key in asked
    }


def priced(zone: Zone, weight_grams: int, in_force: tuple[Rate, ...]) -> Quote:
    """The cheapest step of the ladder that carries the weight. Raises NoRate."""
    ladder = tuple(rate for rate in in_force if rate.zone == zone)
    fits = next((rate for rate in ladder if rate.up_to_grams >= weight_grams), None)
    if fits is None:
        raise NoRate
    return Quote(zone, weight_grams, fits.amount_dong, payer(), fits.source, ladder)


def payer() -> Payer:
    """Who pays the carrier here†."""
    return Payer(settings.MOTCUA_POST_PAYER)


def rates(on: date) -> tuple[Rate, ...]:
    """The rates in force on the day, lightest first; a later decision wins over an earlier one."""
    rows = PostalRate.objects.filter(organisation.in_force(on)).order_by("zone", "up_to_grams", "valid_from")
    latest = {(row.zone, row.up_to_grams): row for row in rows}
    return tuple(
        Rate(Zone(row.zone), row.up_to_grams, row.amount_dong, row.source) for row in latest.values()
    )


def zone_of(centre_id: int, commune_code: str, on: date) -> Zone:
    """How far it is from the centre, by the units in force. Raises UnknownPlace."""
    return _zone(home_of(centre_id, on), commune_code, on)


def _zone(home: tuple[str, str], commune_code: str, on: date) -> Zone:
    place = organisation.places(on).get(commune_code)
    if place is None or place.kind != AdministrativeUnit.Kind.COMMUNE:
        raise UnknownPlace
    province_code, own = home
    if commune_code == own:
        return Zone.COMMUNE
    return Zone.PROVINCE if place.province_code == province_code else Zone.COUNTRY


def home_of(centre_id: int, on: date) -> tuple[str, str]:
    """The codes of the centre's province and of its commune; the commune is empty for a centre of the province.

    A centre whose host has no unit of its own lies where the host's superior does.
    """
    agency_id: int | None = ServiceCentre.objects.values_list("host_id", flat=True).get(pk=centre_id)
    by_agency = {p.agency_id: p for p in organisation.places(on).values() if p.agency_id is not None}
    for _step in range(4):
        if agency_id is None:
            break
        if agency_id in by_agency:
            place = by_agency[agency_id]
            return (place.province_code, place.code) if place.province_code else (place.code, "")
        agency_id = organisation.agency(agency_id).parent_id
    return "", ""
