"""The pages of feedback: sent, followed by its code, handled at the desk, published."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.audit.models import Change, Look
from motcua.identity.models import Account
from motcua.organisation.models import Officer
from motcua.ratings.models import Feedback
from tests.documents import hostile
from tests.world import World

pytestmark = pytest.mark.usefixtures("folder")


def said(world: World, **other: object) -> dict[str, object]:
    return {
        "key": str(uuid4()), "kind": "feedback", "centre": world.centre.pk, "agency": "", "text": "Chờ lâu ở quầy 3",
        "name": "Hoàng Thị Vy", "phone": "0912345678", **other,
    }  # fmt: skip


def officer(world: World, code: str) -> Client:
    account = Account.objects.create_user(code)
    Officer.objects.filter(code=code).update(account=account)
    client = Client()
    client.cookies["motcua_language"] = "en"
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_it_is_sent_with_a_photo_and_followed_by_its_code(world: World, english: Client) -> None:
    photo = SimpleUploadedFile("quay.jpg", hostile.phone_photo(), "image/jpeg")

    sent = english.post("/feedback/new/", said(world) | {"files": photo})
    page = english.get(sent.headers["Location"]).content.decode()

    row = Feedback.objects.get()
    assert sent.headers["Location"] == f"/feedback/{row.code}/"
    assert row.number in page
    assert row.files.get().name in page
    assert "Waiting to be taken up" in page
    assert (
        english.get("/feedback/", {"code": row.code.lower()}).headers["Location"] == f"/feedback/{row.code}/"
    )


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(world: World, english: Client) -> None:
    empty = english.post("/feedback/new/", said(world, text=""))
    nameless = english.post("/feedback/new/", said(world, phone=""))

    assert empty.status_code == 422
    assert "Hoàng Thị Vy" in empty.content.decode()
    assert nameless.status_code == 409
    assert "Chờ lâu ở quầy 3" in nameless.content.decode()
    assert not Feedback.objects.exists()


def test_sent_twice_it_is_kept_once(world: World, english: Client) -> None:
    form = said(world)

    first, again = english.post("/feedback/new/", form), english.post("/feedback/new/", form)

    assert first.headers["Location"] == again.headers["Location"]
    assert Feedback.objects.count() == 1


def test_from_one_address_only_so_much_an_hour(world: World, english: Client) -> None:
    for _ in range(settings.MOTCUA_FEEDBACK_PER_HOUR):
        english.post("/feedback/new/", said(world))

    assert english.post("/feedback/new/", said(world)).status_code == 409
    assert Feedback.objects.count() == settings.MOTCUA_FEEDBACK_PER_HOUR


def test_about_a_dossier_it_comes_from_its_page(world: World, english: Client) -> None:
    opened = world.received()
    address = f"/track/{opened.code}/{opened.tracking_secret}/"

    english.post(
        f"{address}complain/", {k: v for k, v in said(world).items() if k not in ("centre", "agency")}
    )

    row = Feedback.objects.get()
    assert (row.dossier_id, row.centre_id, row.agency_id) == (
        opened.dossier_id, world.centre.pk, world.construction.pk,
    )  # fmt: skip
    assert f"You complained: {row.number}." in english.get(address).content.decode()


def test_the_desk_answers_it_and_the_public_reads_it_without_the_name(world: World, english: Client) -> None:
    english.post("/feedback/new/", said(world))
    row = Feedback.objects.get()
    son, minh = officer(world, "son"), officer(world, "minh")
    address = f"/desk/feedback/{row.pk}"

    assert row.number in son.get("/desk/feedback").content.decode()
    son.post(f"{address}/assign", {"seen": "filed", "officer": world.lan.officer_id})
    assert minh.get(address).status_code == 404
    son.post(f"{address}/draft", {"seen": "in_hand", "text": "Trung tâm đã mở thêm quầy."})
    done = son.post(f"{address}/approve", {"seen": "drafted"})
    public = {
        "seen": "answered",
        "title": "Chờ lâu",
        "text": "Người dân chờ lâu.",
        "answer": "Đã mở thêm quầy.",
    }
    leak = son.post(f"{address}/publish", public | {"text": "Bà Hoàng Thị Vy chờ lâu."})
    son.post(f"{address}/publish", public)

    assert done.status_code == 302
    assert leak.status_code == 409
    page = english.get("/feedback/").content.decode()
    assert "Đã mở thêm quầy." in page
    assert "Vy" not in page
    own = english.get(f"/feedback/{row.code}/").content.decode()
    assert "Trung tâm đã mở thêm quầy." in own


def test_who_opens_it_is_noted_and_the_sender_sees_when(world: World, english: Client) -> None:
    opened = world.received()
    form = {k: v for k, v in said(world).items() if k not in ("centre", "agency")}
    english.post(f"/track/{opened.code}/{opened.tracking_secret}/complain/", form)
    row = Feedback.objects.get()
    assert "Nobody so far." in english.get(f"/feedback/{row.code}/").content.decode()

    officer(world, "son").get(f"/desk/feedback/{row.pk}")

    assert Change.objects.filter(what="feedback seen", about=row.number).count() == 1
    assert Look.objects.filter(dossier_id=opened.dossier_id).count() == 1
    assert "Nobody so far." not in english.get(f"/feedback/{row.code}/").content.decode()


def test_a_wrong_code_opens_nothing(world: World, english: Client) -> None:
    assert english.get("/feedback/ABCDEFGHJKMN/").status_code == 404
