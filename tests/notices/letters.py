"""Small words for messages in tests: a mail server that keeps letters, a citizen with an account, the outbox."""

import socket
from datetime import datetime, time
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from motcua.dossiers.models import Event
from motcua.identity.models import Account, AccountKind, Person
from motcua.notices import commands
from motcua.notices.models import Notice
from tests.world import TUESDAY_8


class Letterbox:
    """A mail server on a free port. `refuses`: addresses that it does not know; `shut`: it takes nothing now."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses: set[str] = set()
        self.shut = False
        with socket.socket() as probe:  # the controller speaks to its own port, and so has to know it
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.shut:
            return "451 try later"
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


def text_of(letter: EmailMessage) -> str:
    return str(letter.get_content())


def vy(**other: Any) -> Account:
    """Chị Vy's account: telephone, address, and Vietnamese unless said otherwise."""
    person = Person.objects.create(name="Hoàng Thị Vy", folded_name="hoang thi vy")
    told = {"phone": "0987654321", "email": "vy@example.com"} | other
    return Account.objects.create(username=f"vy{person.pk}", kind=AccountKind.CITIZEN, person=person, **told)


def told_of(dossier_id: int, *, at: datetime = TUESDAY_8, kind: str = "") -> list[Notice]:
    """Plan the messages of a dossier's events (of one kind); all of its messages."""
    events = Event.objects.filter(dossier_id=dossier_id)
    ids = list((events.filter(kind=kind) if kind else events).values_list("id", flat=True))
    commands.tell(ids, at=at)
    return outbox(dossier_id)


def outbox(dossier_id: int) -> list[Notice]:
    return list(Notice.objects.filter(dossier_id=dossier_id).order_by("channel", "id"))


NIGHT, MORNING = time(21), time(7)
