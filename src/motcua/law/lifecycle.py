"""The dossier's life: one table that code, screens, tests and docs/newcomer/lifecycle.md read.

Statuses carry the National Public Service Portal's codes. Law: Decree 61/2018/NĐ-CP art. 17-20,
Decree 118/2025/NĐ-CP, Circulars 01/2018 and 03/2025/TT-VPCP.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from motcua.law.actor import Role
from motcua.law.errors import N_


class Status(IntEnum):
    """Where a dossier stands; the number is the national portal's `TrangThaiHoSo`."""

    REGISTERED = 1  # filed online, waiting for the centre's answer
    RECEIVED = 2  # accepted by the centre, the clock runs
    NOT_RECEIVED = 3  # refused with a reason
    IN_PROCESS = 4  # moved on from intake
    SUPPLEMENT_ASKED = 5  # the applicant owes papers; the clock stands
    PAYMENT_ASKED = 6  # the applicant owes money; the clock stands
    WITHDRAWN = 7  # by the applicant
    STOPPED = 8  # by the authority
    FINISHED = 9  # the result exists; timeliness is judged
    RETURNED = 10  # the applicant has the result


class Clock(StrEnum):
    """What the working-time clock does while a dossier stands in a status."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    STANDING = "standing"
    ENDED = "ended"


CLOCK: dict[Status, Clock] = {
    Status.REGISTERED: Clock.NOT_STARTED,
    Status.RECEIVED: Clock.RUNNING,
    Status.NOT_RECEIVED: Clock.ENDED,
    Status.IN_PROCESS: Clock.RUNNING,
    Status.SUPPLEMENT_ASKED: Clock.STANDING,
    Status.PAYMENT_ASKED: Clock.STANDING,
    Status.WITHDRAWN: Clock.ENDED,
    Status.STOPPED: Clock.ENDED,
    Status.FINISHED: Clock.ENDED,
    Status.RETURNED: Clock.ENDED,
}

LABELS: dict[Status, str] = {
    Status.REGISTERED: N_("Newly registered"),
    Status.RECEIVED: N_("Received"),
    Status.NOT_RECEIVED: N_("Not received"),
    Status.IN_PROCESS: N_("In process"),
    Status.SUPPLEMENT_ASKED: N_("Supplement asked"),
    Status.PAYMENT_ASKED: N_("Financial obligation asked"),
    Status.WITHDRAWN: N_("Withdrawn by the applicant"),
    Status.STOPPED: N_("Stopped"),
    Status.FINISHED: N_("Finished"),
    Status.RETURNED: N_("Returned"),
}

RUNNING = frozenset({Status.RECEIVED, Status.IN_PROCESS})
STANDING = frozenset({Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED})
IN_HAND = RUNNING | STANDING  # received and not yet decided: "in process" in the reports
OPEN = IN_HAND | {Status.REGISTERED, Status.FINISHED}  # somebody still owes the next act
CLOSED = frozenset(Status) - OPEN


class Act(StrEnum):
    """The commands that change a dossier, by their names in `dossiers.commands`."""

    REGISTER_ONLINE = "register_online"
    RECEIVE = "receive"
    REFUSE = "refuse"
    ASK_SUPPLEMENT = "ask_supplement"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    ASK_PAYMENT = "ask_payment"
    CHARGE_FEE = "charge_fee"
    RECORD_PAYMENT = "record_payment"
    ASSIGN = "assign"
    GIVE = "give"
    TAKE = "take"
    COMPLETE_STEP = "complete_step"
    CONSULT = "consult"
    GIVE_OPINION = "give_opinion"
    NOTE_SILENCE = "note_silence"
    APPROVE = "approve"
    RETURN_TO_STEP = "return_to_step"
    FINISH = "finish"
    HAND_OVER = "hand_over"
    APOLOGISE = "apologise"
    WITHDRAW = "withdraw"
    STOP = "stop"
    REOPEN = "reopen"
    REDATE = "redate"
    SIGNAL = "signal"
    CHANGE_RETURN = "change_return"
    ASK_QUESTION = "ask_question"
    ANSWER_QUESTION = "answer_question"
    NOTE_COMPLAINT = "note_complaint"
    NOTE_COMPLAINT_ANSWER = "note_complaint_answer"
    NOTE_RATING = "note_rating"
    REVOKE_RESULT = "revoke_result"
    NOTE_POST_ASKED = "note_post_asked"
    NOTE_POST_COLLECTED = "note_post_collected"
    NOTE_POST_SENT = "note_post_sent"
    NOTE_POST_DELIVERED = "note_post_delivered"
    NOTE_POST_RETURNED = "note_post_returned"


# What the public post does with a dossier's papers (Decision 45/2016/QĐ-TTg) is told on its timeline and
# changes nothing of its state: these are done through `postal`, not from the dossier's own page.
POSTAL_ACTS = frozenset(act for act in Act if act.startswith("note_post_"))


class Place(StrEnum):
    """At which unit the actor must hold the role."""

    CENTRE = "centre"  # the centre that receives or received the dossier
    HOLDER = "holder"  # the unit that holds the dossier now
    STEP = "step"  # the holding unit, with the role that the step names
    COMPETENT = "competent"  # the competent agency
    KEEPER = "keeper"  # the unit that holds the dossier now; once nobody does, the centre
    CONSULTED = "consulted"  # an agency whose opinion was asked
    ANYWHERE = "anywhere"


class ClockEffect(StrEnum):
    NONE = "none"
    STARTS = "starts"
    STOPS = "stops"
    RUNS_ON = "runs_on"  # the remaining working minutes, stored at the pause, run on
    MOVES = "moves"  # a new due time; the first one still judges
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table.

    `to` None means: stays as it is, or goes back to the status before the pause (RUNS_ON).
    `applicant` tells whether the person whose dossier it is may do it, `system` whether a job may.
    """

    act: Act
    sources: frozenset[Status | None]
    to: Status | None
    roles: frozenset[Role]
    place: Place
    needs: tuple[str, ...]
    clock: ClockEffect
    applicant: bool = False
    system: bool = False


