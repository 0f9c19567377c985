"""Sitting with a citizen: begun by the officer, confirmed by the citizen's own code, ended with an outcome.

One session at a time: two people sit there. The officer never gets into the citizen's account: the code
goes to the citizen, and the computer is handed over by signing the officer out of it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from motcua.audit import commands as audit
from motcua.hall import policies
from motcua.hall.models import AssistedSession, Outcome, Topic
from motcua.identity import commands as identity
from motcua.identity.commands import Asked, CodePurpose, Opening, Proven
from motcua.identity.commands.accounts import NumberSeenElsewhere
from motcua.identity.models import Account
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible


class SessionOver(NotPossible):
    message = N_("This session has ended. Begin a new one.")


class NotConfirmed(NotPossible):
    message = N_("The citizen has to confirm with their code first, a few minutes ago at most.")


class UnknownChoice(NotPossible):
    message = N_("Choose the topic and the outcome from the list.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Whom the officer sits with. `number` counts only if the officer has seen the identity card;
    `lost_contact` lets the proven target take the place of the one that the citizen has lost.
    """

    target: str
    name: str
    topic: Topic
    number: str = ""
    number_seen: bool = False
    lost_contact: bool = False
    holder: str
    address: str
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`number_refused`: the number that the officer saw belongs to another account already."""

    account_opened: bool
    number_refused: bool


@transaction.atomic
def begin(order: Begin, *, by: Actor, at: datetime) -> int:
    """Send the citizen a code and open the session; its id. Raises NotAHelper and what codes raise."""
    centre_id = policies.centre_of(by)
    if centre_id is None:
        raise policies.NotAHelper
    if order.topic not in Topic.values:
        raise UnknownChoice
    way, target = identity.read_target(order.target)
    carries: dict[str, Any] = {
        "name": order.name,
        "number": order.number if order.number_seen else "",
        "declared": order.number,
        "lost_contact": order.lost_contact and order.number_seen,
        "language": order.language,
    }
    asked = Asked(
        way=way,
        target=target,
        purpose=CodePurpose.ASSIST,
        holder=order.holder,
        address=order.address,
        carries=carries,
    )
    session = AssistedSession.objects.create(
        officer_id=by.officer_id or 0,
        centre_id=centre_id,
        code_id=identity.send(asked, at=at),
        topic=order.topic,
        started_at=at,
    )
    return session.pk


def send_again(session_id: int, *, holder: str, by: Actor, at: datetime) -> None:
    session = _own(session_id, by)
    identity.send_again(session.code_id, holder=holder, at=at)


def confirm(session_id: int, code: str, *, holder: str, by: Actor, at: datetime) -> Confirmed:
    """Take the citizen's code: their account is found, or opened. Raises what codes and accounts raise."""
    session = _own(session_id, by)
    # Outside the transaction below: a wrong try counts even though it raises.
    proven = identity.prove(session.code_id, code, holder=holder, at=at)
    with transaction.atomic():
        replaced = _replaced_contact(proven)
        told = proven.carries
        opening = Opening(
            name=told["name"], identity_number=told["declared"], language=told.get("language", "vi")
        )
        entered = identity.enter(proven, opening, at=at)
        refused = bool(told["number"]) and not _seen(entered.account, told["number"], at)
        entered.account.refresh_from_db()
        session.person_id, session.account = entered.account.person_id, entered.account
        session.confirmed_at, session.account_opened = at, entered.opened
        session.identity_seen, session.contact_replaced = bool(told["number"]) and not refused, replaced
        session.save()
        _note(session, proven, by, at)
    return Confirmed(entered.opened, refused)


def _note(session: AssistedSession, proven: Proven, by: Actor, at: datetime) -> None:
    """What an officer's word alone has changed stands in the trail of changes."""
    told = {"assisted_session": session.pk, "way": proven.way.value}
    if session.identity_seen:
        audit.change("identity card seen", f"person {session.person_id}", by=by, at=at, after=told)
    if session.contact_replaced:
        audit.change("sign-in contact replaced", f"account {session.account_id}", by=by, at=at, after=told)


