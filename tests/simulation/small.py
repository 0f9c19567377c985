"""A small province for scenarios that are played: the named world with three agencies, two procedures each."""

from datetime import date

from motcua.catalogue.models import Process, Sector
from motcua.law.actor import Role
from motcua.organisation import queries as organisation
from motcua.simulation import province
from motcua.simulation.world import World
from tests import world as worlds

PEOPLE = 150


def build() -> worlds.World:
    """Besides what the tests' world has: the land office, who decides at each agency, and the post."""
    told = worlds.build()
    land = worlds._agency(
        told.calendar, "tai-nguyen", "department", "Sở Tài nguyên và Môi trường", told.centre.host
    )
    today = worlds.TUESDAY_8.date()
    for name, who, agency, role in (
        ("dao", "Lương Văn Đạo", told.trade, Role.APPROVER),
        ("mai", "Hứa Thị Mai", land, Role.PROCESSING_OFFICER),
        ("phong", "Đàm Quang Phong", land, Role.APPROVER),
    ):
        worlds._officer(name, who, agency, [(role, agency)], on=today)
    for name, who, role in (
        ("bich", "Hoàng Thị Bích", Role.POST_OFFICER), ("hue", "Lê Thị Huệ", Role.GUIDANCE_OFFICER),
    ):  # fmt: skip
        worlds._officer(name, who, told.centre.host, [(role, told.centre)], on=today)
    standard = Process.objects.get(code="standard-5d")
    for name, agency, codes in (
        ("Xây dựng", told.construction, {"1.009979": "10d"}),
        ("Công Thương", told.trade, {"2.000033": "5d", "2.000074": "10d"}),
        ("Đất đai", land, {"1.004194": "8d", "1.004203": "15d"}),
    ):
        sector, _made = Sector.objects.get_or_create(code=agency.code, defaults={"name_vi": name})
        for code, limit in codes.items():
            worlds._version(sector, agency, code, limit, standard, papers=2)
    return told


def read(first_on: date, last_on: date) -> World:
    organisation.forget_hours()
    return province.read(province.Window(first_on, last_on), seed=7, code="tt", people=PEOPLE)
