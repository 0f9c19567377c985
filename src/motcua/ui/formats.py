"""How figures and times are written on the pages, in Vietnamese and in English.

Django's own formats are not asked: an authority's paper writes '15 giờ 20 phút, ngày 29/4/2021',
and a page must say the same as the paper beside it.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOTHING = "—"
WORKING_DAY_MINUTES = 480


def vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")


def number(value: int | float | Decimal | None, decimals: int = 0) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English."""
    if value is None:
        return NOTHING
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if vietnamese() else text


def percent(value: float | Decimal | None, decimals: int = 2) -> str:
    """A share that is already in percent: 99,87%."""
    return NOTHING if value is None else f"{number(value, decimals)}%"


def money(dong: int | None) -> str:
    """120.000 đồng."""
    return NOTHING if dong is None else _("%(amount)s dong") % {"amount": number(dong)}


def size(count: int | None) -> str:
    """A file's size: 812 B, 3,4 KB, 12,0 MB; a kilobyte is 1,024 bytes."""
    if count is None:
        return NOTHING
    if count < 1024:
        return f"{count} B"
    kilobytes = count / 1024
    return f"{number(kilobytes, 1)} KB" if kilobytes < 1024 else f"{number(kilobytes / 1024, 1)} MB"


def day(value: date | datetime | None) -> str:
    """29/04/2021; of an instant, the day in Vietnam."""
    if value is None:
        return NOTHING
    return f"{local(value):%d/%m/%Y}" if isinstance(value, datetime) else f"{value:%d/%m/%Y}"


def short(at: datetime | None) -> str:
    """29/04/2021 15:20."""
    return NOTHING if at is None else f"{local(at):%d/%m/%Y %H:%M}"


def long(at: datetime | None) -> str:
    """'15 giờ 20 phút, ngày 29/4/2021', as the receipt says it (Circular 01/2018/TT-VPCP, form 01)."""
    if at is None:
        return NOTHING
    here = local(at)
    places = {
        "hour": here.hour,
        "minute": f"{here.minute:02}",
        "date": f"{here.day}/{here.month}/{here.year}",
    }
    return _("%(hour)s:%(minute)s on %(date)s") % places


def hour(at: datetime | None) -> str:
    return NOTHING if at is None else f"{local(at):%H:%M}"


def iso(at: date | datetime | None) -> str:
    """For the `datetime` attribute of <time>."""
    if at is None:
        return ""
    return local(at).isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()


def span(minutes: int, *, day_minutes: int = WORKING_DAY_MINUTES) -> str:
    """A length of time by its two largest units: '1 ngày 3 giờ', '40 phút'."""
    return _span(minutes, day_minutes, get_language() or "vi")


@lru_cache(maxsize=8192)
def _span(minutes: int, day_minutes: int, language: str) -> str:  # noqa: ARG001 - the words depend on it
    days, rest = divmod(abs(minutes), day_minutes)
    hours, left = divmod(rest, 60)
    said = []
    if days:
        said.append(ngettext("%(count)s day", "%(count)s days", days) % {"count": number(days)})
    if hours:
        said.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    if left and not days:
        said.append(ngettext("%(count)s minute", "%(count)s minutes", left) % {"count": left})
    return " ".join(said) or _("under a minute")


def local(at: datetime) -> datetime:
    return at.astimezone(HANOI)
