"""The centre's counters and groups by name, and which centres have a hall."""

from dataclasses import dataclass
from datetime import date

from motcua.hall.models import ServiceGroup, TicketKiosk
from motcua.hall.queries.groups import giving
from motcua.organisation.models import Counter, ServiceCentre
from motcua.organisation.queries import in_force


@dataclass(frozen=True, slots=True)
class Hall:
    """A centre that has a queue."""

    centre_id: int
    code: str
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Place:
    id: int
    number: int
    name: str


def halls(on: date) -> list[Hall]:
    """The centres in force whose groups give tickets."""
    having = ServiceGroup.objects.filter(giving(on)).values("centre_id")
    rows = ServiceCentre.objects.filter(in_force(on), pk__in=having).order_by("level", "code")
    return [Hall(*row) for row in rows.values_list("id", "code", "name_vi", "name_en")]


def hall_by_code(code: str) -> Hall | None:
    row = ServiceCentre.objects.filter(code=code).values_list("id", "code", "name_vi", "name_en").first()
    return Hall(*row) if row else None


def hall_of(centre_id: int) -> Hall:
    return Hall(*ServiceCentre.objects.values_list("id", "code", "name_vi", "name_en").get(pk=centre_id))


def hall_of_kiosk(key: str) -> Hall | None:
    """The hall whose machine has this key."""
    found = (
        TicketKiosk.objects.filter(key=key.replace("\x00", "")).values_list("centre_id", flat=True).first()
    )
    return hall_of(found) if found else None


def kiosk_key(centre_id: int) -> str:
    """Empty: the hall has no machine yet."""
    return TicketKiosk.objects.filter(centre_id=centre_id).values_list("key", flat=True).first() or ""


def counters(centre_id: int) -> list[Place]:
    rows = Counter.objects.filter(centre_id=centre_id).order_by("number", "id")
    return [Place(*row) for row in rows.values_list("id", "number", "name_vi")]


def groups(centre_id: int) -> list[tuple[int, str]]:
    """Ids and names, with their letters, in their order."""
    rows = ServiceGroup.objects.filter(centre_id=centre_id).order_by("position", "id")
    return [(pk, f"{letter} · {name}") for pk, letter, name in rows.values_list("id", "letter", "name_vi")]
