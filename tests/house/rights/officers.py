"""What officers may ask for: the desk and the dashboard."""

from collections.abc import Mapping
from typing import Any

from tests.house.rights.kinds import Line, Place, line, no_shipment


def dossier(place: Place) -> Mapping[str, Any]:
    return {"dossier_id": place.received}


# A dossier is there for its centre, its agency, and whoever looks over all.
UNSEEN = {"catalogue_officer": 404, "legal_checker": 404, "elsewhere": 404}


# Who has a drawer at a centre; who sees what waits with its money.
TAKERS = {"intake_officer": 200, "cashier": 200}


LOOKERS = {"cashier": 200, "supervisor": 200}


OF_A_CENTRE = ("guidance_officer", "intake_officer", "clerk", "cashier", "post_officer", "supervisor")


HELPERS = ("guidance_officer", "supervisor")


# Who sees how the units stand, and why dossiers are late.
WATCHING = ("approver", "supervisor", "leader", "administrator", "auditor")


# Who keeps the message plan, and who sees what became of messages.
TELLERS = ("catalogue_officer", "supervisor")


WATCHERS = (*TELLERS, "administrator", "auditor")


# Who sees what the national portal is told.
EXCHANGERS = ("supervisor", "administrator", "auditor")


def session(_place: Place) -> Mapping[str, Any]:
    """An assisted session of nobody here."""
    return {"session_id": 1}


def no_announcement(_place: Place) -> Mapping[str, Any]:
    return {"announcement_id": 0}


def situation(_place: Place) -> Mapping[str, Any]:
    return {"key": "received"}


# Who works with the post at a centre: whoever carries, the counter's supervisor besides, who compares bills.
RECEIVERS = {"intake_officer": 200, "post_officer": 200}
CARRIERS = {"intake_officer": 200, "clerk": 200, "post_officer": 200}


AT_THE_POST = CARRIERS | {"supervisor": 200}


BILLERS = {"cashier": 200, "supervisor": 200}


def all_of(those: Mapping[str, int], status: int) -> Mapping[str, int]:
    return dict.fromkeys(those, status)


# Who calls people to a counter, and who watches over a hall.
SERVERS = dict.fromkeys(OF_A_CENTRE, 200)


def hall(place: Place) -> Mapping[str, Any]:
    """The hall to look at, for who has none of their own."""
    return {"centre": place.world.centre.pk}


def lan(place: Place) -> Mapping[str, Any]:
    return {"officer_id": place.world.lan.officer_id}


def half_day(place: Place) -> Mapping[str, Any]:
    return lan(place) | {"on": "2021-04-06", "half": "morning"}


def no_item(_place: Place) -> Mapping[str, Any]:
    return {"item_id": 0}


def no_group(_place: Place) -> Mapping[str, Any]:
    return {"group_id": 0}


# Who looks at a centre's people: its head, the province's leader, who audits.
LOOKING = {"supervisor": 200, "leader": 200, "auditor": 200}


