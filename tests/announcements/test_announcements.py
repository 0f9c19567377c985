"""Announcements: written by the centre's team, published by its supervisor, shown for their time."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.announcements import commands, policies, queries
from motcua.announcements.commands import Words, Writing
from motcua.announcements.models import Announcement, Kind, PublishedAnnouncement
from motcua.audit.models import Change
from motcua.identity.models import Account
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.organisation.models import Officer
from tests.documents import hostile
from tests.world import TUESDAY_8, World, at

WHEN = at("04-06 09:00")


def words(**other: Any) -> Words:
    told: dict[str, Any] = {
        "kind": "announcement", "title_vi": "Lịch nghỉ lễ", "text_vi": "Nghỉ **ngày 30/4**.", "shown_from": TUESDAY_8,
    }  # fmt: skip
    return Words(**(told | other))


def written(world: World, when: datetime = WHEN, **other: Any) -> int:
    writing = Writing(words=words(**other), by=world.son, at=when, centre_id=world.centre.pk)
    return commands.write([writing])[0]


def published(world: World, **other: Any) -> int:
    announcement_id = written(world, **other)
    commands.publish([announcement_id], by=world.son, at=WHEN)
    return announcement_id


def helper(world: World) -> Actor:
    here = Unit(centre_id=world.centre.pk)
    posts = frozenset({(Role.GUIDANCE_OFFICER, here)})
    return Actor(kind=ActorKind.OFFICER, name="Hương", officer_id=world.lan.officer_id, posts=posts)


def test_a_draft_is_nobodys_to_see_until_it_is_published(world: World) -> None:
    announcement_id = written(world)
    assert queries.one(announcement_id, at=WHEN) is None

    commands.publish([announcement_id], by=world.son, at=WHEN)

    shown = queries.one(announcement_id, at=WHEN)
    assert shown is not None
    assert "<strong>ngày 30/4</strong>" in shown.html.vi
    commands.withdraw([announcement_id], by=world.son, at=WHEN)
    assert queries.one(announcement_id, at=WHEN) is None
    assert Announcement.objects.exists()


def test_it_is_shown_from_its_beginning_to_its_end(world: World) -> None:
    published(world, shown_from=at("04-07 08:00"), shown_until=at("04-08 08:00"))

    def shown(when: str) -> int:
        return len(queries.headlines(at=at(when)))

    assert [shown(when) for when in ("04-07 07:59", "04-07 08:00", "04-08 07:59", "04-08 08:00")] == [
        0,
        1,
        1,
        0,
    ]


def test_the_centre_says_in_which_order_and_where(world: World) -> None:
    last = published(world, position=90)
    first = published(world, position=10, on_screens=False)
    published(world, on_portal=False)

    assert [one.id for one in queries.headlines(at=WHEN)] == [first, last]
    assert first not in {one.id for one in queries.on_screens(world.centre.pk, at=WHEN)}
    assert queries.headlines(at=WHEN, kind=Kind.GUIDE) == []


def test_new_words_are_public_once_they_are_published_too(world: World) -> None:
    announcement_id = published(world)
    again = Writing(
        words=words(title_vi="Lịch nghỉ lễ (sửa)"), by=helper(world), at=WHEN, centre_id=world.centre.pk,
        announcement_id=announcement_id, seen=1,
    )  # fmt: skip

    commands.write([again])

    assert queries.one(announcement_id, at=WHEN).title.vi == "Lịch nghỉ lễ"  # type: ignore[union-attr]
    assert [(w.version, w.public_version) for w in queries.written(world.centre.pk)] == [(2, 1)]
    commands.publish([announcement_id], by=world.son, at=WHEN)
    assert queries.one(announcement_id, at=WHEN).title.vi == "Lịch nghỉ lễ (sửa)"  # type: ignore[union-attr]
    with pytest.raises(commands.WrittenMeanwhile):
        commands.write([again])


def test_who_wrote_and_who_published_is_kept(world: World) -> None:
    published(world)

    notes = Change.objects.order_by("id").values_list("what", "actor_name")
    assert list(notes) == [("announcement", world.son.name), ("announcement published", world.son.name)]


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"title_vi": " "}, commands.TitleAndTextNeeded),
        ({"text_vi": ""}, commands.TitleAndTextNeeded),
        ({"shown_until": TUESDAY_8 - timedelta(days=1)}, commands.EndsBeforeItBegins),
    ],
)
def test_what_cannot_be_shown_is_refused(world: World, other: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        written(world, **other)
    assert not Announcement.objects.exists()


def test_who_may_write_and_who_may_publish(world: World) -> None:
    here, elsewhere = Unit(centre_id=world.centre.pk), Unit(centre_id=99_999)
    tried = [(role, unit) for role in Role for unit in (here, elsewhere)]

    def may(act: Any, role: Role, unit: Unit) -> bool:
        actor = Actor(kind=ActorKind.OFFICER, name=role, officer_id=1, posts=frozenset({(role, unit)}))
        try:
            act(actor, world.centre.pk)
        except (policies.NotAWriter, policies.NotThePublisher):
            return False
        return True

    assert {one for one in tried if may(policies.demand_writing, *one)} == {
        (Role.GUIDANCE_OFFICER, here), (Role.SUPERVISOR, here),
    }  # fmt: skip
    assert {one for one in tried if may(policies.demand_publishing, *one)} == {(Role.SUPERVISOR, here)}


def test_the_commands_ask_the_policy(world: World) -> None:
    announcement_id = written(world)

    with pytest.raises(policies.NotAWriter):
        commands.write([Writing(words=words(), by=world.lan, at=WHEN, centre_id=world.centre.pk)])
    for act in (commands.publish, commands.withdraw):
        with pytest.raises(policies.NotThePublisher):
            act([announcement_id], by=helper(world), at=WHEN)
    assert not PublishedAnnouncement.objects.exists()


# --- the pages -------------------------------------------------------------------------------------


@pytest.fixture
def son(world: World) -> Client:
    account = Account.objects.create_user("son")
    Officer.objects.filter(code="son").update(account=account)
    client = Client()
    client.cookies["motcua_language"] = "en"
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def said(**other: Any) -> dict[str, Any]:
    return {
        "kind": "guide", "title_vi": "Nộp hồ sơ trực tuyến", "text_vi": "1. Tìm thủ tục", "title_en": "Filing online",
        "text_en": "1. Find the procedure", "shown_from": "2021-04-01T08:00", "position": "10", "on_portal": "on",
        "on_screens": "on", **other,
    }  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_it_is_written_with_a_picture_looked_at_published_and_seen(world: World, son: Client) -> None:
    photo = SimpleUploadedFile("sanh.jpg", hostile.phone_photo(), "image/jpeg")
    alt = {"picture_alt_vi": "Sảnh của Trung tâm"}
    street = Client()

    nameless = son.post("/desk/announcements/new", said() | {"picture": photo})
    photo.seek(0)
    kept = son.post("/desk/announcements/new", said(**alt) | {"picture": photo})
    address = kept.headers["Location"]
    preview = son.get(address).content.decode()
    before = street.get("/").content.decode()
    son.post(f"{address}/publish", {"do": "publish"})

    assert nameless.status_code == 409
    assert "<li>Tìm thủ tục</li>" in preview
    assert "Nộp hồ sơ trực tuyến" not in before
    row = Announcement.objects.get()
    home, page = street.get("/").content.decode(), street.get(f"/announcements/{row.pk}/").content.decode()
    assert f"/announcements/{row.pk}/" in home
    assert 'alt="Sảnh của Trung tâm"' in page
    street.cookies["motcua_language"] = "en"
    assert "Filing online" in street.get(f"/announcements/{row.pk}/").content.decode()
    picture = street.get(f"/announcements/{row.pk}/picture")
    assert picture["Content-Type"] == "image/jpeg"
    picture.close()


def test_the_halls_screen_shows_one_after_the_other_and_can_be_stopped(world: World, client: Client) -> None:
    since = timezone.now() - timedelta(days=1)
    for number in range(3):
        published(world, title_vi=f"Thông báo {number}", position=number + 1, shown_from=since)
    address = f"/lobby/screens/{world.centre.code}/"

    shown = [client.get(f"{address}?n={n}").content.decode() for n in range(4)]

    assert [f"Thông báo {n % 3}" in page for n, page in enumerate(shown)] == [True] * 4
    assert 'hx-trigger="every' in shown[0]
    assert 'hx-trigger="every' not in client.get(f"{address}?n=1&pause").content.decode()
    assert client.get("/lobby/screens/nobody/").status_code == 404


def test_an_edit_by_two_at_once_loses_nothing(world: World, son: Client) -> None:
    announcement_id = written(world)
    commands.write(
        [
            replace(
                Writing(words=words(), by=world.son, at=WHEN, centre_id=world.centre.pk),
                announcement_id=announcement_id,
            )
        ]
    )

    answer = son.post(f"/desk/announcements/{announcement_id}", said(seen="1"))

    assert answer.status_code == 409
    assert "Nộp hồ sơ trực tuyến" in answer.content.decode()
