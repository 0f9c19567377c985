"""The centre's own measures of its hall, and its groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.forms.models import model_to_dict

from motcua.audit import commands as audit
from motcua.hall import policies
from motcua.hall.models import HallRules
from motcua.hall.queries.rules import rules_of
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible

MEASURES: Sequence[str] = (
    "wait_minutes",
    "idle_minutes",
    "hold_minutes",
    "per_counter",
    "phone_per_address",
    "appointments_each",
    "days_ahead",
    "remind_hours",
    "late_minutes",
)


class NoMeasure(NotPossible):
    message = N_("Every measure is a whole number from 1 to 999.")


@dataclass(frozen=True, slots=True)
class Measures:
    """The rules by the names of HallRules."""

    of: dict[str, int]


@transaction.atomic
def set_rules(measures: Measures, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Set the thresholds of alerts and the bounds of the hall. Raises NotTheHallsSupervisor, NoMeasure."""
    policies.demand_directing(by, centre_id)
    if set(measures.of) != set(MEASURES) or any(not 1 <= one <= 999 for one in measures.of.values()):
        raise NoMeasure
    before = model_to_dict(rules_of(centre_id), fields=MEASURES)
    HallRules.objects.update_or_create(centre_id=centre_id, defaults=measures.of)
    audit.change("hall rules", f"centre {centre_id}", by=by, at=at, before=before, after=measures.of)
