"""Which event starts which jobs: one page.

The commands that write an event defer, in the same transaction, the jobs listed here for its kind
(motcua/dossiers/commands/reactions.py). A job is named by its procrastinate name, and gets
`dossier_ids` and `event_ids`: two lists of one length, since a command moves a set. A kind that
starts nothing is listed with nothing, on purpose.
"""

from collections.abc import Mapping, Sequence

REACTIONS: Mapping[str, Sequence[str]] = {
    "registered": ("book_fees",),
    "received": ("book_fees", "issue_papers"),
    "refused": ("book_fees", "issue_papers"),
    "supplement_asked": ("issue_papers",),
    "supplement_accepted": (),
    "payment_asked": ("book_fees",),
    "fee_charged": ("book_fees",),
    "payment_recorded": ("book_fees",),
    "assigned": (),
    "given": (),
    "taken": (),
    "step_completed": (),
    "consulted": (),
    "opinion_given": (),
    "approved": (),
    "returned_to_step": (),
    "finished": ("issue_papers",),
    "handed_over": ("offer_ratings",),
    "apologised": ("issue_papers",),
    "withdrawn": ("book_fees", "issue_papers"),
    "stopped": ("book_fees", "issue_papers"),
    "reopened": ("book_fees",),
    "redated": (),
    "signalled": (),
    "post_asked": (),
    "post_collected": (),
    "post_sent": (),
    "post_delivered": (),
    "post_returned": (),
    "return_changed": (),
    "question_asked": (),
    "question_answered": (),
    "complaint_filed": (),
    "complaint_answered": (),
    "rated": (),
}

# A working calendar that changed: `calendar_id` and `reason`.
CALENDAR_REACTIONS: Sequence[str] = ("redate_open_dossiers",)
