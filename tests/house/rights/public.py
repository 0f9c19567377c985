"""What everybody may ask for: the portal, the own account, screens of the hall, machines."""

from collections.abc import Mapping
from typing import Any

from tests import forms
from tests.house.rights.kinds import Line, Place, line, no_shipment
from tests.world import TUESDAY_8


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


def collected(place: Place) -> Mapping[str, Any]:
    return {"code": place.world.five_days.procedure.code, "centre_id": place.world.centre.pk}


# Somebody whose posts have ended is still no person of the public.
NO_PERSON = {"former": 403}


PUBLIC: dict[str, Line] = {
    # --- machines ---
    "healthz": line(200, 200, 200),
    "metrics": line(404, 404, 404),  # for who brings the token of MOTCUA_METRICS_TOKEN, if one is set
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
    "portal:proof": line(200, 200, 200, at=tracked),
    "portal:proof_file": line(200, 200, 200, at=tracked),
    "portal:open_data": line(200, 200, 200),
    "portal:open_schema": line(200, 200, 200),
    "portal:open_day": line(404, 404, 404, at=lambda p: {"day": "2021-04-06", "form": "json"}),
    "portal:record": line(200, 200, 200),
    "portal:record_roots": line(200, 200, 200),
    "portal:record_verifier": line(200, 200, 200),
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
    "portal:decisions": line(200, 200, 200),
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
    "portal:supplement_file": line(404, 404, 404, at=lambda p: {**tracked(p), "file_id": 1}),
    "portal:supplement_thumbnail": line(404, 404, 404, at=lambda p: {**tracked(p), "file_id": 1}),
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
    # --- lobby: screens that nobody signs in to; their key is in the address ---
    "lobby:kiosk": line(404, 404, 404, at=lambda p: {"key": "nobodys"}),
    "POST lobby:kiosk": line(404, 404, 404, at=lambda p: {"key": "nobodys"}),
    "lobby:screen": line(200, 200, 200, at=lambda p: {"code": p.world.centre.code}),
    "lobby:screen_picture": line(404, 404, 404, at=lambda p: {"code": "tt", "announcement_id": 0}),
    "portal:appointments": line(302, 200, 403, **NO_PERSON),
    "portal:appointment_new": line(302, 200, 403, **NO_PERSON),
    "POST portal:appointment_new": line(302, 200, 403, **NO_PERSON),
    "portal:appointment": line(302, 404, 403, at=lambda p: {"code": "NOBODYS"}, **NO_PERSON),
    "POST portal:appointment": line(302, 404, 403, at=lambda p: {"code": "NOBODYS"}, **NO_PERSON),
    "portal:appointment_move": line(302, 404, 403, at=lambda p: {"code": "NOBODYS"}, **NO_PERSON),
    "POST portal:appointment_move": line(302, 404, 403, at=lambda p: {"code": "NOBODYS"}, **NO_PERSON),
    "lobby:tickets": line(404, 404, 404, at=lambda p: {"key": "nobodys"}),
    "POST lobby:tickets": line(404, 404, 404, at=lambda p: {"key": "nobodys"}),
    "lobby:wall": line(200, 200, 200, at=lambda p: {"code": p.world.centre.code}),
    "portal:halls": line(200, 200, 200),
    "portal:queue": line(200, 200, 200, at=lambda p: {"code": p.world.centre.code}),
    "POST portal:queue": line(409, 409, 409, at=lambda p: {"code": p.world.centre.code}),
    "portal:ticket": line(404, 404, 404, at=lambda p: {"secret": "nobodys"}),
    "POST portal:ticket": line(404, 404, 404, at=lambda p: {"secret": "nobodys"}),
    "lobby:phone": line(404, 404, 404, at=lambda p: {"token": "nobodys"}),
    "POST lobby:phone": line(404, 404, 404, at=lambda p: {"token": "nobodys"}),
    # --- uploads: everybody, each their own; tests/uploads ---
    "uploads:creation": line(405, 405, 405),
    "POST uploads:creation": line(412, 412, 412),
    "uploads:upload": line(405, 405, 405, at=lambda p: {"token": "x"}),
    "POST uploads:upload": line(405, 405, 405, at=lambda p: {"token": "x"}),
    "uploads:state": line(404, 404, 404, at=lambda p: {"token": "x"}),
    "uploads:file": line(404, 404, 404, at=lambda p: {"token": "x"}),
    "uploads:thumbnail": line(404, 404, 404, at=lambda p: {"token": "x"}),
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
    "portal:join": line(302, 302, 403, former=403),
    "POST portal:join": line(302, 302, 403, former=403),
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
