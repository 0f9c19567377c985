"""What every page about messages shows: the frame, and the row of tabs."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.entrance import frame
from motcua.exchange import policies as exchange
from motcua.exchange import providers
from motcua.law.actor import Actor


def shown(actor: Actor, here: str, **more: Any) -> dict[str, Any]:
    rows = [
        ("desk:notices", _("Message plan")),
        ("desk:notice_failures", _("Not delivered")),
        *([("desk:notice_book", _("Sample messages"))] if settings.DEMO else []),
        *([("desk:exchange", _("National portal"))] if _tells_portal(actor) else []),
    ]
    tabs = [{"href": reverse(name), "text": text, "current": name == here} for name, text in rows]
    return frame(actor) | {"tabs": tabs} | more


def _tells_portal(actor: Actor) -> bool:
    return exchange.may_look(actor) and providers.offered() is not None
