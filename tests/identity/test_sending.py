"""Codes go out: by mail, and through an HTTP gateway that is a real server on loopback."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from motcua.identity import commands, jobs
from motcua.identity.models import CodePurpose, OneTimeCode, Way
from motcua.identity.providers import Message, NotSent
from motcua.identity.providers.sms_gateway import SmsGateway
from tests.identity.people import ask, code_of, signed_up

MESSAGE = Message(target="0912345678", subject="", text="123456 là mã Một Cửa", key="k-1")


class Gateway(ThreadingHTTPServer):
    """Keeps what it is sent, and answers with the statuses it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.answers: list[int] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/sms"


class _Handler(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((told, dict(self.headers)))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 202)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_gateway_gets_what_the_contract_says(gateway: Gateway) -> None:
    SmsGateway(gateway.url, "secret", "TTHCC").send(MESSAGE)

    told, headers = gateway.taken[0]
    assert told == {"id": "k-1", "to": "+84912345678", "text": "123456 là mã Một Cửa", "sender": "TTHCC"}
    assert headers["Authorization"] == "Bearer secret"
    assert headers["Idempotency-Key"] == "k-1"
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("status", "permanent"), [(400, True), (403, True), (408, False), (429, False), (503, False)]
)
def test_its_refusals_say_whether_to_try_again(gateway: Gateway, status: int, permanent: bool) -> None:
    gateway.answers = [status]

    with pytest.raises(NotSent) as refused:
        SmsGateway(gateway.url, "secret", "TTHCC").send(MESSAGE)

    assert refused.value.permanent is permanent


def test_a_gateway_that_is_not_there_is_tried_again() -> None:
    with pytest.raises(NotSent) as refused:
        SmsGateway("http://127.0.0.1:9/sms", "", "").send(MESSAGE)

    assert refused.value.permanent is False


def asked(way: Way, target: str, **other: Any) -> OneTimeCode:
    order = commands.Asked(way=way, target=target, holder="h", address="10.0.0.1", **other)
    return OneTimeCode.objects.get(pk=commands.send(order, at=timezone.now()))


@pytest.mark.django_db
def test_a_code_goes_through_the_gateway_once(gateway: Gateway, settings: Any) -> None:
    settings.MOTCUA_SMS_URL = gateway.url
    code = asked(Way.PHONE, "0912345678")

    jobs.send_one_time_code(str(code.pk), 1)

    told, _ = gateway.taken[0]
    assert told["text"] == f"{code.digits} là mã Một Cửa của bạn, dùng trong 10 phút. Đừng đưa cho ai."
    assert len(told["text"]) <= 70, "one text message in Vietnamese holds 70 letters"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "subject"), [("vi", "Mã Một Cửa của ông/bà"), ("en", "Your Một Cửa code")]
)
def test_a_code_goes_by_mail_in_the_persons_language(settings: Any, language: str, subject: str) -> None:
    settings.EMAIL_HOST = "mail.example"
    code = asked(Way.EMAIL, "vy@example.com", carries={"language": language})

    jobs.send_one_time_code(str(code.pk), 1)

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["vy@example.com"], subject)
    assert code.digits in letter.body


@pytest.mark.django_db
def test_what_failed_for_good_is_not_tried_again(gateway: Gateway, settings: Any) -> None:
    settings.MOTCUA_SMS_URL = gateway.url
    code = asked(Way.PHONE, "0912345678")
    gateway.answers = [400, 503]

    jobs.send_one_time_code(str(code.pk), 1)
    with pytest.raises(NotSent):
        jobs.send_one_time_code(str(code.pk), 1)


@pytest.mark.django_db
def test_the_contact_before_is_told_of_the_change(gateway: Gateway, settings: Any) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    vy = signed_up("0912345678")
    page = ask(vy, "0987654321", "/me/contact/")
    vy.post(page, {"code": code_of("0987654321")})

    (job,) = ProcrastinateJob.objects.filter(task_name="tell_old_contact")
    assert job.args == {"way": "phone", "target": "0912345678", "language": "en"}
    settings.MOTCUA_SMS_URL = gateway.url
    jobs.tell_old_contact(**job.args | {"language": "vi"})
    told, _ = gateway.taken[0]
    assert told["to"] == "+84912345678"
    assert "Không phải bạn?" in told["text"] and len(told["text"]) <= 70


@pytest.mark.django_db
def test_an_old_code_is_not_sent(gateway: Gateway, settings: Any) -> None:
    settings.MOTCUA_SMS_URL = gateway.url
    code = asked(Way.PHONE, "0912345678")
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    jobs.send_one_time_code(str(code.pk), 1)

    assert gateway.taken == []


@pytest.mark.django_db
def test_a_code_for_being_helped_says_what_it_is_for(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"
    code = asked(Way.EMAIL, "vy@example.com", purpose=CodePurpose.ASSIST)

    jobs.send_one_time_code(str(code.pk), 1)

    assert "nhờ hướng dẫn tại Trung tâm" in mail.outbox[0].body


@pytest.mark.django_db
def test_sending_again_waits_a_minute_and_keeps_the_code() -> None:
    code = asked(Way.PHONE, "0912345678")
    with pytest.raises(commands.codes.TooSoon):
        commands.send_again(code.pk, holder="h", at=code.sent_at + timedelta(seconds=59))

    commands.send_again(code.pk, holder="h", at=code.sent_at + timedelta(seconds=60))

    again = OneTimeCode.objects.get()
    assert (again.digits, again.times_sent) == (code.digits, 2)
    assert asked(Way.PHONE, "0912345678").pk == code.pk


@pytest.fixture
def second() -> Iterator[Gateway]:
    with Gateway() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.django_db
def test_a_second_gateway_takes_over_a_code(gateway: Gateway, second: Gateway, settings: Any) -> None:
    settings.MOTCUA_SMS_URL, settings.MOTCUA_SMS_SECOND_URL = gateway.url, second.url
    code = asked(Way.PHONE, "0912345678")
    gateway.answers = [503]

    jobs.send_one_time_code(str(code.pk), 1)

    assert (len(gateway.taken), len(second.taken)) == (1, 1)
    assert second.taken[0][0]["id"] == gateway.taken[0][0]["id"]


@pytest.mark.django_db
def test_a_code_asked_for_again_comes_by_the_other_gateway(
    gateway: Gateway, second: Gateway, settings: Any
) -> None:
    """Whoever asks again did not get it: the first may be slow."""
    settings.MOTCUA_SMS_URL, settings.MOTCUA_SMS_SECOND_URL = gateway.url, second.url
    code = asked(Way.PHONE, "0912345678")

    jobs.send_one_time_code(str(code.pk), 1)
    jobs.send_one_time_code(str(code.pk), 2)

    assert (len(gateway.taken), len(second.taken)) == (1, 1)
    assert "report_to" not in second.taken[0][0]
