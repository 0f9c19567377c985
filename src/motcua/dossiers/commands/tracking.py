"""Opening a dossier by the word on its receipt, and counting who guesses it.

Wrong words are counted in PostgreSQL, so all web processes of all hosts know them: per dossier and
address, and per address. An address is kept only as a keyed hash that falls into one of a fixed number
of slots, so the table cannot grow beyond them, whoever knocks from wherever.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from motcua.documents.queries import NotReadable
from motcua.dossiers.queries import drafts, results, tracking, verifying
from motcua.dossiers.queries.results import Known
from motcua.dossiers.queries.tracking import Followed
from motcua.dossiers.queries.verifying import Finding
from motcua.law.errors import N_, NotPossible
from motcua.lib import prepared

SLOTS = 1 << 20  # for each of the two ways of counting
REST = timedelta(hours=1)


class TooManyGuesses(NotPossible):
    message = N_("The tracking word was wrong too often. Try again in an hour.")


def open_by_word(code: str, word: str, *, address: str, at: datetime) -> Followed | None:
    """The dossier, if the word is its own; None, and the try is counted, if not.

    Raises TooManyGuesses, even for the right word, once so many were wrong within the hour. Tries that
    run at the same instant may each still be answered.
    """
    slots = _slots(code, address)
    if _blocked(slots, at):
        raise TooManyGuesses
    found = tracking.follow(code, word)
    if found is None:
        _count(slots, at)
    return found


def open_draft(phone: str, code: str, *, address: str, at: datetime) -> UUID | None:
    """The key of the draft that this telephone number and code open; None, and the try is counted, if none.

    Raises TooManyGuesses as `open_by_word` does.
    """
    slots = _slots(f"draft {phone}", address)
    if _blocked(slots, at):
        raise TooManyGuesses
    found = drafts.resumed(phone, code)
    if found is None:
        _count(slots, at)
    return found


def open_result(code: str, *, address: str, at: datetime) -> Known | None:
    """The signed result with this code; None, and the try is counted, if there is none.

    Raises TooManyGuesses as `open_by_word` does.
    """
    slots = _slots("result", address)
    if _blocked(slots, at):
        raise TooManyGuesses
    found = results.known(code).get(code)
    if found is None:
        _count(slots, at)
    return found


def verify_file(pdf: Path, *, address: str, at: datetime) -> Finding:
    """What this file is worth. One that is not ours counts as a wrong try: opening it costs a second.

    Raises TooManyGuesses as `open_by_word` does, and NotReadable.
    """
    slots = _slots("file", address)
    if _blocked(slots, at):
        raise TooManyGuesses
    try:
        found = verifying.verify(pdf, at=at)
    except NotReadable:
        _count(slots, at)
        raise
    if found.known is None:
        _count(slots, at)
    return found


def _blocked(slots: tuple[int, int], at: datetime) -> bool:
    most = settings.MOTCUA_GUESSES_PER_DOSSIER, settings.MOTCUA_GUESSES_PER_ADDRESS
    return bool(prepared.fetch(_BLOCKED, [at, slots[0], most[0], slots[1], most[1]]))


_BLOCKED = """
    SELECT 1 FROM dossiers_guesscount
     WHERE rests_until > %s::timestamptz
       AND (slot = %s::int AND wrong >= %s::int OR slot = %s::int AND wrong >= %s::int)
"""


def _count(slots: tuple[int, int], at: datetime) -> None:
    """One more in each slot; a slot whose hour is over begins anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_guesscount AS g (slot, wrong, rests_until) VALUES (%(pair)s, 1, %(until)s),"
            " (%(address)s, 1, %(until)s) ON CONFLICT (slot) DO UPDATE SET"
            " wrong = CASE WHEN g.rests_until <= %(at)s THEN 1 ELSE g.wrong + 1 END,"
            " rests_until = CASE WHEN g.rests_until <= %(at)s THEN excluded.rests_until ELSE g.rests_until END",
            {"pair": slots[0], "address": slots[1], "at": at, "until": at + REST},
        )


def forget_guesses(at: datetime) -> int:
    """Delete the counts whose hour is over; how many it were."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossiers_guesscount WHERE rests_until <= %s", [at])
        return int(cursor.rowcount)


def _slots(code: str, address: str) -> tuple[int, int]:
    """Where tries on this dossier from this address are counted, and all tries from this address."""
    whose = _network(address)
    return _slot(f"{code.upper()} {whose}"), SLOTS + _slot(whose)


def _slot(text: str) -> int:
    digest: bytes = salted_hmac("motcua.dossiers.guesses", text, algorithm="sha256").digest()
    return int.from_bytes(digest[:8]) % SLOTS


def _network(address: str) -> str:
    """The address; of IPv6 the /64 that one subscriber has. What is no address counts as one visitor."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
