"""A chance to be late as people read it: a label, and what it rests on in words."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from motcua.supervision.queries.risk.shown import LIKELY, SHOWN, Why, of_dossier
from motcua.ui import formats
from motcua.ui.templatetags import ui

_TELLS = 15  # from so many percent more or less on it is said
LIKE = {
    "unit": _("of the same procedure at this agency"),
    "procedure": _("of the same procedure"),
    "sector": _("of the same sector"),
    "all": _("of all procedures"),
}


def tag(chance: float) -> SafeString:
    """The chance as a label."""
    text = now_("%(percent)s likely to be late") % {"percent": formats.percent(100 * chance, 0)}
    return ui.tag(text, "orange" if chance >= LIKELY else "yellow")


def words(why: Why) -> list[str]:
    """What a chance rests on, a sentence each."""
    told = [_to_come(why)]
    told.append(now_("%(time)s of working time are left.") % {"time": ui.working_time(why.left_minutes)})
    return [*told, *load_and_pace(why.load_percent, why.pace_percent)]


def load_and_pace(load_percent: int, pace_percent: int) -> list[str]:
    """How an agency stands beside what is usual with it, where that tells something."""
    told, more, longer = [], load_percent - 100, pace_percent - 100
    if abs(more) >= _TELLS:
        said = now_("The agency has %(percent)s more open than usual.")
        less = now_("The agency has %(percent)s less open than usual.")
        told.append((said if more > 0 else less) % {"percent": formats.percent(abs(more), 0)})
    if abs(longer) >= _TELLS:
        said = now_("It lately takes %(percent)s longer than usual.")
        less = now_("It lately takes %(percent)s less time than usual.")
        told.append((said if longer > 0 else less) % {"percent": formats.percent(abs(longer), 0)})
    return told


def _to_come(why: Why) -> str:
    steps = ngettext("%(count)s step to come", "%(count)s steps to come", why.steps_left)
    said = steps % {"count": why.steps_left}
    if why.alike is None or why.half_minutes is None:
        return now_("%(steps)s; there are too few like cases to say how long it takes.") % {"steps": said}
    about = {
        "steps": said,
        "time": ui.working_time(why.half_minutes),
        "cases": formats.number(why.cases),
        "like": LIKE[why.alike.value],
    }
    text = now_(
        "%(steps)s, which took more than %(time)s of working time in half of %(cases)s like cases (%(like)s)."
    )
    return text % about


def shown(dossier_id: int) -> dict[str, Any]:
    """The chance of a dossier for its page; nothing of one that is not open, is late or was told none yet."""
    why = of_dossier(dossier_id)
    if why is None:
        return {}
    return {"risk": {"label": tag(why.chance), "words": words(why), "stands_out": why.chance >= SHOWN}}
