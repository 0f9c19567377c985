"""What ClamAV finds is refused; what happens when it is silent is the operator's choice."""

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua.documents import commands, queries
from motcua.documents.commands import Allowed, Sent
from motcua.documents.jobs import look_at_uploads
from motcua.documents.models import StoredFile, Upload
from motcua.documents.providers import clamd
from motcua.documents.queries import FileRefused, Incoming
from motcua.law.errors import ActRefused
from tests.documents import hostile, scanner
from tests.world import TUESDAY_8

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
VY = "visitor:vy"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scanner.running(tmp_path_factory.mktemp("clamd")) as address:
        yield address


@pytest.fixture
def demanded(real: str, settings: Any) -> None:
    settings.MOTCUA_SCAN, settings.MOTCUA_CLAMD = "demanded", real


@pytest.fixture
def silent(tmp_path: Path, settings: Any) -> None:
    settings.MOTCUA_CLAMD = str(tmp_path / "nobody.ctl")


def infected() -> bytes:
    """A Word file that carries EICAR in a part of its own."""
    return hostile.office(more={"word/media/image1.png": hostile.EICAR})


def settle(content: bytes, name: str = "đơn.docx", tokens: tuple[str, ...] = ()) -> commands.Settled:
    sent = [Sent(name, io.BytesIO(content), len(content))] if content else []
    return commands.settle(tokens, sent, owners=[VY], allowed=Allowed(), at=TUESDAY_8)


def only(settled: commands.Settled) -> Incoming | ActRefused:
    return settled.items[0] if settled.items else settled.faults[0][1]


@pytest.mark.usefixtures("demanded")
def test_a_virus_is_refused_by_name() -> None:
    fault = only(settle(infected()))

    assert isinstance(fault, FileRefused)
    assert (fault.code, fault.params["found"]) == ("virus", "Eicar-Test.UNOFFICIAL")
    assert StoredFile.objects.count() == 0


@pytest.mark.usefixtures("demanded")
def test_a_clean_file_is_taken() -> None:
    taken = only(settle(hostile.pdf(), "đơn.pdf"))

    assert isinstance(taken, Incoming)
    assert taken.accepted


def test_more_than_the_scanner_takes_is_no_verdict(tmp_path: Path) -> None:
    with scanner.running(tmp_path / "small", most_bytes=1 << 20) as address:
        with pytest.raises(clamd.ScannerDown, match="size limit exceeded"):
            clamd.found(io.BytesIO(b"x" * (8 << 20)), address=address, timeout_seconds=10)


@pytest.mark.usefixtures("silent")
def test_a_demanded_scanner_that_is_silent_stops_everything_but_loses_nothing(
    settings: Any, real: str
) -> None:
    settings.MOTCUA_SCAN = "demanded"

    waiting = only(settle(hostile.pdf(), "đơn.pdf"))

    assert isinstance(waiting, Incoming)
    assert (waiting.state, waiting.refusal and waiting.refusal.code) == ("whole", "scanner_down")
    with pytest.raises(FileRefused, match="does not answer"):
        commands.gather([waiting.token], owners=[VY], name="Đơn", at=TUESDAY_8)
    settings.MOTCUA_CLAMD = real
    again = only(settle(b"", tokens=(waiting.token,)))
    assert isinstance(again, Incoming)
    assert (again.accepted, again.refusal) == (True, None)


@pytest.mark.usefixtures("silent")
def test_where_it_is_only_wished_for_the_file_is_taken(settings: Any) -> None:
    settings.MOTCUA_SCAN = "when_up"

    taken = only(settle(hostile.pdf(), "đơn.pdf"))

    assert isinstance(taken, Incoming)
    assert taken.accepted


def test_where_it_comes_later_the_file_waits_for_the_job(settings: Any, real: str, tmp_path: Path) -> None:
    settings.MOTCUA_SCAN, settings.MOTCUA_CLAMD = "later", str(tmp_path / "nobody.ctl")
    good, bad = only(settle(hostile.pdf(), "đơn.pdf")), only(settle(infected()))
    assert isinstance(good, Incoming)
    assert isinstance(bad, Incoming)
    assert (good.state, bad.state) == ("scanning", "scanning")
    with pytest.raises(commands.NotLookedAt):
        commands.gather([good.token], owners=[VY], name="Đơn", at=TUESDAY_8)

    look_at_uploads(0)  # the scanner is still silent: they wait on
    assert set(Upload.objects.values_list("state", flat=True)) == {"scanning"}
    settings.MOTCUA_CLAMD = real
    look_at_uploads(0)

    states = dict(Upload.objects.values_list("token", "state"))
    assert (states[good.token], states[bad.token]) == ("accepted", "refused")
    told = queries.incoming(bad.token, [VY], at=TUESDAY_8)
    assert told is not None
    assert told.refusal is not None
    assert told.refusal.code == "virus"


@pytest.mark.parametrize("said", [b"", b"nonsense\0", b"stream: lstat() failed ERROR\0"])
def test_an_answer_that_is_no_verdict_is_none(tmp_path: Path, said: bytes) -> None:
    address = tmp_path / "odd.ctl"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(address))
        server.listen()
        thread = threading.Thread(target=_answer_once, args=(server, said))
        thread.start()
        with pytest.raises(clamd.ScannerDown):
            clamd.found(io.BytesIO(b"x"), address=str(address), timeout_seconds=5)
        thread.join()


def _answer_once(server: socket.socket, said: bytes) -> None:
    line, _ = server.accept()
    with line:
        line.recv(1000)
        line.sendall(said)
