"""What the tests of the exchange do again and again: tell, wait out a pause, compare the two sides."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from motcua.dossiers.models import Dossier, Event
from motcua.exchange import commands
from motcua.exchange.models import PortalDossier
from motcua.exchange.queries import outbox
from motcua.simulation.national_portal import NationalPortal
from tests.world import TUESDAY_8

LATER = TUESDAY_8 + timedelta(days=30)


def tell(at: datetime = LATER) -> int:
    """Read on, and one try for everything that is due at this instant."""
    commands.follow(at=at)
    return commands.tell(outbox.due(at, limit=100), at=at)


def until_told(at: datetime = LATER, *, most: int = 60) -> datetime:
    """Try and wait out the pauses until nothing is owed; when that was."""
    for _ in range(most):
        tell(at)
        owing = PortalDossier.objects.filter(owing_since__isnull=False)
        if not owing.exists():
            return at
        at = max(at, *owing.values_list("next_try_at", flat=True))
    raise AssertionError(f"still owed: {list(owing.values())}")


def turns(dossier_id: int) -> Sequence[str]:
    """The statuses that our dossier went through, as the portal should know them."""
    rows = Event.objects.filter(dossier_id=dossier_id).order_by("seq").values_list("to_status", flat=True)
    return [str(status) for status, _ in groupby(rows)]


def knows_all(portal: NationalPortal) -> None:
    """Everything that the portal was told is what happened here, in its order, and nothing twice."""
    for dossier in Dossier.objects.filter(pk__in=PortalDossier.objects.values("pk")):
        known = portal.known[dossier.code]
        assert known.statuses == turns(dossier.pk)
        assert known.last["TrangThaiHoSo"] == str(dossier.status)
        moments = [one["ThoiDiemXuLy"] for one in known.progress]
        assert moments == sorted(moments)
        told = [(one["ThoiDiemXuLy"], one["NoiDungXuLy"]) for one in known.progress]
        assert len(told) == len(set(told))
