"""What the desk's page of a dossier says of the post."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.dossiers.queries import Page
from motcua.law.actor import Actor
from motcua.law.lifecycle import IN_HAND, OPEN, Status
from motcua.postal import policies
from motcua.postal.queries import one
from motcua.postal.queries.one import Direction


def of(page: Page, actor: Actor) -> dict[str, Any]:
    """Its shipments, and what the post may be asked. Most dossiers have nothing to do with it: no statement."""
    centre_id = page.dossier.centre_id
    told = any(event.kind.startswith("post_") for event in page.timeline)
    shipments = one.of_dossier(page.dossier.pk, actor) if told else ()
    taken = {shown.line.direction for shown in shipments if not shown.ended}
    may = policies.may_carry(actor, centre_id)
    fits = {
        Direction.RETURN: page.status in OPEN,
        Direction.COLLECTION: page.status in IN_HAND | {Status.REGISTERED},
    }
    return {
        "shipments": [(shown.line.reference, _(shown.line.label)) for shown in shipments],
        "post_opens": policies.may_look(actor, centre_id),
        "post_asks": [d.value for d in Direction if may and fits[d] and d not in taken],
    }
