"""Who gets which answer at which address: one line for every URL, tried as every kind of person.

    "desk:dossier": line(302, 403, 404, at=dossier, intake_officer=200),

The numbers are the answers to a stranger, to a signed-in citizen, and to officers; what differs for
one kind of person stands at the end by the kind's name. A line is a GET; "POST desk:act" is a line
for another method. Where a URL has no line for GET or POST, that method has to be refused there.
`at` gives the address its arguments, `say` what is sent; both are made from the place below.

Kinds: stranger; citizen (an account of their own); applicant (whose dossier it is; as citizen when not
said); every role as an officer at the unit where the dossier lies; elsewhere (a processing officer of
another agency; as officers when not said); former (an officer whose posts have ended; as citizen).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.law.actor import Role
from tests import forms
from tests.world import TUESDAY_8, World

ROLES = tuple(role.value for role in Role if role != Role.APPLICANT)
KINDS = ("stranger", "citizen", "applicant", *ROLES, "elsewhere", "former")


@dataclass(frozen=True)
class Place:
    """The world, and what its addresses are about. Add a field when your address needs another thing.

    `received` lies at the centre, `given` waits to be taken over by the department, `finished` waits
    for its applicant. All are of the kind `applicant`.
    """

    world: World
    received: int
    given: int
    finished: int
    code: str  # of `finished`
    secret: str


Making = Callable[[Place], Mapping[str, Any]]


@dataclass(frozen=True)
class Line:
    at: Making
    say: Making
    answers: Mapping[str, int] = field(default_factory=dict)


def nothing(_place: Place) -> Mapping[str, Any]:
    return {}


def line(
    stranger: int, citizen: int, officers: int, *, at: Making = nothing, say: Making = nothing, **but: int
) -> Line:
    assert set(but) <= set(KINDS), f"no such kind of person: {sorted(set(but) - set(KINDS))}"
    answers = dict.fromkeys(KINDS, officers)
    answers |= {"stranger": stranger, "citizen": citizen}
    answers |= {"applicant": citizen, "former": citizen} | but
    return Line(at, say, answers)


def dossier(place: Place) -> Mapping[str, Any]:
    return {"dossier_id": place.received}


def tracked(place: Place) -> Mapping[str, Any]:
    return {"code": place.code, "secret": place.secret}


def of_no_try(place: Place) -> Mapping[str, Any]:
    return {**tracked(place), "reference": "MC22222222X"}


def code(_place: Place) -> Mapping[str, Any]:
    """A one-time code that another browser asked for."""
    return {"code_id": "00000000-0000-4000-8000-000000000000"}


def draft(place: Place) -> Mapping[str, Any]:
    """A draft that nobody here holds the key of."""
    return {"key": forms.begun(place.world, TUESDAY_8).key}


# A dossier is there for its centre, its agency, and whoever looks over all.
UNSEEN = {"catalogue_officer": 404, "elsewhere": 404}

# Who has a drawer at a centre; who sees what waits with its money.
TAKERS = {"intake_officer": 200, "cashier": 200}
LOOKERS = {"cashier": 200, "supervisor": 200}

OF_A_CENTRE = ("guidance_officer", "intake_officer", "clerk", "cashier", "post_officer", "supervisor")

HELPERS = ("guidance_officer", "supervisor")

# Who keeps the message plan, and who sees what became of messages.
TELLERS = ("catalogue_officer", "supervisor")
WATCHERS = (*TELLERS, "administrator", "auditor")


def session(_place: Place) -> Mapping[str, Any]:
    """An assisted session of nobody here."""
    return {"session_id": 1}


def no_announcement(_place: Place) -> Mapping[str, Any]:
    return {"announcement_id": 0}


def situation(_place: Place) -> Mapping[str, Any]:
    return {"key": "received"}


# Who works with the post at a centre: whoever carries, the counter's supervisor besides, who compares bills.
CARRIERS = {"intake_officer": 200, "clerk": 200, "post_officer": 200}
AT_THE_POST = CARRIERS | {"supervisor": 200}
BILLERS = {"cashier": 200, "supervisor": 200}


def all_of(those: Mapping[str, int], status: int) -> Mapping[str, int]:
    return dict.fromkeys(those, status)


def no_shipment(_place: Place) -> Mapping[str, Any]:
    return {"reference": "BC22222222X"}


def collected(place: Place) -> Mapping[str, Any]:
    return {"code": place.world.five_days.procedure.code, "centre_id": place.world.centre.pk}


# Somebody whose posts have ended is still no person of the public.
NO_PERSON = {"former": 403}

TABLE: dict[str, Line] = {
    # --- machines ---
    "healthz": line(200, 200, 200),
    "set_language": line(302, 302, 302),  # changes nothing, goes back
    "POST set_language": line(302, 302, 302, say=lambda p: {"language": "en"}),
    # --- portal: everybody ---
    "portal:home": line(200, 200, 200),
    "portal:procedures": line(200, 200, 200, say=lambda p: {"q": "giay phep"}),
    "portal:procedure": line(200, 200, 200, at=lambda p: {"code": p.world.five_days.procedure.code}),
    "portal:find": line(200, 200, 200),
    "portal:glance": line(200, 200, 200, at=lambda p: {"code": p.code}),
    "POST portal:glance": line(
        302, 302, 302, at=lambda p: {"code": p.code}, say=lambda p: {"secret": p.secret}
    ),
    "portal:follow": line(200, 200, 200, at=tracked),
    "portal:paper": line(200, 200, 200, at=lambda p: {**tracked(p), "kind": "intake_receipt"}),
    "portal:file": line(
        404, 404, 404, at=lambda p: {**tracked(p), "document_id": 1}
    ),  # tests/portal/test_files.py
    "portal:rate": line(200, 200, 200, at=tracked),
    "portal:looks": line(200, 200, 200, at=tracked),
    "POST portal:rate": line(302, 302, 302, at=tracked, say=lambda p: {"score": "satisfied"}),
    "POST portal:rate_more": line(409, 409, 409, at=tracked),  # it was not rated
    "portal:pay": line(200, 200, 200, at=tracked),
    "POST portal:pay": line(422, 422, 422, at=tracked),
    # Whoever holds the receipt's word may see its payments; a try of another dossier is not there.
    "portal:payment": line(404, 404, 404, at=of_no_try),
    "portal:pay_return": line(404, 404, 404, at=of_no_try),
    "POST portal:pay_cancel": line(404, 404, 404, at=of_no_try),
    "portal:receipt": line(404, 404, 404, at=of_no_try),
    "POST portal:pay_callback": line(401, 401, 401, at=lambda p: {"provider": "gateway"}),
    # Verifying a result is for everybody; this code is nobody's.
    "portal:verify": line(200, 200, 200),
    "POST portal:verify": line(422, 422, 422),
    "portal:verify_code": line(404, 404, 404, at=lambda p: {"code": "2" * 26}),
    "portal:result": line(
        404, 404, 404, at=lambda p: {**tracked(p), "result_id": 1}
    ),  # tests/portal/test_results.py
    # the person's own store: citizens with a name, each their own; tests/portal/test_own_store.py
    "portal:own_store": line(302, 200, 403, **NO_PERSON),
    "POST portal:own_store": line(302, 422, 403, **NO_PERSON),
    "portal:own_document": line(302, 404, 403, at=lambda p: {"document_id": 1}, **NO_PERSON),
    "POST portal:own_document": line(302, 404, 403, at=lambda p: {"document_id": 1}, **NO_PERSON),
    "POST portal:own_remove": line(302, 404, 403, at=lambda p: {"document_id": 1}, **NO_PERSON),
    "portal:own_file": line(302, 404, 403, at=lambda p: {"document_id": 1}, **NO_PERSON),
    "portal:own_thumbnail": line(302, 404, 403, at=lambda p: {"document_id": 1}, **NO_PERSON),
    # The way of return, questions, taking it back: whoever holds the word; `finished` may be asked about still.
    "portal:questions": line(200, 200, 200, at=tracked),
    "POST portal:questions": line(422, 422, 422, at=tracked),
    "portal:change_return": line(200, 200, 200, at=tracked),
    "POST portal:change_return": line(422, 422, 422, at=tracked),
    "portal:withdraw": line(302, 302, 302, at=tracked),
    "POST portal:withdraw": line(422, 422, 422, at=tracked),
    "portal:announcements": line(200, 200, 200),
    "portal:announcement": line(404, 404, 404, at=lambda p: {"announcement_id": 0}),
    "portal:announcement_picture": line(404, 404, 404, at=lambda p: {"announcement_id": 0}),
    "portal:complain": line(200, 200, 200, at=tracked),
    "POST portal:complain": line(422, 422, 422, at=tracked),
    "portal:feedback": line(200, 200, 200),
    "portal:feedback_new": line(200, 200, 200),
    "POST portal:feedback_new": line(422, 422, 422),
    "portal:feedback_follow": line(404, 404, 404, at=lambda p: {"code": "NOBODYS23456"}),
    "portal:my_dossiers": line(302, 200, 403, **NO_PERSON),
    # how one is told: each their own; tests/portal/test_messages.py
    "portal:messages": line(302, 200, 403, **NO_PERSON),
    "POST portal:messages": line(302, 422, 403, **NO_PERSON),
    "POST portal:messages_subscribe": line(302, 302, 403, **NO_PERSON),
    "POST portal:messages_unsubscribe": line(302, 302, 403, at=lambda p: {"subscription_id": 1}, **NO_PERSON),
    "portal:service_worker": line(200, 200, 200),
    "portal:manifest": line(200, 200, 200),
    "portal:offline": line(200, 200, 200, at=lambda p: {"language": "vi"}),
    "POST portal:notice_receipt": line(401, 401, 401, at=lambda p: {"provider": "sms"}),
    # --- the public post, for whoever holds the receipt or is signed in; tests/postal/test_portal.py ---
    "portal:post": line(200, 200, 200, at=tracked),
    "portal:post_ask": line(200, 200, 200, at=lambda p: {**tracked(p), "direction": "return"}),
    "POST portal:post_ask": line(
        422, 422, 422, at=lambda p: {**tracked(p), "direction": "return"}, say=lambda p: {"act": "check"}
    ),
    "POST portal:post_cancel": line(404, 404, 404, at=lambda p: {**tracked(p), **no_shipment(p)}),
    "portal:post_collect_for": line(
        302, 302, 403, at=lambda p: {"code": p.world.five_days.procedure.code}, **NO_PERSON
    ),
    "portal:post_collect": line(302, 200, 403, at=collected, **NO_PERSON),
    "POST portal:post_collect": line(
        302, 422, 403, at=collected, say=lambda p: {"act": "check"}, **NO_PERSON
    ),
    "portal:my_post": line(302, 200, 403, **NO_PERSON),
    "POST portal:my_post_cancel": line(302, 404, 403, at=no_shipment, **NO_PERSON),
    "POST portal:post_callback": line(401, 401, 401, at=lambda p: {"provider": "carrier"}),
    "portal:robots": line(200, 200, 200),
    "portal:supplement": line(302, 302, 302, at=tracked),
    "POST portal:supplement": line(302, 302, 302, at=tracked),
    # What was received at the counter has paper 01 instead; tests/portal/test_acknowledgement.py
    "portal:acknowledgement": line(404, 404, 404, at=lambda p: {**tracked(p), "seq": 1}),
    "portal:acknowledgement_pdf": line(404, 404, 404, at=lambda p: {**tracked(p), "seq": 1}),
    # --- filing online: everybody begins; a draft is there only for who holds its key ---
    "portal:file-start": line(200, 200, 200, at=lambda p: {"code": p.world.five_days.procedure.code}),
    "POST portal:file-start": line(200, 200, 200, at=lambda p: {"code": p.world.five_days.procedure.code}),
    "portal:draft-resume": line(200, 200, 200),
    "POST portal:draft-resume": line(422, 422, 422),
    "portal:communes": line(200, 200, 200, at=lambda p: {"province": "20"}),
    **{
        f"{method}portal:draft-{name}": line(404, 404, 404, at=draft)
        for name in ("tasks", "check", "done", "documents", "where", "choose", "changed")
        for method in ("", *(["POST "] if name in ("documents", "where", "choose", "changed") else []))
    },
    "POST portal:draft-send": line(404, 404, 404, at=draft),
    "POST portal:draft-forget": line(404, 404, 404, at=draft),
    "portal:draft-page": line(404, 404, 404, at=lambda p: {**draft(p), "page": "house"}),
    "POST portal:draft-page": line(404, 404, 404, at=lambda p: {**draft(p), "page": "house"}),
    "portal:draft-file": line(404, 404, 404, at=lambda p: {**draft(p), "file_id": 1}),
    "portal:draft-thumbnail": line(404, 404, 404, at=lambda p: {**draft(p), "file_id": 1}),
    # --- desk: officers, each of their own units ---
    "desk:inbox": line(302, 403, 200),
    "POST desk:bulk": line(302, 403, 200, say=lambda p: {"way": "take", "ticked": f"{p.given}:2"}),
    "desk:search": line(302, 403, 200, say=lambda p: {"q": "nobody of this name"}),
    "desk:work_file": line(302, 403, 200, at=lambda p: {"form": "csv"}, say=lambda p: {"tab": "late"}),
    "desk:questions": line(302, 403, 200),
    "desk:reminders": line(302, 403, 200),
    "POST desk:answer_reminder": line(302, 403, 403, at=lambda p: {"dossier_id": 0}),
    "desk:reminder_rules": line(302, 403, 403, supervisor=200),
    "POST desk:reminder_rules": line(302, 403, 403, supervisor=422),
    "desk:progress": line(
        302, 403, 403, approver=200, supervisor=200, leader=200, administrator=200, auditor=200
    ),
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
    # --- lobby: screens that nobody signs in to; their key is in the address ---
    "lobby:kiosk": line(404, 404, 404, at=lambda p: {"key": "nobodys"}),
    "POST lobby:kiosk": line(404, 404, 404, at=lambda p: {"key": "nobodys"}),
    "lobby:screen": line(200, 200, 200, at=lambda p: {"code": p.world.centre.code}),
    "lobby:screen_picture": line(404, 404, 404, at=lambda p: {"code": "tt", "announcement_id": 0}),
    "lobby:phone": line(404, 404, 404, at=lambda p: {"token": "nobodys"}),
    "POST lobby:phone": line(404, 404, 404, at=lambda p: {"token": "nobodys"}),
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
    # --- uploads: everybody, each their own; tests/uploads ---
    "uploads:creation": line(405, 405, 405),
    "POST uploads:creation": line(412, 412, 412),
    "uploads:upload": line(405, 405, 405, at=lambda p: {"token": "x"}),
    "POST uploads:upload": line(405, 405, 405, at=lambda p: {"token": "x"}),
    "uploads:state": line(404, 404, 404, at=lambda p: {"token": "x"}),
    "uploads:file": line(404, 404, 404, at=lambda p: {"token": "x"}),
    "uploads:thumbnail": line(404, 404, 404, at=lambda p: {"token": "x"}),
    # --- dashboard: leaders and auditors everywhere, supervisors at their own centre ---
    "dashboard:overview": line(302, 403, 403, leader=200, auditor=200, supervisor=200),
    "dashboard:behind": line(
        302, 403, 403, at=lambda p: {"figure": "received.total"}, leader=200, auditor=200, supervisor=200
    ),
    "dashboard:lying": line(
        302, 403, 403, at=lambda p: {"pile": "in_hand"}, leader=200, auditor=200, supervisor=200
    ),
    # --- portal: signing in, and one's own account ---
    "portal:sign_in": line(200, 302, 302),
    "POST portal:sign_in": line(302, 302, 302, say=lambda p: {"target": "0912345678"}),
    "portal:sign_up": line(200, 200, 200),
    "POST portal:sign_up": line(422, 422, 422, say=lambda p: {"target": "0912345678"}),
    "portal:name": line(302, 302, 302),
    "POST portal:name": line(302, 302, 302, say=lambda p: {"name": "Nobody proved anything"}),
    "portal:code": line(410, 410, 410, at=code),
    "POST portal:code": line(422, 422, 422, at=code, say=lambda p: {"code": "000000"}),
    "POST portal:code_again": line(302, 302, 302, at=code),
    "POST portal:computer_still": line(401, 204, 204),
    "POST portal:computer_end": line(302, 302, 302),
    "portal:computer_ended": line(200, 200, 200),
    "portal:account": line(302, 200, 403, former=403),
    "portal:profile": line(302, 200, 403, former=403),
    "POST portal:profile": line(
        302, 302, 403, former=403, say=lambda p: {"name": "Lý Văn Khác", "language": "vi"}
    ),
    "portal:contact": line(302, 200, 403, former=403),
    "POST portal:contact": line(302, 302, 403, former=403, say=lambda p: {"target": "0912345678"}),
    # --- accounts: allauth's pages; each is about the own account, or about signing in ---
    "account_login": line(200, 302, 302),
    "POST account_login": line(200, 302, 302, say=lambda p: {"login": "nobody", "password": "no"}),
    "account_logout": line(302, 200, 200),
    "POST account_logout": line(302, 302, 302),
    "account_inactive": line(200, 200, 200),
    "account_reauthenticate": line(302, 403, 200, former=200),
    "POST account_reauthenticate": line(302, 403, 200, former=200),
    "account_change_password": line(302, 404, 200, former=200),
    "POST account_change_password": line(302, 404, 200, former=200),
    "usersessions_list": line(302, 200, 200),
    "POST usersessions_list": line(302, 302, 302),
    # What protects an account is changed after a password or a passkey was shown again, where there is one.
    "mfa_index": line(302, 200, 200),
    "POST mfa_index": line(302, 405, 405),
    "mfa_authenticate": line(302, 302, 302),
    "POST mfa_authenticate": line(302, 302, 302),
    "mfa_reauthenticate": line(302, 403, 302, former=302),
    "POST mfa_reauthenticate": line(302, 403, 302, former=302),
    "mfa_activate_totp": line(302, 200, 302, former=302),
    "POST mfa_activate_totp": line(302, 200, 302, former=302),
    "mfa_deactivate_totp": line(302, 404, 404),
    "POST mfa_deactivate_totp": line(302, 404, 404),
    "mfa_view_recovery_codes": line(302, 404, 404),
    "POST mfa_view_recovery_codes": line(302, 405, 405),
    "mfa_generate_recovery_codes": line(302, 200, 302, former=302),
    "POST mfa_generate_recovery_codes": line(302, 200, 302, former=302),
    "mfa_download_recovery_codes": line(302, 404, 404),
    "POST mfa_download_recovery_codes": line(302, 404, 404),
    "mfa_list_webauthn": line(302, 200, 200),
    "POST mfa_list_webauthn": line(302, 405, 405),
    "mfa_add_webauthn": line(302, 200, 302, former=302),
    "POST mfa_add_webauthn": line(302, 200, 302, former=302),
    "mfa_reauthenticate_webauthn": line(302, 403, 302, former=302),
    "POST mfa_reauthenticate_webauthn": line(302, 403, 302, former=302),
    "mfa_remove_webauthn": line(302, 404, 302, at=lambda p: {"pk": 1}, former=302),
    "POST mfa_remove_webauthn": line(302, 404, 302, at=lambda p: {"pk": 1}, former=302),
    "mfa_edit_webauthn": line(302, 404, 302, at=lambda p: {"pk": 1}, former=302),
    "POST mfa_edit_webauthn": line(302, 404, 302, at=lambda p: {"pk": 1}, former=302),
    "mfa_login_webauthn": line(302, 302, 302),
    "POST mfa_login_webauthn": line(302, 302, 302),
    # The national identity is not set up in the tests' settings; tests/identity/test_national.py has one.
    "openid_connect_login": line(404, 404, 404, at=lambda p: {"provider_id": "national"}),
    "POST openid_connect_login": line(404, 404, 404, at=lambda p: {"provider_id": "national"}),
    "openid_connect_callback": line(404, 404, 404, at=lambda p: {"provider_id": "national"}),
    "POST openid_connect_callback": line(404, 404, 404, at=lambda p: {"provider_id": "national"}),
    "socialaccount_login_cancelled": line(200, 200, 200),
    "socialaccount_login_error": line(401, 401, 401),
}
