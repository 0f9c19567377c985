"""The kiosks: what one shows now, and those of a centre."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from motcua.organisation.models import Counter
from motcua.ratings.models import Kiosk


@dataclass(frozen=True, slots=True)
class Shown:
    """What a kiosk shows: where it stands, and the dossier that waits to be rated, if one does."""

    kiosk_id: int
    counter_number: int
    counter_name: str
    centre_name: str
    dossier_id: int | None = None
    code: str = ""
    officer_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfCounter:
    """A counter with the key of its kiosk; empty: it has none."""

    counter_id: int
    number: int
    name: str
    key: str


def kiosk(key: str, *, at: datetime) -> Shown | None:
    """What the kiosk with this key shows; None when there is no such kiosk."""
    one = (
        Kiosk.objects.filter(key=key.replace("\x00", ""))
        .select_related("counter__centre", "dossier__rating")
        .first()
    )
    if one is None:
        return None
    fresh = one.offered_at is not None and at - one.offered_at <= timedelta(
        minutes=settings.MOTCUA_KIOSK_MINUTES
    )
    waits = one.dossier is not None and fresh and not hasattr(one.dossier, "rating")
    return Shown(
        kiosk_id=one.pk,
        counter_number=one.counter.number,
        counter_name=one.counter.name_vi,
        centre_name=one.counter.centre.name_vi,
        dossier_id=one.dossier_id if waits else None,
        code=one.dossier.code if waits and one.dossier else "",
        officer_id=one.officer_id if waits else None,
    )


def kiosks_of(centre_id: int) -> list[OfCounter]:
    """The centre's counters in their order, each with the key of its kiosk."""
    counters = Counter.objects.filter(centre_id=centre_id).order_by("number", "id")
    keys = dict(Kiosk.objects.filter(counter__centre_id=centre_id).values_list("counter_id", "key"))
    return [OfCounter(c.pk, c.number, c.name_vi, keys.get(c.pk, "")) for c in counters]
