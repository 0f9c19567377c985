"""Messages leave by a real mail server and a real gateway; the second takes over; nothing leaves twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import orjson
import pytest

from motcua.dossiers import commands as dossiers
from motcua.lib import signed
from motcua.notices import commands
from motcua.notices.commands import sending
from motcua.notices.models import Notice, NoticeState, NoticeTry
from motcua.simulation.sms_gateway import Fault, SmsGateway
from tests.at_once import at_once
from tests.notices.conftest import SECRET
from tests.notices.letters import Letterbox, outbox, text_of, told_of, vy
from tests.world import TUESDAY_8, World, at

Gateways = Callable[..., SmsGateway]
SOON = TUESDAY_8 + timedelta(minutes=1)


def one_message(world: World) -> Notice:
    """A message by SMS that waits to be sent."""
    (message,) = told_of(world.received().dossier_id)
    return message


def of_account(world: World, account: Any) -> int:
    from tests.notices.test_planning import of_account

    return of_account(world, account)


def test_a_letter_says_what_happened(world: World, letterbox: Letterbox) -> None:
    account = vy(phone="02053812345")
    dossier_id = of_account(world, account)
    told_of(dossier_id)

    commands.send(at=SOON)

    (letter,) = letterbox.letters
    (message,) = outbox(dossier_id)
    code, secret = message.dossier.code, message.dossier.tracking_secret
    assert letter["To"] == "vy@example.com"
    assert letter["Subject"].strip() == f"Hồ sơ {code} đã được tiếp nhận"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Cấp giấy phép xây dựng" in text_of(letter)
    assert "Hẹn trả kết quả: 08:00 ngày 13/04/2021." in text_of(letter)
    assert f"/track/{code}/{secret}/" in text_of(letter)
    assert (message.state, message.provider, message.sent_at) == ("sent", "mail", SOON)


def test_the_tracking_word_is_not_kept_with_the_message(world: World, letterbox: Letterbox) -> None:
    dossier_id = of_account(world, vy(phone=""))
    told_of(dossier_id)

    commands.send(at=SOON)

    assert letterbox.letters
    for message in outbox(dossier_id):
        assert message.text and message.dossier.tracking_secret not in message.text


def test_an_english_reader_gets_english(world: World, letterbox: Letterbox) -> None:
    told_of(of_account(world, vy(phone="", language="en")))

    commands.send(at=SOON)

    assert letterbox.letters[0]["Subject"].endswith("was received")
    assert "The result is due at 08:00 on 13/04/2021." in text_of(letterbox.letters[0])


def test_a_text_message_goes_through_the_gateway(world: World, gateways: Gateways, settings: Any) -> None:
    gateway = gateways()
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    message = one_message(world)

    commands.send(at=SOON)

    (taken,) = gateway.taken.values()
    assert taken.to == "+84912345678"
    assert taken.text.startswith(
        f"Đã tiếp nhận hồ sơ {message.dossier.code}, hẹn trả 08:00 ngày 13/04/2021. http"
    )
    assert taken.report_to == "http://127.0.0.1:9/notices/receipts/sms/"


def test_without_accents_where_the_office_says_so(world: World, gateways: Gateways, settings: Any) -> None:
    settings.MOTCUA_SMS_ACCENTS = False
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    gateway = gateways(fault=Fault.LOSE)
    one_message(world)

    commands.send(at=SOON)

    assert next(iter(gateway.taken.values())).text.startswith("Da tiep nhan ho so H37-")


def test_a_demonstration_keeps_what_it_would_have_sent(world: World) -> None:
    message = one_message(world)

    commands.send(at=SOON)

    message.refresh_from_db()
    assert (message.state, message.provider) == ("sent", "sample")
    assert message.text.endswith("{link}")


def test_nothing_is_sent_before_its_time(world: World) -> None:
    assert told_of(world.received().dossier_id, at=at("04-06 22:00"))

    assert commands.send(at=at("04-07 06:59")) == 0
    assert commands.send(at=at("04-07 07:00")) == 1


def test_what_is_late_by_itself_still_waits_for_the_morning(world: World) -> None:
    """The worker was down in the evening: the message was due at eight and is found at night."""
    message = one_message(world)

    commands.send(at=at("04-06 23:00"))

    message.refresh_from_db()
    assert (message.state, message.next_at, message.tries) == ("queued", at("04-07 07:00"), 0)


def test_the_second_takes_over_when_the_first_is_down(
    world: World, gateways: Gateways, settings: Any
) -> None:
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    gateways("sms", fault=Fault.DOWN)
    second = gateways("sms_second", fault=Fault.LOSE)
    message = one_message(world)

    commands.send(at=SOON)
    commands.send(at=SOON)

    message.refresh_from_db()
    assert (message.state, message.provider, message.tries) == ("sent", "sms_second", 2)
    assert len(second.taken) == 1
    states = list(NoticeTry.objects.order_by("number").values_list("provider", "state", "fault"))
    assert states == [("sms", "refused", "the gateway answers 503"), ("sms_second", "taken", "")]


def test_a_second_mail_server_takes_over(world: World, letterbox: Letterbox, settings: Any) -> None:
    settings.EMAIL_PORT = 9  # nobody listens
    settings.MOTCUA_MAIL_SECOND_HOST, settings.MOTCUA_MAIL_SECOND_PORT = "127.0.0.1", letterbox.port
    settings.MOTCUA_MAIL_SECOND_TLS, settings.MOTCUA_MAIL_SECOND_FROM = False, "reserve@example.com"
    dossier_id = of_account(world, vy(phone="02053812345"))
    told_of(dossier_id)

    commands.send(at=SOON)
    commands.send(at=SOON)

    assert letterbox.letters[0]["From"] == "reserve@example.com"
    assert outbox(dossier_id)[0].provider == "mail_second"


def test_without_a_second_it_is_tried_again_later_and_then_given_up(
    world: World, gateways: Gateways, settings: Any
) -> None:
    settings.MOTCUA_NOTICE_ROUNDS = 3
    gateways(fault=Fault.DOWN)
    message = one_message(world)
    waits, when = [], TUESDAY_8

    for _ in range(3):
        assert commands.send(at=when) == 1
        message.refresh_from_db()
        waits.append(message.next_at and (message.next_at - when) // timedelta(minutes=1))
        when = message.next_at or when

    assert waits == [1, 5, None]
    assert (message.state, message.fault) == (NoticeState.GIVEN_UP, "the gateway answers 503")
    assert message.ended_at == when


def test_a_wrong_number_is_not_tried_again(world: World, gateways: Gateways) -> None:
    gateways(fault=Fault.REFUSE)
    message = one_message(world)

    commands.send(at=SOON)

    message.refresh_from_db()
    assert (message.state, message.tries) == (NoticeState.FAILED, 1)


def test_a_mailbox_that_does_not_exist_fails(world: World, letterbox: Letterbox) -> None:
    letterbox.refuses = {"vy@example.com"}
    dossier_id = of_account(world, vy(phone="02053812345"))
    told_of(dossier_id)

    commands.send(at=SOON)

    assert [one.state for one in outbox(dossier_id)] == ["failed"]


def test_a_full_mail_server_is_tried_again(world: World, letterbox: Letterbox) -> None:
    letterbox.shut = True
    dossier_id = of_account(world, vy(phone="02053812345"))
    told_of(dossier_id)
    commands.send(at=SOON)
    letterbox.shut = False

    commands.send(at=SOON + timedelta(minutes=1))

    assert len(letterbox.letters) == 1
    assert [one.state for one in outbox(dossier_id)] == ["sent"]


def test_a_crash_in_the_middle_sends_once(world: World, gateways: Gateways, settings: Any) -> None:
    """Handed over, and then the machine died before it was noted: the same reference again is the same message."""
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    gateway = gateways(fault=Fault.LOSE)
    message = one_message(world)
    commands.send(at=SOON)
    Notice.objects.filter(pk=message.pk).update(
        state="queued", tries=0, next_at=SOON + sending.LEASE, late_at=None, sent_at=None
    )

    assert commands.send(at=SOON + timedelta(minutes=1)) == 0, "whoever took it may still be at it"
    assert commands.send(at=SOON + sending.LEASE) == 1

    (taken,) = gateway.taken.values()
    assert taken.times == 2
    assert NoticeTry.objects.count() == 1


def test_32_senders_send_each_message_once(committed: World, gateways: Gateways, settings: Any) -> None:
    settings.PUBLIC_URL = "http://127.0.0.1:9"
    gateway = gateways(fault=Fault.LOSE)
    for done in dossiers.receive([committed.intake() for _ in range(40)]):
        told_of(done.dossier_id)

    at_once(lambda _number: commands.send(at=SOON, limit=7))

    # A line that broke on a busy machine is tried again later, as it would be in use.
    for later in (timedelta(0), timedelta(minutes=5), timedelta(hours=1)):
        while commands.send(at=SOON + later):
            pass
    assert len(gateway.taken) == 40
    assert {one.times for one in gateway.taken.values()} == {1}
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}


def test_a_receipt_makes_it_delivered(committed: World, site: str, gateways: Gateways) -> None:
    gateway = gateways()
    message = one_message(committed)

    commands.send(at=SOON)
    gateway.idle()

    message.refresh_from_db()
    assert message.state == NoticeState.DELIVERED
    assert message.delivered_at is not None and message.text
    assert NoticeTry.objects.get().state == "delivered"


def test_a_doubled_receipt_changes_nothing(committed: World, site: str, gateways: Gateways) -> None:
    gateway = gateways(fault=Fault.DOUBLE)
    message = one_message(committed)

    commands.send(at=SOON)
    gateway.idle()

    (taken,) = gateway.taken.values()
    assert taken.answers.count(200) == 2
    message.refresh_from_db()
    assert message.state == NoticeState.DELIVERED


def test_a_forged_receipt_is_refused(committed: World, site: str, gateways: Gateways) -> None:
    gateway = gateways(fault=Fault.FORGE)
    message = one_message(committed)

    commands.send(at=SOON)
    gateway.idle()

    (taken,) = gateway.taken.values()
    assert taken.answers == [401]
    message.refresh_from_db()
    assert message.state == NoticeState.SENT


def test_a_receipt_for_nothing_we_sent_is_not_ours(committed: World, site: str, gateways: Gateways) -> None:
    gateways()
    from django.utils import timezone

    def told(provider: str, body: bytes) -> int:
        headers = signed.sign(body, secret=SECRET, at=timezone.now())
        return httpx.post(f"{site}/notices/receipts/{provider}/", content=body, headers=headers).status_code

    assert told("sms", orjson.dumps({"id": "1-1", "state": "delivered"})) == 404
    assert told("sms", b"[]") == 401
    assert told("sms", orjson.dumps({"id": "1-1", "state": "dreamt of"})) == 401
    assert told("pigeon", orjson.dumps({"id": "1-1", "state": "delivered"})) == 401
    assert told("mail", orjson.dumps({"id": "1-1", "state": "delivered"})) == 401


def test_the_second_takes_over_when_the_first_is_slow(
    committed: World, site: str, gateways: Gateways, settings: Any
) -> None:
    first, second = gateways("sms", fault=Fault.LOSE), gateways("sms_second")
    message = one_message(committed)
    commands.send(at=SOON)
    deadline = SOON + timedelta(minutes=settings.MOTCUA_NOTICE_LATE_MINUTES)

    assert commands.take_over(at=deadline - timedelta(seconds=1)) == 0
    assert commands.take_over(at=deadline) == 1
    commands.send(at=deadline)
    second.idle()

    message.refresh_from_db()
    assert (message.state, message.provider) == (NoticeState.DELIVERED, "sms_second")
    assert (len(first.taken), len(second.taken)) == (1, 1)
    assert commands.take_over(at=deadline + timedelta(days=1)) == 0


def test_in_the_night_the_second_waits_for_the_morning(
    committed: World, site: str, gateways: Gateways
) -> None:
    gateways("sms", fault=Fault.LOSE), gateways("sms_second", fault=Fault.LOSE)
    (message,) = told_of(committed.received().dossier_id, at=at("04-06 20:55"))
    commands.send(at=at("04-06 20:55"))

    commands.take_over(at=at("04-06 21:10"))

    message.refresh_from_db()
    assert (message.state, message.next_at) == ("queued", at("04-07 07:00"))


def test_not_delivered_by_either_is_a_failure(committed: World, site: str, gateways: Gateways) -> None:
    from django.utils import timezone

    first = gateways("sms", fault=Fault.UNDELIVERED)
    second = gateways("sms_second", fault=Fault.UNDELIVERED)
    message = one_message(committed)
    Notice.objects.update(urgent=True)
    commands.send(at=SOON)
    first.idle()
    commands.send(at=timezone.now())
    second.idle()

    message.refresh_from_db()
    assert (message.state, message.tries) == (NoticeState.FAILED, 2)
    assert set(NoticeTry.objects.values_list("state", flat=True)) == {"lost"}


@pytest.mark.parametrize("kept", [False, True])
def test_old_messages_forget_where_they_went(world: World, settings: Any, kept: bool) -> None:
    message = one_message(world)
    commands.send(at=SOON)

    later = TUESDAY_8 + timedelta(days=settings.MOTCUA_NOTICE_DAYS, seconds=-1 if kept else 1)
    commands.forget(at=later)

    message.refresh_from_db()
    assert bool(message.target and message.text) is kept
    assert message.state == NoticeState.SENT
