"""Which event starts which jobs: one page.

The statement that writes an event defers the jobs listed here for its kind, several of them as one
(motcua/dossiers/commands/reactions.py). A job is named by its procrastinate name, and gets
`dossier_ids` and `event_ids`: two lists of one length, since a command moves a set. They are done in
this order, the quick ones first. A kind that starts nothing is listed with nothing, on purpose.
"""

from collections.abc import Mapping, Sequence

REACTIONS: Mapping[str, Sequence[str]] = {
    "registered": ("book_fees", "tell"),
    "received": ("book_fees", "link_visits", "tell", "issue_papers"),
    "refused": ("book_fees", "tell", "issue_papers"),
    "supplement_asked": ("tell", "issue_papers"),
    "supplement_accepted": ("tell",),
    "payment_asked": ("book_fees", "tell"),
    "fee_charged": ("book_fees", "tell"),
    "payment_recorded": ("book_fees", "keep_results", "tell"),
    "assigned": (),
    "given": ("tell",),
    "taken": (),
    "step_completed": (),
    "consulted": ("tell",),
    "opinion_given": (),
    "silence_noted": (),
    "approved": (),
    "returned_to_step": (),
    "finished": ("ready_shipments", "tell", "issue_papers", "seal_results"),
    "handed_over": ("offer_ratings", "link_visits", "tell"),
    "apologised": ("tell", "issue_papers"),
    "withdrawn": ("book_fees", "tell", "issue_papers"),
    "stopped": ("book_fees", "tell", "issue_papers"),
    "reopened": ("book_fees", "tell"),
    "redated": ("tell",),
    "signalled": ("tell",),
    "post_asked": ("tell",),
    "post_collected": ("tell",),
    "post_sent": ("tell",),
    "post_delivered": ("tell",),
    "post_returned": ("tell",),
    "return_changed": ("tell",),
    "question_asked": ("tell",),
    "question_answered": ("tell",),
    "complaint_filed": ("tell",),
    "complaint_answered": ("tell",),
    "rated": ("tell",),
    "result_revoked": ("tell",),
}

# A working calendar that changed: `calendar_id` and `reason`.
CALENDAR_REACTIONS: Sequence[str] = ("redate_open_dossiers",)

# Something of the hall that an account is told: `happenings`, each with what a message needs (notices.jobs).
HALL_REACTIONS: Mapping[str, Sequence[str]] = {
    "appointment_made": ("tell_accounts",),
    "appointment_moved": ("tell_accounts",),
    "appointment_cancelled": ("tell_accounts",),
    "appointment_near": ("tell_accounts",),
}
