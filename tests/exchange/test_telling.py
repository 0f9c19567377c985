"""The portal is told of each dossier and each turn, in order, as it was at that turn."""

from datetime import timedelta

import pytest

from motcua.dossiers import commands as dossiers
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Dossier
from motcua.exchange import commands
from motcua.exchange.models import PortalDossier, PortalMessage
from motcua.exchange.providers.national_portal import wire
from motcua.law.lifecycle import Status
from motcua.simulation.national_portal import NationalPortal
from tests.dossiers.commands.ladder import RUNGS, Rung
from tests.exchange.tellings import LATER, knows_all, tell, turns, until_told
from tests.world import TUESDAY_8, World, at


def test_a_dossier_is_told_from_its_receipt_to_its_result(portal: NationalPortal, world: World) -> None:
    dossier_id = world.finished(at("04-09 09:00"))

    assert tell() == 1

    code = Dossier.objects.values_list("code", flat=True).get(pk=dossier_id)
    known = portal.known[code]
    assert known.statuses == ["2", "4", "9"] == turns(dossier_id)
    knows_all(portal)
    last = known.last
    assert last["NgayTiepNhan"] == "20210406080000"
    assert last["NgayHenTra"] == "20210413080000"
    assert last["NgayKetThucXuLy"] == "20210409090000"
    assert (last["ChuHoSo"], last["LoaiDoiTuong"], last["MaDoiTuong"]) == (
        "Hoàng Thị Vy",
        "1",
        "020301000123",
    )
    assert last["DonViXuLy"] == "Sở Xây dựng"
    assert [one["TenGiayTo"] for one in last["DanhSachGiayToKetQua"]] == ["Giấy phép xây dựng"]
    received = known.progress[0]
    assert received["NoiDungXuLy"] == "Nông Thị Lan tiếp nhận"
    assert received["PhongBanXuLy"] == "Trung tâm Phục vụ hành chính công"


def test_each_turn_is_told_as_it_was_then(portal: NationalPortal, world: World) -> None:
    opened = world.received()
    tell(at("04-06 08:05"))
    assert portal.known[opened.code].last["TrangThaiHoSo"] == "2"
    heard = portal.heard

    tell(at("04-06 08:06"))
    assert portal.heard == heard  # nothing new, nothing told

    world.step(opened.dossier_id, world.lan, at("04-06 09:00"))
    tell(at("04-06 09:05"))
    assert portal.known[opened.code].statuses == ["2", "4"]
    assert portal.known[opened.code].last["NgayKetThucXuLy"] == ""


def test_dossiers_from_before_are_told_once_they_go_on_or_are_enrolled(
    world: World, portal: NationalPortal
) -> None:
    PortalDossier.objects.all().delete()
    first, second = world.received(), world.received()
    commands.follow(at=TUESDAY_8)
    PortalDossier.objects.all().delete()  # as if the portal had been named only now

    world.step(first.dossier_id, world.lan, at("04-06 09:00"))
    tell()
    assert set(portal.known) == {first.code}
    assert portal.known[first.code].statuses == ["2", "4"]

    assert commands.enrol(since=TUESDAY_8.date(), at=LATER) >= 1
    tell()
    assert set(portal.known) == {first.code, second.code}
    knows_all(portal)


def test_the_first_reading_leaves_out_what_was_there(world: World) -> None:
    world.received()

    commands.follow(at=TUESDAY_8)

    assert not PortalDossier.objects.exists()


def test_what_is_refused_at_the_counter_is_told_with_its_reason(portal: NationalPortal, world: World) -> None:
    opened = dossiers.refuse_at_the_door([world.intake()], reason="Không thuộc thẩm quyền")[0]

    tell()

    known = portal.known[opened.code]
    assert known.statuses == [str(int(Status.NOT_RECEIVED))]
    assert known.last["GhiChu"] == "Không thuộc thẩm quyền"


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.name)
def test_whatever_happens_to_a_dossier_the_portal_knows_its_status(
    portal: NationalPortal, world: World, rung: Rung
) -> None:
    """Every act there is; the portal hears of it between the acts before and this one, and at once."""
    (dossier_id,) = rung.ready(world, 1)
    tell()
    rung.do([rung.ordered(world, dossier_id)])

    assert tell() == 1

    knows_all(portal)
    assert PortalDossier.objects.get(pk=dossier_id).told_through == Dossier.objects.get(pk=dossier_id).version


def test_the_file_says_of_every_kind_whether_it_is_told() -> None:
    assert wire.shipped().told.keys() == set(Kind)


def test_messages_are_forgotten_and_what_was_told_is_not(portal: NationalPortal, world: World) -> None:
    world.received()
    told_at = until_told()
    assert PortalMessage.objects.filter(outcome="accepted").count() == 2

    assert commands.forget(at=told_at + timedelta(days=59)) == 0
    assert commands.forget(at=told_at + timedelta(days=61)) == 2
    assert PortalDossier.objects.get().told_through == 1
    tell(told_at + timedelta(days=62))
    assert portal.heard == 2
