"""Where an open page hears of changes: the address of the event stream with the page's signed word.

Empty where no event stream is set up: then nothing is signed, and the page is right without it.
"""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from motcua.lib import topics


def address(*told: str) -> str:
    """For a page that looks for itself when one of the topics changes; empty topics are left out."""
    return _address(told)


def address_for_all(request: HttpRequest, *told: str) -> str:
    """For a page that shows everybody the same: it is looked at once a change, for all who have it open."""
    return _address(told, path=request.get_full_path(), language=get_language() or "")


def _address(told: tuple[str, ...], **shared: str) -> str:
    if not settings.MOTCUA_LIVE_URL:
        return ""
    return f"{settings.MOTCUA_LIVE_URL}/live/{topics.word([topic for topic in told if topic], **shared)}"
