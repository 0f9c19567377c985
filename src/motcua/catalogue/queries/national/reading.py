"""The export of the National Database on Administrative Procedures, read.

The shape is that of its service `LayThuTuc`, one object a procedure, as the public code of provincial systems
reads it (OpenCPS v2; names in capitals are the wire's). A file is a list of such objects, or an answer of
the service with them under `result`. Every name of the wire stands in this file and nowhere else.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from motcua.law.errors import N_, NotPossible
from motcua.lib.folding import fold

_CHANNELS = {"1": "counter", "2": "online", "3": "post"}
# How the national database says what a limit is counted in; longer ones first.
_UNITS = (("ngay lam viec", "d"), ("gio lam viec", "h"), ("phut", "m"), ("gio", "h"), ("ngay", "cd"))
_LEVELS = (("tinh", "province"), ("huyen", "district"), ("xa", "commune"))
_MOST = 20_000
IN_FORCE = "1"


class Unreadable(NotPossible):
    message = N_("This is no export of the national database: %(why)s")


@dataclass(frozen=True, slots=True)
class Paper:
    name: str
    originals: int
    copies: int
    case: str


@dataclass(frozen=True, slots=True)
class Charge:
    case: str
    amount_dong: int


@dataclass(frozen=True, slots=True)
class NationalProcedure:
    """A procedure as the national database has it. `limits` as `law.worktime.Limit` writes them, of any case and
    channel; what it says in free words alone is left out."""

    code: str
    name: str
    in_force: bool
    sectors: Sequence[str] = ()
    levels: frozenset[str] = frozenset()
    agencies: Sequence[str] = ()
    limits: Sequence[str] = ()
    channels: frozenset[str] = frozenset()
    results: Sequence[str] = ()
    conditions: str = ""
    grounds: Mapping[str, str] = field(default_factory=dict)  # the title of each text, by its number
    papers: Sequence[Paper] = ()
    charges: Sequence[Charge] = ()


def read(file: bytes) -> list[NationalProcedure]:
    """Raises Unreadable with where and why."""
    try:
        told = orjson.loads(file)
    except orjson.JSONDecodeError as wrong:
        raise Unreadable(why=f"JSON, {wrong.lineno}:{wrong.colno}") from wrong
    rows = told.get("result") if isinstance(told, dict) else told
    if not isinstance(rows, list) or not rows:
        raise Unreadable(why="MATTHC")
    if len(rows) > _MOST:
        raise Unreadable(why=f"> {_MOST}")
    found: dict[str, NationalProcedure] = {}
    for number, row in enumerate(rows, 1):
        try:
            one = _procedure(row)
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            raise Unreadable(why=f"{number}: {wrong}") from wrong
        if one.code in found:
            raise Unreadable(why=f"{number}: MATTHC {one.code} ×2")
        found[one.code] = one
    return list(found.values())


def plain(said: object) -> str:
    """One line as people compare it: composed letters, single blanks, no stop at its end."""
    text = unicodedata.normalize("NFC", "" if said is None else str(said))
    return re.sub(r"\s+", " ", text).strip(" .;")


def _procedure(row: Mapping[str, Any]) -> NationalProcedure:
    ways = list(_rows(row, "CACHTHUCTHUCHIEN"))
    times = [time for way in ways for time in _rows(way, "THOIGIAN")]
    code, name = plain(row["MATTHC"]), plain(row["TENTTHC"])
    if not code or not name:
        raise ValueError("MATTHC, TENTTHC")
    return NationalProcedure(
        code=code,
        name=name,
        in_force=plain(row.get("TRANGTHAI", IN_FORCE)) in ("", IN_FORCE),
        sectors=_named(row, "LINHVUCTHUCHIEN", "TENLINHVUC"),
        levels=frozenset(filter(None, (_level(one) for one in _named(row, "CAPTHUCHIEN", "TENCAP")))),
        agencies=_named(row, "COQUANTHUCHIEN", "TENDONVI"),
        limits=tuple(dict.fromkeys(filter(None, (_limit(time) for time in times)))),
        channels=frozenset(filter(None, (_CHANNELS.get(plain(way.get("KENH"))) for way in ways))),
        results=_named(row, "KETQUATHUCHIEN", "TENKETQUA"),
        conditions=_lines(row.get("YEUCAU")),
        grounds={
            plain(one.get("SOVANBAN")): plain(one.get("TENVANBAN"))
            for one in _rows(row, "CANCUPHAPLY")
            if plain(one.get("SOVANBAN"))
        },
        papers=tuple(_papers(row)),
        charges=tuple(dict.fromkeys(charge for time in times for charge in _charges(time))),
    )


def _rows(row: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """A list of objects; what the service leaves out, or gives as an empty text, is none."""
    found = row.get(name) or []
    if not isinstance(found, list):
        raise TypeError(name)
    for one in found:
        if not isinstance(one, dict):
            raise TypeError(name)
        yield one


def _named(row: Mapping[str, Any], name: str, part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (plain(one.get(part)) for one in _rows(row, name)))))


def _level(said: str) -> str:
    words = fold(said).split()
    return next((level for word, level in _LEVELS if word in words), "")


def _limit(time: Mapping[str, Any]) -> str:
    amount = plain(time.get("THOIGIANGIAIQUYET"))
    unit = fold(plain(time.get("DONVITINH")))
    written = next((short for words, short in _UNITS if unit.startswith(words)), "")
    return f"{int(amount)}{written}" if amount.isdecimal() and int(amount) and written else ""


def _charges(time: Mapping[str, Any]) -> Iterator[Charge]:
    for one in _rows(time, "PHILEPHI"):
        amount = plain(one.get("SOTIEN"))
        if re.fullmatch(r"\d{1,12}([.,]0+)?", amount):
            yield Charge(plain(one.get("MOTA")), int(re.split(r"[.,]", amount)[0]))


def _papers(row: Mapping[str, Any]) -> Iterable[Paper]:
    for case in _rows(row, "THANHPHANHOSO"):
        for one in _rows(case, "GIAYTO"):
            if name := plain(one.get("TENGIAYTO")):
                yield Paper(
                    name, _count(one, "SOBANCHINH"), _count(one, "SOBANSAO"), plain(case.get("TRUONGHOP"))
                )


def _count(one: Mapping[str, Any], name: str) -> int:
    said = plain(one.get(name))
    return min(int(said), 99) if said.isdecimal() else 0


def _lines(said: object) -> str:
    return "\n".join(filter(None, (plain(line) for line in str(said or "").splitlines())))
