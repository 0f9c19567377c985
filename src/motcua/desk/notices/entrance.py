"""What every page about messages shows: the frame, and the row of tabs."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.entrance import frame
from motcua.law.actor import Actor


def shown(actor: Actor, here: str, **more: Any) -> dict[str, Any]:
    rows = [
        ("desk:notices", _("Message plan")),
        ("desk:notice_failures", _("Not delivered")),
        *([("desk:notice_book", _("Sample messages"))] if settings.DEMO else []),
    ]
    tabs = [{"href": reverse(name), "text": text, "current": name == here} for name, text in rows]
    return frame(actor) | {"tabs": tabs} | more
