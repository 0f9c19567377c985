"""Another person's ids on every address of the portal that takes one: not there, and nothing of theirs changes.

Each address is asked for with Vy's ids by Khang, who has an account and a dossier of his own, by the word of his
own receipt, and by a stranger. Vy herself gets each of them, so that "not there" says something.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from motcua.documents import commands as documents
from motcua.documents.commands import Content
from motcua.documents.models import PersonalDocument
from motcua.documents.providers import trial_seal
from motcua.dossiers import jobs
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.models import Dossier, DossierDocument, Draft, SealedResult
from motcua.hall.commands import booking
from motcua.hall.models import AppointmentHours, ServiceGroup
from motcua.hall.queries import appointments
from motcua.identity.models import Account, Person, Proof
from motcua.notices.models import PushSubscription
from tests import forms
from tests.committed import wiped_after
from tests.documents import hostile
from tests.house.test_rights import ADDRESSES
from tests.payments import money
from tests.portal.filing_browser import CODE, browser, filled
from tests.postal import post as posts
from tests.postal.post import NOON
from tests.world import TUESDAY_8

pytestmark = pytest.mark.usefixtures("folder")
Ids = Mapping[str, Any]
HIDDEN = {403, 404, 405}
# Of the dossier: by its code and a word; what lies in it has an id of its own.
IN_THE_DOSSIER: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("portal:" + name for name in (
            "follow looks proof proof_file rate rate_more questions change_return withdraw complain pay post supplement"
        ).split()), (),
    ),
    "portal:paper": ("kind",), "portal:file": ("document_id",), "portal:result": ("result_id",),
    "portal:payment": ("reference",), "portal:pay_return": ("reference",), "portal:pay_cancel": ("reference",),
    "portal:receipt": ("reference",), "portal:post_ask": ("direction",), "portal:post_cancel": ("shipment",),
    "portal:acknowledgement": ("seq",), "portal:acknowledgement_pdf": ("seq",),
    "portal:supplement_file": ("file_id",), "portal:supplement_thumbnail": ("file_id",),
}  # fmt: skip
# These are not ids of a person's: the same word leads to the same in every dossier.
NO_IDS = {"kind", "direction", "seq"}
OF_THE_ACCOUNT = {
    "portal:own_document": ("document_id",), "portal:own_remove": ("document_id",), "portal:own_file": ("document_id",),
    "portal:own_thumbnail": ("document_id",), "portal:appointment": ("code",), "portal:appointment_move": ("code",),
    "portal:my_post_cancel": ("shipment",), "portal:messages_unsubscribe": ("subscription_id",),
}  # fmt: skip
OF_THE_DRAFT = {
    "portal:draft-" + name: more
    for name, more in {
        **dict.fromkeys("tasks choose changed forget documents where check send done".split(), ()),
        "page": ("page",), "file": ("file_id",), "thumbnail": ("file_id",),
    }.items()
}  # fmt: skip
UPLOADED = {"uploads:upload", "uploads:state", "uploads:file", "uploads:thumbnail"}
# Nobody's in particular, or opened by a word that is itself the right to see it (tests named beside).
OPEN = {
    "portal:procedure", "portal:glance", "portal:open_day", "portal:offline", "portal:announcement",
    "portal:announcement_picture", "portal:file-start", "portal:communes", "portal:queue", "portal:post_collect_for",
    "portal:post_collect", "portal:verify_code", "portal:pay_callback", "portal:notice_receipt", "portal:post_callback",
    "portal:feedback_follow",  # test_feedback
    "portal:ticket",  # tests/hall/test_pages
    "portal:code", "portal:code_again",  # test_attacks_on_signing_in
}  # fmt: skip
NO_PAGE_FOR_HER = {
    # what can only be sent, or is not there for this dossier even for its owner
    "portal:rate_more", "portal:pay_cancel", "portal:post_cancel", "portal:own_remove", "portal:my_post_cancel",
    "portal:messages_unsubscribe", "portal:draft-forget", "portal:draft-send", "portal:draft-done", "portal:receipt",
    "portal:draft-choose", "portal:draft-changed", "portal:acknowledgement", "portal:acknowledgement_pdf",
    "portal:withdraw", "portal:supplement", "uploads:upload",
    "portal:supplement_file", "portal:supplement_thumbnail", "portal:pay_return", "portal:post_ask",
}  # fmt: skip


def test_every_address_with_an_id_is_in_a_table() -> None:
    with_ids = {n for n, ids in ADDRESSES.items() if ids and n.partition(":")[0] in ("portal", "uploads")}
    told = [*IN_THE_DOSSIER, *OF_THE_ACCOUNT, *OF_THE_DRAFT, *UPLOADED, *OPEN]

    assert sorted(with_ids ^ set(told)) == []
    assert len(told) == len(set(told))


@dataclass(frozen=True)
class Two:
    vy: Client
    khang: Client
    hers: Ids
    dossier: Dossier
    his: Dossier
    draft: Draft
    token: str


def _account(person: Person, name: str) -> tuple[Account, Client]:
    account = Account.objects.create(username=name, person=person, kind="citizen")
    client = browser()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return account, client


def _appointment(account: Account) -> str:
    group = ServiceGroup.objects.create(
        centre_id=Dossier.objects.latest("id").centre_id, code="g", letter="X", name_vi="X", name_en="X", position=1,
        usual_minutes=10,
    )  # fmt: skip
    AppointmentHours.objects.bulk_create(
        AppointmentHours(
            group=group, weekday=day, opens=time(9), closes=time(11), every_minutes=30, capacity=2,
            valid_from=date(2021, 1, 1),
        )
        for day in range(7)
    )  # fmt: skip
    now = timezone.now()
    hour = appointments.offered(group.pk, now)[0].starts_at
    order = booking.Booking(account_id=account.pk, group_id=group.pk, starts_at=hour, at=now)
    return booking.book([order])[0]


def _upload(client: Client) -> str:
    """Vy's file on its way, whole."""
    data = hostile.phone_photo()
    head = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(data)), "Upload-Metadata": "filename YS5qcGc="}
    made = client.post("/uploads/", headers=head)
    where = str(made.headers["Location"])
    client.patch(
        where[where.index("/uploads/") :], data, content_type="application/offset+octet-stream",
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0"},
    )  # fmt: skip
    return where.rstrip("/").rpartition("/")[2]


