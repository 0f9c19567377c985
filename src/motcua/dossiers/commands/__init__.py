"""Every act on a dossier, each for a set. This list is the table of contents of the dossier's life."""

from motcua.dossiers.commands.answering import attach_to_answer, detach_from_answer
from motcua.dossiers.commands.attaching import attach, detach, join_files
from motcua.dossiers.commands.batches import bring_batches, receive_batches
from motcua.dossiers.commands.consulting import consult, give_opinion, note_silence
from motcua.dossiers.commands.drafting import (
    choose_answers,
    choose_centre,
    claim_drafts,
    forget_drafts,
    save_page,
    start_draft,
    take_new_form,
)
from motcua.dossiers.commands.ending import reopen, stop, withdraw
from motcua.dossiers.commands.filing import answer_supplement, file_drafts
from motcua.dossiers.commands.finishing import finish, hand_over
from motcua.dossiers.commands.issuing import issue_papers
from motcua.dossiers.commands.lateness import apologise, signal
from motcua.dossiers.commands.missing import count_missing
from motcua.dossiers.commands.noting import write_note
from motcua.dossiers.commands.opening import (
    ask_supplement_at_the_door,
    receive,
    refuse_at_the_door,
    register_online,
)
from motcua.dossiers.commands.payment import ask_payment, charge_fee, record_payment
from motcua.dossiers.commands.post import (
    note_post_asked,
    note_post_collected,
    note_post_delivered,
    note_post_returned,
    note_post_sent,
)
from motcua.dossiers.commands.reasons import set_reasons
from motcua.dossiers.commands.receiving import receive_registered, refuse
from motcua.dossiers.commands.redating import redate
from motcua.dossiers.commands.result_drafting import write_result
from motcua.dossiers.commands.revoking import revoke_result
from motcua.dossiers.commands.sealing import keep_results, owe_seals, seal_result
from motcua.dossiers.commands.speaking import (
    answer_question,
    ask_question,
    change_return,
    note_complaint,
    note_complaint_answer,
    note_rating,
)
from motcua.dossiers.commands.supplement import accept_supplement, ask_supplement
from motcua.dossiers.commands.working import approve, assign, complete_step, give, return_to_step, take

__all__ = [
    "accept_supplement",
    "answer_question",
    "answer_supplement",
    "apologise",
    "approve",
    "ask_payment",
    "ask_question",
    "ask_supplement",
    "ask_supplement_at_the_door",
    "assign",
    "attach",
    "attach_to_answer",
    "bring_batches",
    "change_return",
    "charge_fee",
    "choose_answers",
    "choose_centre",
    "claim_drafts",
    "complete_step",
    "consult",
    "count_missing",
    "detach",
    "detach_from_answer",
    "file_drafts",
    "finish",
    "forget_drafts",
    "give",
    "give_opinion",
    "hand_over",
    "issue_papers",
    "join_files",
    "keep_results",
    "note_complaint",
    "note_complaint_answer",
    "note_post_asked",
    "note_post_collected",
    "note_post_delivered",
    "note_post_returned",
    "note_post_sent",
    "note_rating",
    "note_silence",
    "owe_seals",
    "receive",
    "receive_batches",
    "receive_registered",
    "record_payment",
    "redate",
    "refuse",
    "refuse_at_the_door",
    "register_online",
    "reopen",
    "return_to_step",
    "revoke_result",
    "save_page",
    "seal_result",
    "set_reasons",
    "signal",
    "start_draft",
    "stop",
    "take",
    "take_new_form",
    "withdraw",
    "write_note",
    "write_result",
]
