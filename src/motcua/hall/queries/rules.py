"""A centre's measures of its hall."""

from motcua.hall.models import HallRules


def rules_of(centre_id: int) -> HallRules:
    """The centre's own, or the defaults (not saved)."""
    return HallRules.objects.filter(centre_id=centre_id).first() or HallRules(centre_id=centre_id)