@pytest.fixture
def two(
    django_db_setup: None, django_db_blocker: Any, settings: LazySettings, tmp_path: Any
) -> Iterator[Two]:
    """Really committed: each request is a transaction of its own, as it is outside."""
    with django_db_blocker.unblock(), wiped_after():
        yield _two(settings, tmp_path)


def _sealed(dossier_id: int) -> None:
    jobs.seal_results(dossier_ids=[dossier_id])
    connections.close_all()


def _two(settings: LazySettings, tmp_path: Any) -> Two:
    settings.MOTCUA_GUESSES_PER_DOSSIER = settings.MOTCUA_GUESSES_PER_ADDRESS = 100_000
    made = tmp_path / "seal"
    trial_seal.make(made, ends=datetime(2050, 1, 1, tzinfo=UTC))
    settings.MOTCUA_SEAL_FILE, settings.MOTCUA_SEAL_TRUST = (
        str(made / trial_seal.FILE),
        str(made / trial_seal.TRUST),
    )
    settings.MOTCUA_SEAL_PASSWORD = trial_seal.PASSWORD
    post = posts.build()
    vy = Person.objects.get(pk=post.vy.person_id)
    vy.proof = Proof.ASSERTED
    vy.save()
    kept = documents.keep([Content(io.BytesIO(b"%PDF-1.7 a scan"), "application/pdf")], at=TUESDAY_8)[0]
    extra = HandedIn(name="Bản vẽ", file_id=kept.id, file_name="ban-ve.pdf")
    dossier_id = post.result(NOON, documents=(*post.world.intake().documents, extra))
    with ThreadPoolExecutor(1) as worker:  # signing has a loop of its own; a browser's may run in this thread
        worker.submit(_sealed, dossier_id).result()
    shipment = post.asked(dossier_id)
    owing = money.owing(post.world).dossier_id
    Dossier.objects.filter(pk=owing).update(applicant=vy)
    payment = money.begun(owing)
    account, her = _account(vy, "vy")
    his = Person.objects.create(name="Lý Văn Khang", identity_number="020201000999", proof=Proof.ASSERTED)
    his_dossier = post.world.received().dossier_id
    Dossier.objects.filter(pk=his_dossier).update(applicant=his, applicant_name=his.name)
    _, khang = _account(his, "khang")
    photo = SimpleUploadedFile("cccd.jpg", hostile.phone_photo(), "image/jpeg")
    her.post("/me/documents/", {"files": photo, "name": "Căn cước", "kind": "identity"})
    device = PushSubscription.objects.create(
        account=account, endpoint="https://push.example/1", p256dh="x", auth="y", made_at=TUESDAY_8
    )
    forms.make_places()
    forms.publish(post.world.five_days, *forms.small_form())
    her.post(f"/procedures/{CODE}/file/")
    draft = Draft.objects.latest("id")
    filled(her, post.world, draft, forms.VY | forms.HOUSE)
    her.post(
        f"/drafts/{draft.key}/documents/",
        {"file-other": SimpleUploadedFile("a.jpg", hostile.phone_photo()), "act": "attach"},
    )
    dossier = Dossier.objects.get(pk=dossier_id)
    hers = {
        "kind": "intake_receipt", "direction": "return", "seq": 1, "page": "house",
        "document_id": PersonalDocument.objects.get(kind="identity").pk, "appointment": _appointment(account),
        "reference": payment.reference, "shipment": shipment.reference, "subscription_id": device.pk,
        "result_id": SealedResult.objects.get(result__dossier_id=dossier_id).result_id,
        "paper_id": DossierDocument.objects.get(dossier_id=dossier_id, file__isnull=False).pk,
        "file_id": draft.files.latest("id").pk, "owing": owing,
    }  # fmt: skip
    token = _upload(her)
    return Two(her, khang, hers, dossier, Dossier.objects.get(pk=his_dossier), draft, token)


