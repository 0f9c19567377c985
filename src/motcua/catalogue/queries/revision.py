"""Which state of the catalogue is in force, so that what is kept in memory can be known to be stale."""

from motcua.catalogue.models import CatalogueRevision


def revision() -> int:
    """The number of the catalogue's last change; 0 where it was never loaded."""
    return CatalogueRevision.objects.values_list("number", flat=True).first() or 0
