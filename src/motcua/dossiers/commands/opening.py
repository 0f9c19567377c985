"""The ways a dossier begins: received, filed online, refused at the door, or incomplete.

One statement (receive.sql) numbers and writes the whole set. See also `receiving`, which answers
the dossiers that were filed online.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import orjson
from django.conf import settings
from django.db import IntegrityError, transaction

from motcua.catalogue import queries as catalogue
from motcua.dossiers import policies
from motcua.dossiers.commands import clock, reactions
from motcua.dossiers.commands import intake as intakes
from motcua.dossiers.commands.intake import Checked, Intake
from motcua.dossiers.commands.ledger import KeyUsedElsewhere, author, on_behalf
from motcua.dossiers.events.kinds import OF_ACT, Kind
from motcua.dossiers.events.state import COLUMNS, State, changes
from motcua.dossiers.models import SupplementRequest
from motcua.identity import commands as identity
from motcua.identity.commands import Met
from motcua.law.actor import Unit
from motcua.law.errors import N_, ActRefused, NotPossible
from motcua.law.lifecycle import Act, Status
from motcua.law.worktime import Limit
from motcua.lib import prepared
from motcua.organisation import queries as organisation

# No letter or digit that is mistaken for another when read from paper.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_SECRET_LENGTH = 10
_FEE = N_("Fee of the procedure")


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier that exists now. `repeated` tells that its key had opened it before."""

    dossier_id: int
    code: str
    event_id: int
    tracking_secret: str
    repeated: bool = False


class CatalogueMoved(NotPossible):
    message = N_(
        "The catalogue or the calendar changed at this moment. Nothing was stored: please send it again."
    )


class ReasonNeeded(NotPossible):
    message = N_("Give the reason.")


def receive(items: Sequence[Intake]) -> list[Opened]:
    """Receive new, complete dossiers: number, clock, first step, event (Decree 61/2018, art. 17).

    Atomic and set-based: all or none, in one statement. Raises IntakeNotPossible, Incomplete,
    NotPermitted; KeyUsedElsewhere when a key did something else before.
    """

    def started(checked: Checked) -> State:
        intakes.check_complete(checked.intake, checked.terms)
        return running(checked)

    return _open(Act.RECEIVE, items, started)


def running(checked: Checked) -> State:
    """The state of a dossier whose clock starts now at the intake step."""
    state = State(status=Status.RECEIVED, holder_centre_id=checked.intake.centre_id)
    clock.start(state, checked.intake.at, checked.hours.calendar, checked.terms)
    return state


def register_online(items: Sequence[Intake]) -> list[Opened]:
    """Keep dossiers filed online; the centre answers within 8 working hours† (Decree 45/2020)."""
    limit = Limit.parse(settings.MOTCUA_ONLINE_ANSWER_LIMIT)

    def waiting(checked: Checked) -> State:
        answer_by = checked.hours.calendar.due(checked.intake.at, limit)
        return State(
            status=Status.REGISTERED,
            step_id=checked.terms.first_step.id,
            holder_centre_id=checked.intake.centre_id,
            taken_at=checked.intake.at,
            step_due_at=answer_by,
            next_signal_at=answer_by,
        )

    return _open(Act.REGISTER_ONLINE, items, waiting)


def refuse_at_the_door(items: Sequence[Intake], *, reason: str, legal_ground: str = "") -> list[Opened]:
    """Do not receive, with a reason: paper 03 (Decree 61/2018, art. 17)."""
    if not reason.strip():
        raise ReasonNeeded

    def refused(checked: Checked) -> State:
        return State(status=Status.NOT_RECEIVED, closed_at=checked.intake.at)

    return _open(Act.REFUSE, items, refused, reason=reason, data={"legal_ground": legal_ground})


def ask_supplement_at_the_door(
    items: Sequence[Intake], *, missing: Sequence[str], reason: str
) -> list[Opened]:
    """Take note of incomplete dossiers and say what is missing: paper 02. Nothing is received yet."""
    if not reason.strip() or not missing:
        raise ReasonNeeded

    def waiting(checked: Checked) -> State:
        until = checked.intake.at + timedelta(days=settings.MOTCUA_SUPPLEMENT_DAYS)
        return State(
            status=Status.SUPPLEMENT_ASKED,
            status_before=Status.REGISTERED,
            step_id=checked.terms.first_step.id,
            holder_centre_id=checked.intake.centre_id,
            taken_at=checked.intake.at,
            next_signal_at=until,
            supplements_asked=1,
        )

    with transaction.atomic():
        opened = _open(Act.ASK_SUPPLEMENT, items, waiting, reason=reason, data={"items": list(missing)})
        days = timedelta(days=settings.MOTCUA_SUPPLEMENT_DAYS)
        SupplementRequest.objects.bulk_create(
            SupplementRequest(
                dossier_id=o.dossier_id,
                items=list(missing),
                reason=reason,
                asked_at=item.at,
                asked_by=item.by.name,
                answer_until=item.at + days,
            )
            for item, o in zip(items, opened, strict=True)
            if not o.repeated
        )
        return opened


def _open(
    act: Act,
    items: Sequence[Intake],
    begin: Callable[[Checked], State],
    *,
    reason: str = "",
    data: dict[str, Any] | None = None,
) -> list[Opened]:
    """Open the set; whose identity card was seen is known with the dossier, or neither is."""
    if not any(item.applicant.seen for item in items):
        return _open_all(act, items, begin, reason, data or {})
    with transaction.atomic():
        return _open_all(act, _met(items), begin, reason, data or {})


