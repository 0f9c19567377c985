"""An upload's offset is always true, whoever sends what in which order."""

import io
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from motcua.documents import commands, queries
from motcua.documents.commands import Asked, Piece
from motcua.documents.commands.uploading import NoSuchUpload, TooLong, WrongOffset
from motcua.documents.models import Upload
from motcua.documents.providers import partial
from motcua.law.errors import NotPossible
from tests.world import TUESDAY_8, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
VY, TUAN = "visitor:vy", "visitor:tuan"


def begun(content: bytes, name: str = "ban ve.pdf", owner: str = VY) -> str:
    asked = Asked(owner=owner, name=name, length_bytes=len(content))
    return commands.begin([asked], at=TUESDAY_8)[0].token


def send(token: str, offset: int, data: bytes, owner: str = VY) -> int:
    piece = Piece(token=token, owners=[owner], offset_bytes=offset, data=data)
    return commands.append(piece, at=TUESDAY_8)


def arrived(token: str) -> bytes:
    upload = Upload.objects.get(token=token)
    with partial.opened(upload.pk) as stream:
        return stream.read()[: upload.offset_bytes]


def test_pieces_make_the_whole() -> None:
    token = begun(b"abcdef")

    assert [send(token, 0, b"abc"), send(token, 3, b"def")] == [3, 6]
    assert arrived(token) == b"abcdef"
    assert Upload.objects.get(token=token).state == "whole"


def test_a_doubled_piece_is_told_where_the_end_is() -> None:
    token = begun(b"abcdef")
    send(token, 0, b"abc")

    with pytest.raises(WrongOffset) as told:
        send(token, 0, b"abc")

    assert told.value.offset_bytes == 3
    assert arrived(token) == b"abc"


def test_more_than_was_said_is_not_taken() -> None:
    token = begun(b"abc")

    with pytest.raises(TooLong):
        send(token, 0, b"abcd")

    assert Upload.objects.get(token=token).offset_bytes == 0


def test_what_a_crash_left_behind_the_offset_is_written_over() -> None:
    token = begun(b"abcdef")
    send(token, 0, b"abc")
    partial.write(Upload.objects.get(token=token).pk, 3, b"XY")  # written, but never counted

    send(token, 3, b"def")

    assert arrived(token) == b"abcdef"


@pytest.mark.parametrize("act", ["append", "end", "see", "gather"])
def test_another_persons_upload_is_not_there(act: str) -> None:
    token = begun(b"abcdef")
    acts: dict[str, Any] = {
        "append": lambda: send(token, 0, b"abc", TUAN),
        "end": lambda: commands.end([token], owners=[TUAN], at=TUESDAY_8),
        "gather": lambda: commands.gather([token], owners=[TUAN], name="x", at=TUESDAY_8),
    }

    if act == "see":
        assert queries.incoming(token, [TUAN], at=TUESDAY_8) is None
    else:
        with pytest.raises(NoSuchUpload):
            acts[act]()

    assert queries.incoming(token, [VY], at=TUESDAY_8) is not None


def test_tokens_cannot_be_guessed() -> None:
    tokens = {begun(b"abc") for _ in range(20)}

    assert {len(token) for token in tokens} == {43}
    assert len(tokens) == 20


@pytest.mark.parametrize(
    ("name", "length", "says"),
    [
        ("a.pdf", 0, "is empty"),
        ("a.pdf", (100 << 20) + 1, "larger than 100 MB"),
        ("a.exe", 10, "do not take this type"),
        ("a.svg", 10, "do not take this type"),
        ("a.zip", 10, "not taken here"),
    ],
)
def test_what_would_not_be_taken_is_said_before_it_travels(name: str, length: int, says: str) -> None:
    with pytest.raises(NotPossible, match=says):
        commands.begin([Asked(owner=VY, name=name, length_bytes=length)], at=TUESDAY_8)


def test_a_person_has_so_many_uploads_and_no_more(settings: Any) -> None:
    settings.MOTCUA_UPLOADS_MOST = 2
    begun(b"a"), begun(b"b")

    with pytest.raises(commands.TooManyUploads):
        begun(b"c")

    begun(b"c", owner=TUAN)


def test_a_full_disk_is_said_before_anything_is_lost(settings: Any) -> None:
    settings.MOTCUA_FREE_MB = 10**9

    with pytest.raises(commands.NoRoom):
        begun(b"a")


def test_what_has_expired_is_forgotten_with_its_bytes(django_capture_on_commit_callbacks: Any) -> None:
    token = begun(b"abcdef")
    send(token, 0, b"abc")
    place = partial.place(Upload.objects.get(token=token).pk)
    later = at("04-09 08:00")
    assert queries.incoming(token, [VY], at=later) is None
    assert place.exists()

    with django_capture_on_commit_callbacks(execute=True):
        assert commands.forget_expired(at=later) == 1

    assert not place.exists()


def test_what_lies_there_without_a_row_is_swept() -> None:
    token = begun(b"abcdef")
    send(token, 0, b"abc")
    partial.write(10**9, 0, b"left by a crash")

    assert commands.sweep(at=at("04-09 08:00")) == 0  # touched today, by the machine's clock
    from datetime import datetime

    assert commands.sweep(at=datetime(2999, 1, 1, tzinfo=TUESDAY_8.tzinfo)) == 1
    assert arrived(token) == b"abc"


class Writers(RuleBasedStateMachine):
    """Two people's browsers and a crash, in any order: what is counted is always what was sent."""

    CONTENT = bytes(range(97, 117))

    def __init__(self) -> None:
        super().__init__()
        self.token = begun(self.CONTENT)
        self.offset = 0

    @rule(offset=st.integers(0, 22), length=st.integers(0, 22), owner=st.sampled_from([VY, TUAN]))
    def somebody_sends(self, offset: int, length: int, owner: str) -> None:
        data = (self.CONTENT + b"???")[offset : offset + length]
        try:
            self.offset = send(self.token, offset, data, owner)
        except (WrongOffset, TooLong, NoSuchUpload):
            return
        assert owner == VY

    @rule(length=st.integers(1, 8))
    def the_owner_goes_on(self, length: int) -> None:
        self.offset = send(self.token, self.offset, self.CONTENT[self.offset : self.offset + length])

    @precondition(lambda self: self.offset < 20)
    @rule(data=st.binary(min_size=1, max_size=30))
    def the_machine_stops_before_counting(self, data: bytes) -> None:
        partial.write(Upload.objects.get(token=self.token).pk, self.offset, data)

    @invariant()
    def what_is_counted_is_there(self) -> None:
        upload = Upload.objects.get(token=self.token)
        assert upload.offset_bytes == self.offset
        if self.offset:
            assert arrived(self.token) == self.CONTENT[: self.offset]
        assert (upload.state == "whole") == (self.offset == len(self.CONTENT))


@pytest.mark.usefixtures("folder")
class TestWriters(TestCase):
    def test_any_order(self) -> None:
        from hypothesis.stateful import run_state_machine_as_test

        run_state_machine_as_test(
            Writers, settings=hypothesis_settings(max_examples=15, stateful_step_count=15)
        )


def test_a_form_brings_whole_files() -> None:
    from tests.documents import hostile

    sent = commands.Sent("ảnh.jpg", io.BytesIO(hostile.picture()), len(hostile.picture()))

    settled = commands.settle([], [sent], owners=[VY], allowed=commands.Allowed(), at=TUESDAY_8)

    assert [one.accepted for one in settled.items] == [True]
    assert settled.faults == ()
    assert connection.in_atomic_block
