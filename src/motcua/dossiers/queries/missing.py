"""What others forgot: the papers that dossiers of a procedure were most often asked to supplement."""

from motcua.dossiers.models import OftenMissing

_SHOWN = 5


def often_missing(procedure_id: int) -> list[str]:
    """Names of papers, the most often missing first; empty where too few were asked for to tell."""
    rows = OftenMissing.objects.filter(procedure_id=procedure_id).order_by("-times", "name")
    return list(rows.values_list("name", flat=True)[:_SHOWN])