def _inner(two: Two, name: str, wanted: tuple[str, ...]) -> Ids:
    """Vy's ids, under the name that the address gives them."""
    told = {one: two.hers[one] for one in wanted}
    if name == "portal:file":
        told["document_id"] = two.hers["paper_id"]
    if "shipment" in told:
        told["reference"] = told.pop("shipment")
    if name.startswith("portal:appointment"):
        told["code"] = two.hers["appointment"]
    return told


def _dossier_of(two: Two, name: str) -> Dossier:
    pays = name in (
        "portal:pay",
        "portal:payment",
        "portal:pay_return",
        "portal:pay_cancel",
        "portal:receipt",
    )
    return Dossier.objects.get(pk=two.hers["owing"]) if pays else two.dossier


def _addresses(two: Two) -> Iterator[tuple[str, str, str]]:
    """Name, how Vy asks for it, how somebody else tries to."""
    for name, wanted in IN_THE_DOSSIER.items():
        dossier, inner = _dossier_of(two, name), _inner(two, name, wanted)
        mine = reverse(name, kwargs={"code": dossier.code, "secret": "mine", **inner})
        yield name, mine, mine
        with_his_word = {"code": dossier.code, "secret": two.his.tracking_secret, **inner}
        yield name, mine, reverse(name, kwargs=with_his_word)
        if set(wanted) - NO_IDS:
            for word in (two.his.tracking_secret, "mine"):
                yield name, mine, reverse(name, kwargs={"code": two.his.code, "secret": word, **inner})
    for name, wanted in OF_THE_ACCOUNT.items():
        own = {"code": two.hers["appointment"]} if wanted == ("code",) else _inner(two, name, wanted)
        yield name, reverse(name, kwargs=own), reverse(name, kwargs=own)
    for name, wanted in OF_THE_DRAFT.items():
        at = reverse(name, kwargs={"key": two.draft.key, **_inner(two, name, wanted)})
        yield name, at, at
    for name in sorted(UPLOADED):
        at = reverse(name, kwargs={"token": two.token})
        yield name, at, at


def test_vy_herself_gets_them(two: Two) -> None:
    wrong = {}
    for name, hers, _ in _addresses(two):
        if name not in NO_PAGE_FOR_HER:
            answer = two.vy.get(hers)
            answer.close()
            if answer.status_code != 200:
                wrong[hers] = answer.status_code

    assert wrong == {}


def _state() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of what could be changed, but who guessed how often, jobs, sessions and looks."""
    watched = ("dossiers", "documents", "hall", "notices", "payments", "postal", "ratings")
    skipped = {"GuessCount", "Upload"}
    return {
        model.__name__: sorted(model._default_manager.values_list(), key=repr)
        for app in watched
        for model in apps.get_app_config(app).get_models()
        if model.__name__ not in skipped
    }


def _khang(two: Two) -> Client:
    return two.khang


def _stranger(_two: Two) -> Client:
    return browser()


@pytest.mark.parametrize("who", [_khang, _stranger])
def test_nobody_else_sees_or_changes_anything_by_them(two: Two, who: Callable[[Two], Client]) -> None:
    client, before, wrong = who(two), _state(), []

    for name, _, tried in _addresses(two):
        for method in ("get", "post"):
            told = {"act": "ask", "score": "satisfied", "reason": "x", "text": "x"}
            answer = getattr(client, method)(tried, told)
            asked_to_sign_in = answer.status_code == 302 and "/sign-in/" in answer["Location"]
            if name == "portal:messages_unsubscribe" and answer.status_code == 302:
                answer.close()
                continue  # it says the same whoever asks; that nothing is gone is looked at below
            if answer.status_code not in HIDDEN and not asked_to_sign_in:
                wrong.append(f"{method} {name} {tried}: {answer.status_code}")
            elif not answer.streaming and "Hoàng Thị Vy" in answer.content.decode(errors="replace"):
                wrong.append(f"{method} {name}: tells her name")
            answer.close()

    assert wrong == []
    after = _state()
    assert [name for name in before if before[name] != after[name]] == []