def _row(
    act: Act,
    sources: object,
    to: Status | None,
    roles: set[Role],
    place: Place,
    needs: str,
    clock: ClockEffect,
    *,
    applicant: bool = False,
    system: bool = False,
) -> Transition:
    if not isinstance(sources, (set, frozenset)):
        raise TypeError("sources is a set of statuses")
    words = tuple(needs.split())
    return Transition(act, frozenset(sources), to, frozenset(roles), place, words, clock, applicant, system)


_S, _A, _R, _P, _C = Status, Act, Role, Place, ClockEffect
_FRONT = {_R.INTAKE_OFFICER}
_WORKERS = {_R.PROCESSING_OFFICER, _R.APPROVER}
_BEFORE = frozenset({_S.REGISTERED}) | RUNNING
_NOBODY: set[Role] = set()
_ALL, _THERE = frozenset(_S), frozenset({_S.FINISHED, _S.RETURNED})
_KEEPERS = _FRONT | _WORKERS | {_R.CLERK, _R.SUPERVISOR}
_JUDGES = {_R.SUPERVISOR, _R.APPROVER, _R.LEADER}

TABLE: tuple[Transition, ...] = (
    _row(
        _A.REGISTER_ONLINE,
        {None},
        _S.REGISTERED,
        {_R.GUIDANCE_OFFICER, _R.POST_OFFICER, _R.INTAKE_OFFICER},
        _P.CENTRE,
        "procedure applicant",
        _C.NONE,
        applicant=True,
    ),
    _row(
        _A.RECEIVE,
        {None, _S.REGISTERED},
        _S.RECEIVED,
        _FRONT | {_R.POST_OFFICER},
        _P.CENTRE,
        "procedure applicant documents",
        _C.STARTS,
    ),
    _row(
        _A.REFUSE, {None, _S.REGISTERED}, _S.NOT_RECEIVED, _FRONT, _P.CENTRE, "reason legal_ground", _C.NONE
    ),
    _row(
        _A.ASK_SUPPLEMENT,
        {None} | _BEFORE,
        _S.SUPPLEMENT_ASKED,
        _FRONT | _WORKERS,
        _P.HOLDER,
        "items reason",
        _C.STOPS,
    ),
    _row(
        _A.ACCEPT_SUPPLEMENT,
        {_S.SUPPLEMENT_ASKED},
        None,
        _FRONT | _WORKERS,
        _P.HOLDER,
        "documents",
        _C.RUNS_ON,
        applicant=True,
    ),
    _row(
        _A.ASK_PAYMENT,
        _BEFORE,
        _S.PAYMENT_ASKED,
        _FRONT | _WORKERS,
        _P.HOLDER,
        "amount legal_ground",
        _C.STOPS,
    ),
    _row(
        # The case of the procedure's own fee, chosen by the payer or at the counter; no clock stops for it.
        _A.CHARGE_FEE,
        _BEFORE | {_S.FINISHED},
        None,
        {_R.CASHIER, _R.INTAKE_OFFICER},
        _P.CENTRE,
        "case amount",
        _C.NONE,
        applicant=True,
        system=True,
    ),
    _row(
        _A.RECORD_PAYMENT,
        _BEFORE | {_S.PAYMENT_ASKED, _S.FINISHED},
        None,
        {_R.CASHIER, _R.INTAKE_OFFICER},
        _P.CENTRE,
        "amount",
        _C.RUNS_ON,
        system=True,
    ),
    _row(_A.ASSIGN, IN_HAND, None, _WORKERS | {_R.SUPERVISOR}, _P.HOLDER, "officer", _C.NONE),
    _row(
        _A.GIVE,
        RUNNING,
        _S.IN_PROCESS,
        {_R.APPROVER, _R.SUPERVISOR, _R.INTAKE_OFFICER},
        _P.HOLDER,
        "agency reason",
        _C.NONE,
    ),
    _row(_A.TAKE, {_S.IN_PROCESS}, None, _WORKERS | {_R.CLERK, _R.INTAKE_OFFICER}, _P.HOLDER, "", _C.NONE),
    _row(_A.COMPLETE_STEP, RUNNING, _S.IN_PROCESS, _NOBODY, _P.STEP, "outcome", _C.NONE),
    _row(_A.CONSULT, {_S.IN_PROCESS}, None, _WORKERS, _P.HOLDER, "agencies question", _C.NONE),
    _row(_A.GIVE_OPINION, {_S.IN_PROCESS}, None, _WORKERS, _P.CONSULTED, "opinion", _C.NONE),
    _row(_A.NOTE_SILENCE, {_S.IN_PROCESS}, None, _NOBODY, _P.ANYWHERE, "", _C.NONE, system=True),
    _row(_A.APPROVE, RUNNING, _S.IN_PROCESS, {_R.APPROVER}, _P.STEP, "outcome", _C.NONE),
    _row(_A.RETURN_TO_STEP, {_S.IN_PROCESS}, None, _WORKERS | {_R.CLERK}, _P.HOLDER, "step reason", _C.NONE),
    _row(_A.FINISH, RUNNING, _S.FINISHED, _NOBODY, _P.STEP, "result", _C.ENDS),
    _row(
        _A.HAND_OVER,
        {_S.FINISHED},
        _S.RETURNED,
        {_R.INTAKE_OFFICER, _R.POST_OFFICER, _R.CLERK},
        _P.CENTRE,
        "way",
        _C.NONE,
    ),
    _row(_A.APOLOGISE, RUNNING, None, {_R.APPROVER}, _P.HOLDER, "reason new_due_at", _C.MOVES),
    _row(_A.WITHDRAW, _BEFORE | STANDING, _S.WITHDRAWN, _FRONT, _P.CENTRE, "reason", _C.ENDS, applicant=True),
    _row(
        _A.STOP,
        IN_HAND | {_S.REGISTERED},
        _S.STOPPED,
        {_R.APPROVER, _R.SUPERVISOR},
        _P.HOLDER,
        "reason legal_ground",
        _C.ENDS,
        system=True,
    ),
    _row(
        _A.REOPEN,
        {_S.WITHDRAWN, _S.STOPPED, _S.FINISHED, _S.RETURNED},
        _S.IN_PROCESS,
        {_R.LEADER, _R.SUPERVISOR},
        _P.ANYWHERE,
        "decision reason",
        _C.RUNS_ON,
    ),
    _row(_A.REDATE, IN_HAND, None, {_R.ADMINISTRATOR}, _P.ANYWHERE, "calendar", _C.MOVES, system=True),
    _row(_A.SIGNAL, OPEN, None, _NOBODY, _P.ANYWHERE, "", _C.NONE, system=True),
    _row(
        _A.NOTE_POST_ASKED,
        OPEN | {_S.RETURNED},
        None,
        {_R.INTAKE_OFFICER, _R.POST_OFFICER, _R.CLERK},
        _P.CENTRE,
        "shipment",
        _C.NONE,
        applicant=True,
    ),
    _row(
        _A.NOTE_POST_COLLECTED,
        IN_HAND | {_S.REGISTERED},
        None,
        {_R.POST_OFFICER, _R.INTAKE_OFFICER},
        _P.CENTRE,
        "shipment",
        _C.NONE,
        system=True,
    ),
    _row(
        # The hand-over to the post is the return of the result; what the post does then moves no clock.
        _A.NOTE_POST_SENT,
        {_S.FINISHED, _S.RETURNED},
        None,
        {_R.POST_OFFICER, _R.INTAKE_OFFICER, _R.CLERK},
        _P.CENTRE,
        "shipment",
        _C.NONE,
    ),
    _row(
        _A.NOTE_POST_DELIVERED,
        {_S.RETURNED},
        None,
        {_R.POST_OFFICER},
        _P.CENTRE,
        "shipment",
        _C.NONE,
        system=True,
    ),
    _row(
        _A.NOTE_POST_RETURNED,
        {_S.RETURNED},
        None,
        {_R.POST_OFFICER, _R.INTAKE_OFFICER, _R.CLERK},
        _P.CENTRE,
        "shipment",
        _C.NONE,
        system=True,
    ),
    # What the applicant says beside the way of the dossier: nothing of it moves the dossier or its clock.
    _row(_A.CHANGE_RETURN, OPEN, None, _FRONT, _P.CENTRE, "way address", _C.NONE, applicant=True),
    _row(_A.ASK_QUESTION, OPEN, None, _NOBODY, _P.ANYWHERE, "question", _C.NONE, applicant=True),
    _row(_A.ANSWER_QUESTION, _ALL, None, _KEEPERS, _P.KEEPER, "answer", _C.NONE),
    _row(_A.NOTE_COMPLAINT, _ALL, None, _FRONT, _P.CENTRE, "number", _C.NONE, applicant=True, system=True),
    _row(_A.NOTE_COMPLAINT_ANSWER, _ALL, None, _JUDGES, _P.ANYWHERE, "number", _C.NONE),
    # Decree 61/2018, art. 31: the applicant rates, once the result is there; a kiosk is the system's.
    _row(_A.NOTE_RATING, _THERE, None, _NOBODY, _P.ANYWHERE, "score", _C.NONE, applicant=True, system=True),
    # What the competent agency issued, its head or its clerk, who keeps the seal, takes back.
    _row(_A.REVOKE_RESULT, _THERE, None, {_R.APPROVER, _R.CLERK}, _P.COMPETENT, "decision reason", _C.NONE),
)

BY_ACT: dict[Act, Transition] = {row.act: row for row in TABLE}


def acts_from(status: Status) -> Iterator[Transition]:
    """The rows that may start from `status`."""
    return (row for row in TABLE if status in row.sources)
