"""The kinds of events, with the sentence each one is told in.

Sentences are msgids. Their places are filled from the event: `actor`, `reason`, `unit`, and the
keys of the event's `data`. Events are appended and hashed, so what may have to be removed one day does
not belong in them: a citizen who acts is known by `person_id` alone, and who fetched a result stands
beside the result.
"""

from enum import StrEnum

from motcua.law.errors import N_
from motcua.law.lifecycle import Act


class Kind(StrEnum):
    REGISTERED = "registered"
    RECEIVED = "received"
    REFUSED = "refused"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_ACCEPTED = "supplement_accepted"
    PAYMENT_ASKED = "payment_asked"
    FEE_CHARGED = "fee_charged"
    PAYMENT_RECORDED = "payment_recorded"
    ASSIGNED = "assigned"
    GIVEN = "given"
    TAKEN = "taken"
    STEP_COMPLETED = "step_completed"
    CONSULTED = "consulted"
    OPINION_GIVEN = "opinion_given"
    SILENCE_NOTED = "silence_noted"
    APPROVED = "approved"
    RETURNED_TO_STEP = "returned_to_step"
    FINISHED = "finished"
    HANDED_OVER = "handed_over"
    APOLOGISED = "apologised"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    REOPENED = "reopened"
    REDATED = "redated"
    SIGNALLED = "signalled"
    POST_ASKED = "post_asked"
    POST_COLLECTED = "post_collected"
    POST_SENT = "post_sent"
    POST_DELIVERED = "post_delivered"
    POST_RETURNED = "post_returned"
    RETURN_CHANGED = "return_changed"
    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"
    COMPLAINT_FILED = "complaint_filed"
    COMPLAINT_ANSWERED = "complaint_answered"
    RATED = "rated"
    RESULT_REVOKED = "result_revoked"


OF_ACT: dict[Act, Kind] = {
    Act.REGISTER_ONLINE: Kind.REGISTERED,
    Act.RECEIVE: Kind.RECEIVED,
    Act.REFUSE: Kind.REFUSED,
    Act.ASK_SUPPLEMENT: Kind.SUPPLEMENT_ASKED,
    Act.ACCEPT_SUPPLEMENT: Kind.SUPPLEMENT_ACCEPTED,
    Act.ASK_PAYMENT: Kind.PAYMENT_ASKED,
    Act.CHARGE_FEE: Kind.FEE_CHARGED,
    Act.RECORD_PAYMENT: Kind.PAYMENT_RECORDED,
    Act.ASSIGN: Kind.ASSIGNED,
    Act.GIVE: Kind.GIVEN,
    Act.TAKE: Kind.TAKEN,
    Act.COMPLETE_STEP: Kind.STEP_COMPLETED,
    Act.CONSULT: Kind.CONSULTED,
    Act.GIVE_OPINION: Kind.OPINION_GIVEN,
    Act.NOTE_SILENCE: Kind.SILENCE_NOTED,
    Act.APPROVE: Kind.APPROVED,
    Act.RETURN_TO_STEP: Kind.RETURNED_TO_STEP,
    Act.FINISH: Kind.FINISHED,
    Act.HAND_OVER: Kind.HANDED_OVER,
    Act.APOLOGISE: Kind.APOLOGISED,
    Act.WITHDRAW: Kind.WITHDRAWN,
    Act.STOP: Kind.STOPPED,
    Act.REOPEN: Kind.REOPENED,
    Act.REDATE: Kind.REDATED,
    Act.SIGNAL: Kind.SIGNALLED,
    Act.NOTE_POST_ASKED: Kind.POST_ASKED,
    Act.NOTE_POST_COLLECTED: Kind.POST_COLLECTED,
    Act.NOTE_POST_SENT: Kind.POST_SENT,
    Act.NOTE_POST_DELIVERED: Kind.POST_DELIVERED,
    Act.NOTE_POST_RETURNED: Kind.POST_RETURNED,
    Act.CHANGE_RETURN: Kind.RETURN_CHANGED,
    Act.ASK_QUESTION: Kind.QUESTION_ASKED,
    Act.ANSWER_QUESTION: Kind.QUESTION_ANSWERED,
    Act.NOTE_COMPLAINT: Kind.COMPLAINT_FILED,
    Act.NOTE_COMPLAINT_ANSWER: Kind.COMPLAINT_ANSWERED,
    Act.NOTE_RATING: Kind.RATED,
    Act.REVOKE_RESULT: Kind.RESULT_REVOKED,
}