def _met(items: Sequence[Intake]) -> list[Intake]:
    """The same, with the persons whose cards were seen."""
    seen = [item.applicant for item in items if item.applicant.seen]
    people = identity.meet(
        [
            Met(
                number=one.identity,
                name=one.name,
                birth_on=one.birth_on,
                address=one.address,
                phone=one.phone,
                email=one.email,
            )
            for one in seen
        ]
    )
    return [
        replace(item, applicant=replace(item.applicant, person_id=people[item.applicant.identity]))
        if item.applicant.seen
        else item
        for item in items
    ]


def _open_all(
    act: Act,
    items: Sequence[Intake],
    begin: Callable[[Checked], State],
    reason: str,
    data: dict[str, Any],
) -> list[Opened]:
    """Look again when a twin with the same key, or a changed calendar, came in between."""
    if not items:
        return []
    behalf: dict[int, dict[str, Any]] = {}
    for item in items:
        standing = policies.Standing(
            centre_id=item.centre_id,
            agency_id=item.agency_id or 0,
            applicant_id=item.applicant.person_id,
            holder=Unit(centre_id=item.centre_id),
        )
        if absent := policies.demand(act, item.by, standing):
            behalf[id(item)] = on_behalf(absent)
    known: dict[Any, Opened] = {}
    for _ in range(3):
        fresh = [item for item in items if item.key not in known]
        try:
            with _apart():
                rows = iter(_write(act, fresh, begin, reason, data, behalf))
        except (IntegrityError, ActRefused):
            # Nearly every key is new, and the database keeps them unique: it is asked only now which were used.
            known = _opened_before([item for item in items if item.key is not None], act)
            if not any(item.key in known for item in fresh):
                raise
        except _Stale:
            organisation.forget_hours()
            catalogue.heed(catalogue.revision())
        else:
            return [known[item.key] if item.key in known else next(rows) for item in items]
    raise CatalogueMoved


def _apart() -> AbstractContextManager[None]:
    """What fails inside fails alone. Outside a transaction the one statement is one by itself."""
    return transaction.atomic() if transaction.get_connection().in_atomic_block else nullcontext()


_OPENED = """
    SELECT e.key, e.kind, e.dossier_id, d.code, e.id, d.tracking_secret
      FROM dossiers_event e JOIN dossiers_dossier d ON d.id = e.dossier_id WHERE e.key = ANY(%s::uuid[])
"""


def _opened_before(items: Sequence[Intake], act: Act) -> dict[Any, Opened]:
    if not items:
        return {}
    known = {}
    for key, kind, dossier_id, code, event_id, secret in prepared.fetch(
        _OPENED, [[item.key for item in items]]
    ):
        if kind != OF_ACT[act]:
            raise KeyUsedElsewhere
        known[key] = Opened(dossier_id, code, event_id, secret, repeated=True)
    return known


class _Stale(Exception):
    """The calendar or the version changed since it was read."""


def _write(
    act: Act,
    items: Sequence[Intake],
    begin: Callable[[Checked], State],
    reason: str,
    data: dict[str, Any],
    behalf: Mapping[int, dict[str, Any]],
) -> list[Opened]:
    """The opened dossiers in order. Raises _Stale when the calendar or the version read was no longer true."""
    if not items:
        return []
    kind = OF_ACT[act]
    files = intakes.named_files([item.documents for item in items])
    rows = [
        _row(ord_, kind, intakes.check(item), begin, reason, data | told | behalf.get(id(item), {}))
        for ord_, (item, told) in enumerate(zip(items, files, strict=True))
    ]
    told = {
        "items": orjson.dumps(rows).decode(),
        "catalogue_revision": catalogue.heeded(),
        "fee_name": _FEE,
    }
    written = reactions.write("receive", kind, told)
    if len(written) != len(rows):
        raise _Stale
    return [Opened(dossier_id, code, event_id, secret) for _, dossier_id, code, event_id, secret in written]


def _secret() -> str:
    """A word of the alphabet's letters, each as likely as another; one draw for all of them."""
    drawn, letters = secrets.randbelow(len(_ALPHABET) ** _SECRET_LENGTH), []
    for _ in range(_SECRET_LENGTH):
        drawn, letter = divmod(drawn, len(_ALPHABET))
        letters.append(_ALPHABET[letter])
    return "".join(letters)


def _row(
    ord_: int,
    kind: Kind,
    checked: Checked,
    begin: Callable[[Checked], State],
    reason: str,
    data: dict[str, Any],
) -> dict[str, Any]:
    state, by = begin(checked), checked.intake.by
    state.owed_dong = 0 if checked.intake.fee_paid else checked.intake.fee_dong
    who = author(by)
    return (
        {name: value for name, value in zip(COLUMNS, state.values, strict=True) if value is not None}
        | intakes.columns(checked)
        | who
        | {
            "by_counter_id": who["counter_id"],
            "counter_id": checked.intake.counter_id or who["counter_id"],
            "ord": ord_,
            "tracking_secret": _secret(),
            "registered_at": checked.intake.at if kind == Kind.REGISTERED else None,
            "kind": kind,
            "at": checked.intake.at,
            "reason": reason,
            "changes": changes(None, state),
            "data": data,
            "key": checked.intake.key,
            "fee_paid": checked.intake.fee_paid,
        }
    )