def _replaced_contact(proven: Proven) -> bool:
    """A lost telephone: the card that the officer saw names the account, the new code proves the new one."""
    if not proven.carries["lost_contact"]:
        return False
    account_id = identity.account_by_number(proven.carries["number"])
    if account_id is None:
        return False
    identity.change_contact(replace(proven, account_id=account_id))
    identity.forget_second_factors(account_id)
    return True


def _seen(account: Account, number: str, at: datetime) -> bool:
    try:
        identity.see_identity(account.pk, number, at=at)
    except NumberSeenElsewhere:
        return False
    return True


@transaction.atomic
def hand_over(session_id: int, *, by: Actor, at: datetime) -> Account:
    """The account to sign in on this computer in place of the officer: once, soon after the code.

    Raises NotConfirmed.
    """
    session = _own(session_id, by, locked=True)
    fresh = session.confirmed_at is not None and at - session.confirmed_at <= policies.HAND_OVER_WITHIN
    if not fresh or session.handed_over_at is not None or session.account is None:
        raise NotConfirmed
    session.handed_over_at = at
    session.save(update_fields=["handed_over_at"])
    return session.account


_LINK = """
INSERT INTO hall_assisteddossier (session_id, dossier_id)
SELECT s.id, d.id
  FROM hall_assistedsession s
  CROSS JOIN LATERAL (
        SELECT id, channel, registered_at FROM dossiers_dossier WHERE applicant_id = s.person_id
        UNION  -- what they filed for another has that one as its applicant, and their draft
        SELECT o.id, o.channel, o.registered_at
          FROM dossiers_draft f JOIN dossiers_dossier o ON o.id = f.dossier_id
         WHERE f.account_id = s.account_id AND f.saved_at >= s.started_at - interval '90 days'
       ) d
 WHERE s.id = ANY(%s) AND s.confirmed_at IS NOT NULL AND d.channel = 'online'
   AND d.registered_at BETWEEN s.confirmed_at AND s.ended_at
    ON CONFLICT (dossier_id) DO NOTHING
"""


@transaction.atomic
def end(session_id: int, *, topic: str, outcome: str, note: str = "", by: Actor, at: datetime) -> int:
    """Close the session; how many dossiers were filed in it. Raises SessionOver, UnknownChoice."""
    if topic not in Topic.values or outcome not in Outcome.values or outcome == Outcome.FORGOTTEN:
        raise UnknownChoice
    session = _own(session_id, by, locked=True)
    session.topic, session.outcome, session.note = topic, outcome, " ".join(note.split())[:500]
    session.ended_at = at
    session.save()
    return _link([session.pk])


@transaction.atomic
def end_forgotten(*, at: datetime) -> int:
    """Close what nobody closed, at the time it would have ended at the latest; how many."""
    opened = AssistedSession.objects.filter(ended_at=None, started_at__lt=at - policies.FORGOTTEN_AFTER)
    ids = list(opened.select_for_update(skip_locked=True).values_list("pk", flat=True))
    AssistedSession.objects.filter(pk__in=ids).update(
        ended_at=F("started_at") + policies.FORGOTTEN_AFTER, outcome=Outcome.FORGOTTEN
    )
    _link(ids)
    return len(ids)


def _link(ids: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_LINK, [ids])
        return int(cursor.rowcount)


def _own(session_id: int, by: Actor, *, locked: bool = False) -> AssistedSession:
    """The officer's own open session; `locked` for what is done once, in a transaction."""
    if not policies.may_assist(by):
        raise policies.NotAHelper
    sessions = AssistedSession.objects.select_for_update() if locked else AssistedSession.objects
    found = sessions.filter(pk=session_id, officer_id=by.officer_id or 0).first()
    if found is None or found.ended_at is not None:
        raise SessionOver
    return found