SENTENCES: dict[Kind, str] = {
    Kind.REGISTERED: N_("Filed online"),
    Kind.RECEIVED: N_("Received by %(actor)s"),
    Kind.REFUSED: N_("Not received: %(reason)s"),
    Kind.SUPPLEMENT_ASKED: N_("Supplement asked: %(reason)s"),
    Kind.SUPPLEMENT_ACCEPTED: N_("Supplement handed in; the clock runs on"),
    Kind.PAYMENT_ASKED: N_("Payment of %(amount_dong)s đồng asked"),
    Kind.FEE_CHARGED: N_("Fee of %(amount_dong)s đồng: %(case)s"),
    Kind.PAYMENT_RECORDED: N_("Payment of %(amount_dong)s đồng recorded"),
    Kind.ASSIGNED: N_("Assigned to %(officer)s"),
    Kind.GIVEN: N_("Given to %(unit)s: %(reason)s"),
    Kind.TAKEN: N_("Taken over by %(unit)s"),
    Kind.STEP_COMPLETED: N_("Step done: %(step)s"),
    Kind.CONSULTED: N_("Opinion asked of another agency"),
    Kind.OPINION_GIVEN: N_("Opinion given by %(unit)s"),
    Kind.SILENCE_NOTED: N_("No answer in time from %(unit)s: %(means)s"),
    Kind.APPROVED: N_("Approved by %(actor)s"),
    Kind.RETURNED_TO_STEP: N_("Sent back to an earlier step: %(reason)s"),
    Kind.FINISHED: N_("Finished with result %(number)s"),
    Kind.HANDED_OVER: N_("Result returned"),
    Kind.APOLOGISED: N_("Apology and new appointment: %(reason)s"),
    Kind.WITHDRAWN: N_("Withdrawn by the applicant: %(reason)s"),
    Kind.STOPPED: N_("Stopped: %(reason)s"),
    Kind.REOPENED: N_("Re-opened by decision %(decision)s: %(reason)s"),
    Kind.REDATED: N_("New due time because the working calendar changed: %(reason)s"),
    Kind.SIGNALLED: N_("Reminder: %(signal)s"),
    Kind.POST_ASKED: N_("Public post asked for: shipment %(shipment)s"),
    Kind.POST_COLLECTED: N_("Papers collected by the public post: shipment %(shipment)s"),
    Kind.POST_SENT: N_("Handed to the public post: waybill %(waybill)s"),
    Kind.POST_DELIVERED: N_("Delivered by the public post: waybill %(waybill)s"),
    Kind.POST_RETURNED: N_("Not delivered, sent back by the public post: waybill %(waybill)s"),
    Kind.RETURN_CHANGED: N_("The applicant wants the result another way"),
    Kind.QUESTION_ASKED: N_("The applicant asked a question"),
    Kind.QUESTION_ANSWERED: N_("The applicant's question was answered"),
    Kind.COMPLAINT_FILED: N_("A complaint was filed: %(number)s"),
    Kind.COMPLAINT_ANSWERED: N_("The complaint %(number)s was answered"),
    Kind.RATED: N_("The applicant rated the service"),
    Kind.RESULT_REVOKED: N_("Result %(number)s revoked by decision %(decision)s"),
}

# Words that somebody typed or claimed may speak of a person. Each kind says where they may lie: "reason", or keys of
# `data`. Nothing else of an event may hold any; no sentence prints a key that is listed here, but the reason,
# which the law owes the applicant (docs/decisions: events hold no person's data).
PERSONAL: dict[Kind, frozenset[str]] = {
    Kind.REGISTERED: frozenset(),
    Kind.RECEIVED: frozenset(),
    Kind.REFUSED: frozenset({"reason"}),
    Kind.SUPPLEMENT_ASKED: frozenset({"reason", "items"}),
    Kind.SUPPLEMENT_ACCEPTED: frozenset({"documents"}),
    Kind.PAYMENT_ASKED: frozenset({"name"}),
    Kind.FEE_CHARGED: frozenset({"grounds"}),  # why somebody pays less: a disability, poverty
    Kind.PAYMENT_RECORDED: frozenset(),
    Kind.ASSIGNED: frozenset(),
    Kind.GIVEN: frozenset({"reason"}),
    Kind.TAKEN: frozenset(),
    Kind.STEP_COMPLETED: frozenset({"reason"}),
    Kind.CONSULTED: frozenset({"reason"}),
    Kind.OPINION_GIVEN: frozenset({"opinion"}),
    Kind.SILENCE_NOTED: frozenset(),
    Kind.APPROVED: frozenset({"reason"}),
    Kind.RETURNED_TO_STEP: frozenset({"reason"}),
    Kind.FINISHED: frozenset({"title"}),
    Kind.HANDED_OVER: frozenset(),
    Kind.APOLOGISED: frozenset({"reason"}),
    Kind.WITHDRAWN: frozenset({"reason"}),
    Kind.STOPPED: frozenset({"reason"}),
    Kind.REOPENED: frozenset({"reason"}),
    Kind.REDATED: frozenset({"reason"}),
    Kind.SIGNALLED: frozenset(),
    # Who received a letter, and where, stands beside the shipment (postal), never in an event.
    Kind.POST_ASKED: frozenset(),
    Kind.POST_COLLECTED: frozenset(),
    Kind.POST_SENT: frozenset(),
    Kind.POST_DELIVERED: frozenset(),
    Kind.POST_RETURNED: frozenset(),
    # What was asked, answered, complained of or said in a rating stands beside the dossier, not in its events.
    Kind.RETURN_CHANGED: frozenset(),
    Kind.QUESTION_ASKED: frozenset(),
    Kind.QUESTION_ANSWERED: frozenset(),
    Kind.COMPLAINT_FILED: frozenset(),
    Kind.COMPLAINT_ANSWERED: frozenset(),
    Kind.RATED: frozenset(),
    Kind.RESULT_REVOKED: frozenset(),  # the reason stands beside the result
}
# Typed too, but they name an instrument or a number in a register, not a person.
INSTRUMENTS = frozenset({"legal_ground", "number", "decision", "shipment", "waybill", "score"})
