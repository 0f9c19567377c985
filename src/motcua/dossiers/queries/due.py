"""Which dossiers wait for a job."""

from datetime import datetime

from motcua.dossiers.models import Consultation, Dossier, Silence
from motcua.law.lifecycle import IN_HAND, OPEN, Status

_OPEN = sorted(int(s) for s in OPEN)


def signals_due(at: datetime) -> list[int]:
    """Open dossiers whose next signal is due, but for those that `unanswered` gives."""
    due = Dossier.objects.filter(status__in=_OPEN, next_signal_at__lte=at)
    waiting = due.exclude(status=Status.SUPPLEMENT_ASKED)
    return list(waiting.order_by("next_signal_at", "id").values_list("id", flat=True))


def unanswered(at: datetime) -> list[int]:
    """Dossiers whose applicant did not answer a request for a supplement within its time (90 days†)."""
    due = Dossier.objects.filter(status=Status.SUPPLEMENT_ASKED, next_signal_at__lte=at)
    return list(due.order_by("next_signal_at", "id").values_list("id", flat=True))


def open_by_calendar(calendar_id: int) -> list[int]:
    """Dossiers in hand whose competent agency works by this calendar."""
    in_hand = Dossier.objects.filter(
        status__in=sorted(int(s) for s in IN_HAND), agency__calendar_id=calendar_id
    )
    return list(in_hand.order_by("id").values_list("id", flat=True))


def silent_opinions(at: datetime) -> dict[int, tuple[int, ...]]:
    """The agencies, by dossier in process, whose opinion did not come in time and whose silence says something."""
    late = Consultation.objects.filter(
        answered_at=None, due_at__lt=at, dossier__status=Status.IN_PROCESS
    ).exclude(silence=Silence.WAITS)
    found: dict[int, tuple[int, ...]] = {}
    for dossier_id, agency_id in late.order_by("dossier_id", "id").values_list("dossier_id", "agency_id"):
        found[dossier_id] = (*found.get(dossier_id, ()), agency_id)
    return found
