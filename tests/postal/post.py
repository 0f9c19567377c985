"""Small words for the post in tests: Bích carries, chị Vy asks, and what must always hold."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from motcua.dossiers.models import Dossier, Event
from motcua.identity.models import Person
from motcua.law.actor import Actor, ActorKind, Role
from motcua.law.lifecycle import Status
from motcua.lib import s10
from motcua.organisation import queries as organisation
from motcua.organisation.models import AdministrativeUnit, Agency
from motcua.postal import commands
from motcua.postal.commands.asking import Asked
from motcua.postal.commands.moving import Move, Moved
from motcua.postal.models import (
    ENDED,
    Consigned,
    Direction,
    Shipment,
    ShipmentEvent,
    State,
    Turn,
)
from motcua.postal.queries import quoting
from tests import world as worlds
from tests.world import SINCE, TUESDAY_8, World, at

NOON = at("04-06 14:00")
LATER = NOON + timedelta(minutes=30)
WAYBILL = s10.number("RN", 47312482, "VN")
HOME = "06040"


@dataclass(frozen=True)
class Post:
    """The world with a post: units in force, rates, a post officer, and Vy as a known person."""

    world: World
    bich: Actor
    quan: Actor  # carries beside Bích
    vy: Actor

    def result(self, when: datetime = NOON, **other: Any) -> int:
        """A dossier of Vy's whose result is there; its id."""
        dossier_id = self.world.finished(when, **other)
        Dossier.objects.filter(pk=dossier_id).update(applicant=self.vy.person_id)
        return dossier_id

    def asked(self, dossier_id: int | None = None, **other: Any) -> Shipment:
        """Vy asks for the return of a result (one that is there, when no dossier is named)."""
        when = other.pop("at", LATER)
        direction = other.pop("direction", Direction.RETURN)
        inside = other.pop("dossier_ids", None)
        if inside is None and "version_id" not in other:
            inside = (dossier_id if dossier_id is not None else self.result(),)
        told: dict[str, Any] = {
            "direction": direction,
            "by": self.vy,
            "at": when,
            "centre_id": self.world.centre.pk,
            "name": "Hoàng Thị Vy",
            "phone": "0912345678",
            "commune_code": HOME,
            "detail": "Số 5, khu 2",
            "seen_dong": 30_000,
            "dossier_ids": inside or (),
            "person_id": self.vy.person_id,
            "key": uuid4(),
        }
        return Shipment.objects.get(pk=commands.ask([Asked(**(told | other))])[0].shipment_id)

    def move(self, shipment: Shipment, turn: Turn, by: Actor | None = None, **other: Any) -> Moved:
        when = other.pop("at", LATER + timedelta(minutes=30))
        order = Move(shipment_id=shipment.pk, turn=turn, by=by or self.bich, at=when, **other)
        done = commands.move([order])[0]
        shipment.refresh_from_db()
        return done

    def taken_over(self, shipment: Shipment | None = None, **other: Any) -> Shipment:
        """A letter in Bích's hands."""
        shipment = shipment or self.asked()
        self.move(shipment, Turn.HAND_OVER, **({"waybill": WAYBILL} | other))
        return shipment


CARRIER = Actor(kind=ActorKind.INTEGRATION, name="carrier")


def build(world: World | None = None) -> Post:
    """The post in the database, some ten rows beside the world's."""
    world = world or worlds.build()
    province = Agency.objects.get(code="tinh")
    organisation.forget_units()
    units = [
        ("20", "province", "", "Tỉnh Lạng Sơn", province),
        (HOME, "commune", "20", "Xã Thất Khê", None),
        ("06001", "commune", "20", "Xã Đoàn Kết", None),
        ("01", "province", "", "Thành phố Hà Nội", None),
        ("00070", "commune", "01", "Phường Hoàn Kiếm", None),
    ]
    AdministrativeUnit.objects.bulk_create(
        AdministrativeUnit(
            code=code,
            kind=kind,
            province_code=of,
            name_vi=name,
            name_en=name,
            valid_from=SINCE,
            agency=agency,
        )
        for code, kind, of, name, agency in units
    )
    commands.load_rates()
    vy = Person.objects.create(
        name="Hoàng Thị Vy", folded_name="hoang thi vy", identity_number="020301000123", phone="0912345678"
    )
    today = TUESDAY_8.date()
    return Post(
        world=world,
        bich=worlds._officer("bich", "Hứa Thị Bích", province, [(Role.POST_OFFICER, world.centre)], on=today),
        quan=worlds._officer("quan", "Đàm Văn Quân", province, [(Role.POST_OFFICER, world.centre)], on=today),
        vy=Actor(kind=ActorKind.CITIZEN, name=vy.name, person_id=vy.pk),
    )


def everything_holds() -> None:
    """The post's invariants, from the rows alone."""
    for shipment in Shipment.objects.all():
        trail = list(ShipmentEvent.objects.filter(shipment=shipment).order_by("pk"))
        assert trail[0].turn == "ask"
        state = ""
        for event in trail:
            assert event.from_state == state
            state = event.to_state
        assert state == shipment.state
        open_ = Consigned.objects.filter(shipment=shipment, is_open=True).exists()
        assert not (open_ and State(shipment.state) in ENDED)
        if shipment.handed_at is not None and shipment.direction == Direction.RETURN:
            _left_the_authority(shipment)


def _left_the_authority(shipment: Shipment) -> None:
    for one in Consigned.objects.filter(shipment=shipment):
        event = Event.objects.filter(
            dossier=one.dossier_id, kind="post_sent", data__shipment=shipment.reference
        )
        assert event.count() == 1
        assert one.dossier.status == Status.RETURNED or one.dossier.events.filter(kind="reopened").exists()


def quoted(centre_id: int, commune: str, on: date | None = None) -> int:
    return quoting.quote(centre_id, commune, on=on or NOON.date()).amount_dong