OFFICERS: dict[str, Line] = {
    # --- a centre's people: its head leads, each officer sees their own page; tests/staffing ---
    "desk:people": line(302, 403, 403, say=hall, **LOOKING),
    "desk:my_page": line(302, 403, 302),
    "desk:person": line(302, 403, 403, at=lan, say=hall, **LOOKING),
    "desk:second": line(302, 403, 403, supervisor=200),
    "POST desk:second": line(302, 403, 403, supervisor=422),
    "POST desk:term": line(302, 403, 403, at=lambda p: lan(p) | {"secondment_id": 0}, supervisor=302),
    "POST desk:write_remark": line(302, 403, 403, at=lan, supervisor=422),
    "desk:sheet": line(302, 403, 403, at=lan, say=hall, **LOOKING),
    "POST desk:sheet": line(302, 403, 403, at=lan, supervisor=422),
    "desk:sheet_paper": line(
        302, 403, 403, at=lambda p: lan(p) | {"sheet_id": 0}, say=hall, **all_of(LOOKING, 404)
    ),
    "desk:roster": line(302, 403, 403, say=hall, **LOOKING),
    "POST desk:put_on_duty": line(302, 403, 403, supervisor=422),
    "POST desk:copy_week": line(302, 403, 403, supervisor=302),
    "desk:presence": line(302, 403, 403, say=hall, **LOOKING),
    "desk:people_measures": line(302, 403, 403, supervisor=200),
    "POST desk:people_measures": line(302, 403, 403, supervisor=422),
    "desk:correct_presence": line(302, 403, 403, at=half_day, supervisor=200),
    "POST desk:correct_presence": line(302, 403, 403, at=half_day, supervisor=422),
    "desk:remarks": line(302, 403, 403, say=hall, **LOOKING),
    "POST desk:answer_remark": line(302, 403, 404, at=lambda p: {"remark_id": 0}),
    "POST desk:take_back_remark": line(302, 403, 404, at=lambda p: {"remark_id": 0}),
    "desk:training": line(302, 403, 403, say=hall, **LOOKING),
    "desk:training_new": line(302, 403, 403, supervisor=200),
    "POST desk:training_new": line(302, 403, 403, supervisor=422),
    "desk:training_course": line(
        302, 403, 403, at=lambda p: {"course_id": 0}, say=hall, **all_of(LOOKING, 404)
    ),
    "POST desk:training_act": line(
        302, 403, 403, at=lambda p: {"course_id": 0, "deed": "note"}, supervisor=404
    ),
    # --- the hall: counters serve, the supervisor directs, leader and auditor watch; tests/hall ---
    "desk:hall": line(302, 403, 403, **SERVERS),
    "POST desk:hall_act": line(302, 403, 403, at=lambda p: {"act": "next"}, **all_of(SERVERS, 302)),
    "desk:hall_watch": line(302, 403, 403, say=hall, supervisor=200, leader=200, auditor=200),
    "desk:hall_books": line(302, 403, 403, say=hall, supervisor=200, leader=200, auditor=200),
    "desk:hall_replay": line(302, 403, 403, say=hall, supervisor=200, leader=200, auditor=200),
    "desk:hall_plan": line(302, 403, 403, say=hall, **LOOKING),
    "desk:waits": line(302, 403, 403, say=hall, **LOOKING),
    "desk:broken": line(302, 403, 403, **SERVERS),
    "POST desk:report_fault": line(302, 403, 403, at=no_item, **all_of(SERVERS, 302)),
    "desk:equipment": line(302, 403, 403, say=hall, **LOOKING),
    "desk:equipment_new": line(302, 403, 403, supervisor=200),
    "POST desk:equipment_new": line(302, 403, 403, supervisor=422),
    "desk:equipment_one": line(302, 403, 403, at=no_item, say=hall, **all_of(LOOKING, 404)),
    "POST desk:equipment_act": line(
        302, 403, 403, at=lambda p: no_item(p) | {"deed": "mend"}, supervisor=404
    ),
    "desk:security_check": line(302, 403, 403, say=hall, **LOOKING),
    "POST desk:security_check": line(302, 403, 403, supervisor=302),
    "desk:hall_groups": line(302, 403, 403, supervisor=200),
    "desk:hall_group_new": line(302, 403, 403, supervisor=200),
    "POST desk:hall_group_new": line(302, 403, 403, supervisor=422),
    "desk:hall_group": line(302, 403, 403, at=no_group, supervisor=404),
    "POST desk:hall_group": line(302, 403, 403, at=no_group, supervisor=404),
    "POST desk:hall_hours": line(302, 403, 403, at=no_group, supervisor=404),
    "POST desk:end_hours": line(302, 403, 403, at=lambda p: no_group(p) | {"rule_id": 0}, supervisor=302),
    "POST desk:end_group": line(302, 403, 403, at=no_group, supervisor=302),
    "desk:hall_day": line(302, 403, 403, supervisor=200),
    "POST desk:hall_day": line(302, 403, 403, supervisor=302),
    "desk:hall_rules": line(302, 403, 403, supervisor=200),
    "POST desk:hall_rules": line(302, 403, 403, supervisor=422),
    "POST desk:hall_machine": line(302, 403, 403, supervisor=302),
    "POST desk:hall_close_counter": line(302, 403, 403, at=lambda p: {"counter_id": 0}, supervisor=302),
    # --- desk: officers, each of their own units ---
    "desk:inbox": line(302, 403, 200),
    "POST desk:bulk": line(302, 403, 200, say=lambda p: {"way": "take", "ticked": f"{p.given}:2"}),
    "POST desk:share": line(302, 403, 302),  # nothing was ticked
    "POST desk:undo_share": line(302, 403, 302),
    "desk:leave": line(302, 403, 200),
    "POST desk:leave": line(302, 403, 422),
    "desk:one_leave": line(302, 403, 404, at=lambda p: {"absence_id": 0}),  # tests/desk/test_leave.py
    "POST desk:one_leave": line(302, 403, 404, at=lambda p: {"absence_id": 0}),
    "POST desk:leave_back": line(302, 403, 404, at=lambda p: {"absence_id": 0}),
    "desk:search": line(302, 403, 200, say=lambda p: {"q": "nobody of this name"}),
    "desk:work_file": line(302, 403, 200, at=lambda p: {"form": "csv"}, say=lambda p: {"tab": "late"}),
    "desk:questions": line(302, 403, 200),
    "desk:reminders": line(302, 403, 200),
    "POST desk:answer_reminder": line(302, 403, 403, at=lambda p: {"dossier_id": 0}),
    "desk:reminder_rules": line(302, 403, 403, supervisor=200),
    "POST desk:reminder_rules": line(302, 403, 403, supervisor=422),
    "desk:progress": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:where": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:why": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:why_procedure": line(
        302, 403, 403, at=lambda p: {"procedure_id": 0}, **dict.fromkeys(WATCHING, 404)
    ),
    "desk:directives": line(302, 403, 200),
    "desk:directive_new": line(302, 403, 403, supervisor=200, leader=200),
    "POST desk:directive_new": line(302, 403, 403, supervisor=422, leader=422),
    "desk:directive": line(302, 403, 404, at=lambda p: {"directive_id": 0}),
    "POST desk:directive": line(302, 403, 404, at=lambda p: {"directive_id": 0}),
    "POST desk:close_directive": line(302, 403, 404, at=lambda p: {"directive_id": 0}),
    "desk:directive_file": line(302, 403, 404, at=lambda p: {"directive_id": 0, "report_id": 0}),
    "desk:reasons": line(302, 403, 403, supervisor=200),
    "POST desk:reasons": line(302, 403, 403, supervisor=422),
    "desk:risk": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:late": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:fairness": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:why_log": line(
        302, 403, 403, at=lambda p: {"procedure_id": 0, "form": "xes"}, **dict.fromkeys(WATCHING, 404)
    ),
    "desk:limits": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "POST desk:limits": line(302, 403, 403, supervisor=302, leader=302),
    "desk:limit_annex": line(302, 403, 403, **dict.fromkeys(WATCHING, 200)),
    "desk:limit_sector": line(302, 403, 403, at=lambda p: {"sector_id": 0}, **dict.fromkeys(WATCHING, 404)),
    "desk:limit": line(302, 403, 403, at=lambda p: {"procedure_id": 0}, **dict.fromkeys(WATCHING, 404)),
    "POST desk:limit": line(302, 403, 403, at=lambda p: {"procedure_id": 0}, **dict.fromkeys(WATCHING, 404)),
    # Announcements: the guidance team writes, the supervisor publishes; tests/announcements.
    "desk:announcements": line(302, 403, 403, **dict.fromkeys(HELPERS, 200)),
    "desk:announcement_new": line(302, 403, 403, **dict.fromkeys(HELPERS, 200)),
    "POST desk:announcement_new": line(302, 403, 403, **dict.fromkeys(HELPERS, 422)),
    "desk:announcement": line(302, 403, 403, at=no_announcement, **dict.fromkeys(HELPERS, 404)),
    "POST desk:announcement": line(302, 403, 403, at=no_announcement, **dict.fromkeys(HELPERS, 404)),
    "POST desk:publish_announcement": line(302, 403, 403, at=no_announcement, **dict.fromkeys(HELPERS, 404)),
    "desk:announcement_picture": line(302, 403, 403, at=no_announcement, **dict.fromkeys(HELPERS, 404)),
    "desk:feedback": line(302, 403, 200),
    # Only its centre's supervisor, who it is assigned to, who decides and who audits: tests/ratings.
    "desk:one_feedback": line(302, 403, 404, at=lambda p: {"feedback_id": 0}),
    "POST desk:handle_feedback": line(302, 403, 404, at=lambda p: {"feedback_id": 0, "deed": "assign"}),
    "desk:feedback_file": line(302, 403, 404, at=lambda p: {"feedback_id": 0, "file_id": 0}),
    "desk:ratings": line(302, 403, 403, supervisor=200),
    "POST desk:survey": line(302, 403, 403, supervisor=422),
    "desk:kiosk": line(302, 403, 403, at=lambda p: {"counter_id": 0}, supervisor=404),
    "POST desk:kiosk": line(302, 403, 403, at=lambda p: {"counter_id": 0}, supervisor=404),
    "desk:search_file": line(302, 403, 200, at=lambda p: {"form": "xlsx"}, say=lambda p: {"q": "nobody"}),
    "desk:register": line(302, 403, 200),
    "desk:choose": line(302, 403, 200),
    "POST desk:applicant": line(302, 403, 302, say=lambda p: {"scanned": "020301000123"}),
    "desk:unfound": line(302, 403, 403, catalogue_officer=200),
    "POST desk:teach": line(302, 403, 403, say=lambda p: {"phrase": "nhà"}, catalogue_officer=422),
    "POST desk:dismiss": line(302, 403, 403, catalogue_officer=302),
    "desk:receive": line(
        302,
        403,
        404,
        at=lambda p: {"version_id": p.world.five_days.pk},
        **dict.fromkeys(OF_A_CENTRE, 200),
    ),
    "POST desk:receive": line(
        302,
        403,
        404,
        at=lambda p: {"version_id": p.world.five_days.pk},
        **dict.fromkeys(OF_A_CENTRE, 422),
    ),
    "desk:dossier": line(302, 403, 200, at=dossier, **UNSEEN),
    "desk:paper": line(302, 403, 200, at=lambda p: {**dossier(p), "kind": "intake_receipt"}, **UNSEEN),
    "desk:result": line(
        302, 403, 404, at=lambda p: {**dossier(p), "result_id": 1}
    ),  # of a dossier without one: tests/portal/test_results.py
    "desk:file": line(
        302, 403, 404, at=lambda p: {**dossier(p), "document_id": 1}
    ),  # tests/desk/test_files.py
    "desk:file_page": line(
        302, 403, 404, at=lambda p: {**dossier(p), "document_id": 1, "number": 2}
    ),  # with a paper, and the word that it was noted: tests/desk/test_viewing.py
    "POST desk:certify": line(302, 403, 302, at=dossier, **UNSEEN),  # without a scan: said on the page
    "desk:copy": line(
        302, 403, 404, at=lambda p: {**dossier(p), "document_id": 1}
    ),  # tests/dossiers/test_copies.py
    "POST desk:note": line(302, 403, 302, at=dossier, **UNSEEN),  # without a text: said on the page
    "desk:files": line(302, 403, 200, at=dossier, **UNSEEN),
    "desk:result_draft": line(302, 403, 200, at=dossier, **UNSEEN),
    "POST desk:result_draft": line(302, 403, 422, at=dossier, **UNSEEN),
    "desk:result_draft_pdf": line(302, 403, 404, at=dossier),  # without one: tests/desk/test_result_draft.py
    "desk:act": line(302, 403, 302, at=lambda p: {**dossier(p), "act": "take"}, **UNSEEN),
    "POST desk:act": line(
        302,
        403,
        409,
        at=lambda p: {"dossier_id": p.given, "act": "take"},
        processing_officer=302,
        approver=302,
        **UNSEEN,
    ),
    # --- desk: signing in person, each only what they decided themselves; tests/signing ---
    "desk:signing": line(302, 403, 200),
    "POST desk:signing": line(302, 403, 302),
    "desk:signing_preview": line(302, 403, 404, at=lambda p: {"sealed_id": 1}),
    "desk:signing_round": line(302, 403, 404, at=lambda p: {"round_id": 1}),
    "desk:signing_key": line(302, 403, 200),
    "POST desk:signing_key": line(302, 403, 422),
    "POST desk:signing_unlink": line(302, 403, 302),
    "POST desk:signing_picture": line(302, 403, 422),
    "desk:signing_picture_file": line(302, 403, 404),
    # --- desk: the guidance team's sessions, each of its own officer ---
    "desk:guidance": line(302, 403, 403, **dict.fromkeys(HELPERS, 200)),
    "POST desk:guidance": line(302, 403, 403, say=lambda p: {"name": "x"}, **dict.fromkeys(HELPERS, 422)),
    "desk:assisted": line(302, 403, 403, at=session, **dict.fromkeys(HELPERS, 404)),
    "POST desk:assisted_confirm": line(302, 403, 403, at=session, **dict.fromkeys(HELPERS, 404)),
    "POST desk:assisted_again": line(302, 403, 403, at=session, **dict.fromkeys(HELPERS, 302)),
    "POST desk:assisted_hand_over": line(302, 403, 403, at=session, **dict.fromkeys(HELPERS, 302)),
    "POST desk:assisted_end": line(302, 403, 403, at=session, **dict.fromkeys(HELPERS, 404)),
    "POST desk:public_computer": line(302, 403, 403, **dict.fromkeys(HELPERS, 302)),
    # --- desk: the centre's money ---
    "desk:cashier": line(302, 403, 403, **TAKERS),
    "POST desk:money_take": line(302, 403, 403, at=dossier, **dict.fromkeys(TAKERS, 404)),
    "desk:money_close": line(302, 403, 403, **TAKERS),
    "POST desk:money_close": line(302, 403, 403, **dict.fromkeys(TAKERS, 422)),
    "desk:money_my_day": line(302, 403, 403, **TAKERS),
    "desk:money_my_day_file": line(302, 403, 403, at=lambda p: {"form": "xlsx"}, **TAKERS),
    # --- the post at the desk; tests/postal/test_desk.py ---
    "desk:post": line(302, 403, 403, **AT_THE_POST),
    "desk:post_find": line(302, 403, 403, **all_of(AT_THE_POST, 302)),
    "desk:post_list": line(302, 403, 403, at=lambda p: {"which": "send"}, **AT_THE_POST),
    "POST desk:post_take": line(302, 403, 403, **all_of(CARRIERS, 302)),
    "POST desk:post_receive": line(302, 403, 403, **all_of(CARRIERS, 302)),
    # --- partners' batches; tests/desk/test_batching.py ---
    "desk:batches": line(302, 403, 403, **RECEIVERS),
    "POST desk:batches": line(302, 403, 403, **all_of(RECEIVERS, 422)),
    "desk:batch_pattern": line(302, 403, 403, **RECEIVERS),
    "desk:batch": line(302, 403, 403, at=lambda p: {"batch_id": 1}, **all_of(RECEIVERS, 404)),
    "POST desk:batch": line(302, 403, 403, at=lambda p: {"batch_id": 1}, **all_of(RECEIVERS, 404)),
    "desk:batch_told": line(302, 403, 403, at=lambda p: {"batch_id": 1}, **all_of(RECEIVERS, 404)),
    "desk:post_lists": line(302, 403, 403, **AT_THE_POST),
    "POST desk:post_lists": line(302, 403, 403, **AT_THE_POST),
    "desk:post_list_file": line(302, 403, 403, at=lambda p: {"list_id": 1}, **all_of(AT_THE_POST, 404)),
    "desk:post_shipment": line(302, 403, 403, at=no_shipment, **all_of(AT_THE_POST, 404)),
    "POST desk:post_act": line(
        302, 403, 403, at=lambda p: {**no_shipment(p), "turn": "deliver"}, **all_of(CARRIERS, 404)
    ),
    "desk:post_label": line(302, 403, 403, at=no_shipment, **all_of(AT_THE_POST, 404)),
    "POST desk:post_join": line(302, 403, 403, at=no_shipment, **all_of(CARRIERS, 404)),
    "desk:post_again": line(302, 403, 403, at=no_shipment, intake_officer=404, clerk=404),
    "POST desk:post_again": line(302, 403, 403, at=no_shipment, intake_officer=404, clerk=404),
    "desk:post_ask": line(
        302, 403, 403, at=lambda p: {"dossier_id": p.received, "direction": "return"}, **CARRIERS
    ),
    "POST desk:post_ask": line(
        302, 403, 403, at=lambda p: {"dossier_id": p.received, "direction": "return"}, **CARRIERS
    ),
    "desk:post_bills": line(302, 403, 403, **BILLERS),
    "POST desk:post_bills": line(302, 403, 403, **all_of(BILLERS, 422)),
    "desk:post_bill": line(302, 403, 403, at=lambda p: {"bill_id": 1}, **all_of(BILLERS, 404)),
    "desk:money_day": line(302, 403, 403, **LOOKERS),
    "desk:money_day_file": line(302, 403, 403, at=lambda p: {"form": "pdf"}, **LOOKERS),
    "desk:statements": line(302, 403, 403, cashier=200),
    "POST desk:statements": line(302, 403, 403, cashier=422),
    "desk:transfers": line(302, 403, 403, cashier=200),
    "POST desk:money_transfer": line(302, 403, 403, at=lambda p: {"line_id": 1}, cashier=422),
    "desk:refunds": line(302, 403, 403, **LOOKERS),
    "POST desk:money_refund": line(
        302, 403, 403, at=lambda p: {"refund_id": 1}, **dict.fromkeys(LOOKERS, 404)
    ),
    "desk:money_payment": line(302, 403, 403, at=lambda p: {"payment_id": 1}, **dict.fromkeys(LOOKERS, 404)),
    "POST desk:money_payment": line(
        302, 403, 403, at=lambda p: {"payment_id": 1}, **dict.fromkeys(LOOKERS, 404)
    ),
    "desk:money_receipt": line(
        302, 403, 403, at=lambda p: {"payment_id": 1}, **dict.fromkeys(TAKERS | LOOKERS, 404)
    ),
    # --- desk: what people are told; tests/desk/test_notices.py ---
    "desk:notices": line(302, 403, 403, **dict.fromkeys(WATCHERS, 200)),
    "desk:notice_situation": line(302, 403, 403, at=situation, **dict.fromkeys(WATCHERS, 200)),
    "POST desk:notice_situation": line(302, 403, 403, at=situation, **dict.fromkeys(WATCHERS, 422)),
    "POST desk:notice_shipped": line(
        302, 403, 403, at=situation, say=lambda p: {"seen": "0"}, **dict.fromkeys(TELLERS, 302)
    ),
    "desk:notice_failures": line(302, 403, 403, **dict.fromkeys(WATCHERS, 200)),
    "desk:notice_book": line(302, 403, 403, **dict.fromkeys(WATCHERS, 200)),
    # --- desk: what the national portal is told; tests/exchange/test_desk.py ---
    "desk:exchange": line(302, 403, 403, **dict.fromkeys(EXCHANGERS, 200)),
    "POST desk:exchange": line(302, 403, 403, **dict.fromkeys(EXCHANGERS, 422)),
    "POST desk:tell_portal_again": line(302, 403, 403, supervisor=302, administrator=302),
    # --- dashboard: leaders and auditors everywhere, supervisors at their own centre ---
    "dashboard:index": line(302, 403, 403, leader=200, auditor=200, supervisor=200, approver=200),
    "dashboard:index_file": line(
        302, 403, 403, at=lambda p: {"form": "csv"}, leader=200, auditor=200, supervisor=200, approver=200
    ),
    "dashboard:tables": line(302, 403, 403, leader=200, auditor=200, supervisor=200, approver=200),
    "dashboard:table": line(
        302, 403, 403, at=lambda p: {"key": "ii06a"}, leader=200, auditor=200, supervisor=200, approver=200
    ),
    "dashboard:table_file": line(
        302,
        403,
        403,
        at=lambda p: {"key": "ii06b", "form": "csv"},
        leader=200,
        auditor=200,
        supervisor=200,
        approver=200,
    ),
    "POST dashboard:sign": line(
        302, 403, 403, at=lambda p: {"key": "ii06a"}, leader=302, auditor=403, supervisor=302, approver=302
    ),
    "POST dashboard:send": line(
        302, 403, 403, at=lambda p: {"key": "ii06a"}, leader=422, auditor=422, supervisor=422, approver=422
    ),
    "POST dashboard:send_no_longer": line(302, 403, 302, at=lambda p: {"schedule_id": 1}),
    "dashboard:signed": line(302, 403, 404, at=lambda p: {"table_id": 1}),
    "dashboard:signed_file": line(302, 403, 404, at=lambda p: {"table_id": 1}),
    "dashboard:mine": line(302, 403, 302),
    "dashboard:helped": line(302, 403, 403, leader=200, auditor=200, supervisor=200, approver=404),
    "dashboard:figures": line(302, 403, 200),
    "dashboard:wall": line(302, 403, 403, leader=200, auditor=200, supervisor=200, approver=200),
    "dashboard:export": line(
        302,
        403,
        403,
        at=lambda p: {"part": "figures", "form": "csv"},
        leader=200,
        auditor=200,
        supervisor=200,
        approver=200,
    ),
    "dashboard:overview": line(302, 403, 403, leader=200, auditor=200, supervisor=200, approver=200),
    "dashboard:behind": line(
        302,
        403,
        403,
        at=lambda p: {"figure": "received.total"},
        leader=200,
        auditor=200,
        supervisor=200,
        approver=200,
    ),
    "dashboard:lying": line(
        302, 403, 403, at=lambda p: {"pile": "in_hand"}, leader=200, auditor=200, supervisor=200, approver=200
    ),
}
