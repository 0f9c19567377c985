"""The list of coded reasons: held to by the acts that take one, and kept by the centre's supervisor."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from motcua.audit import commands as audit
from motcua.dossiers import policies
from motcua.dossiers.models import ReasonCode, Reasoned
from motcua.dossiers.queries import reasons
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.lib.folding import fold

_LONGEST = 200


class NoSuchReason(NotPossible):
    message = N_("“%(code)s” is not among the kinds of reasons to choose from.")


class UnnamedReason(NotPossible):
    message = N_("Give each kind of reason a name of at most %(length)s letters.")


class ReasonThere(NotPossible):
    message = N_("There is a kind of reason “%(name)s” already.")


def told(code: str) -> dict[str, str]:
    """What an event says of its reason's kind; nothing where none was chosen."""
    return {"reason_code": code} if code else {}


def demand_known(act: Reasoned, codes: Collection[str]) -> None:
    """Raise NoSuchReason for a code that is not offered; an act without one ("") is told in words alone."""
    wrong = reasons.unknown(act, {code for code in codes if code})
    if wrong:
        raise NoSuchReason(code=min(wrong))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWanted:
    """A reason as the supervisor wants it; without a code it is a new one."""

    act: Reasoned
    name_vi: str
    code: str = ""
    is_on: bool = True


@transaction.atomic
def set_reasons(wanted: Sequence[ReasonWanted], *, by: Actor, at: datetime) -> None:
    """Rename reasons, offer them or no longer, add new ones; each change is kept with who made it.

    Raises NoSuchReason, UnnamedReason, ReasonThere.
    """
    policies.demand_reasons(by)
    # Locked first, read then: what another added meanwhile is among them.
    list(ReasonCode.objects.select_for_update().order_by("pk").values_list("pk"))
    rows = {(row.act, row.code): row for row in ReasonCode.objects.order_by("pk")}
    for one in wanted:
        name = one.name_vi.strip()
        if not 0 < len(name) <= _LONGEST:
            raise UnnamedReason(length=_LONGEST)
        row = rows.get((one.act.value, one.code)) if one.code else _new(one.act, name, rows)
        if row is None:
            raise NoSuchReason(code=one.code)
        before = {"name": row.name_vi, "is_on": row.is_on} if row.pk else {}
        after = {"name": name, "is_on": one.is_on}
        if before != after:
            row.name_vi, row.is_on = name, one.is_on
            row.save()
            audit.change("reason", f"{row.act}/{row.code}", by=by, at=at, before=before, after=after)


def _new(act: Reasoned, name: str, rows: dict[tuple[str, str], ReasonCode]) -> ReasonCode:
    code = slugify(fold(name))[:40].strip("-") or "khac"
    if (act.value, code) in rows:
        raise ReasonThere(name=name)
    last = max((row.position for row in rows.values() if row.act == act), default=0)
    row = ReasonCode(act=act.value, code=code, name_vi=name, position=last + 1)
    rows[act.value, code] = row
    return row
