"""A National Public Service Portal to develop with: docs/integrator/national-portal.md from the other side.

It keeps what it is told in memory and shows it on its page; or it does what the chosen fault says.
"""

import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from secrets import token_hex
from typing import Any

import orjson

from motcua.simulation.serving import Handler, Refused, Served

_ANSWERS_OF_ONE_SESSION = 200
_NAMES = {
    "1": "Mới đăng ký",
    "2": "Được tiếp nhận",
    "3": "Không được tiếp nhận",
    "4": "Đang xử lý",
    "5": "Yêu cầu bổ sung giấy tờ",
    "6": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "7": "Công dân yêu cầu rút hồ sơ",
    "8": "Dừng xử lý",
    "9": "Đã xử lý xong",
    "10": "Đã trả kết quả",
}


class Fault(StrEnum):
    NONE = "none"
    DOWN = "down"  # answers 503
    LOSE = "lose"  # hears nothing, answers nothing
    LOST_ANSWER = "lost_answer"  # does it, and the answer never arrives
    DELAY = "delay"  # does it late
    DOUBLE = "double"  # something between repeats every message
    REFUSE = "refuse"  # says no
    FORGET_SESSION = "forget_session"  # every session is over at once
    NONSENSE = "nonsense"  # answers what is no JSON


@dataclass(slots=True)
class Known:
    """A dossier as the portal knows it. `statuses` are all that it ever had, in their order, twice counted once."""

    last: dict[str, Any]
    statuses: list[str] = field(default_factory=list)
    progress: list[dict[str, Any]] = field(default_factory=list)


class NationalPortal(Served):
    """A portal on a port of its own (0: any free one)."""

    def __init__(
        self,
        password: str,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        fault: Fault = Fault.NONE,
        delay_seconds: float = 2.0,
        public_host: str = "localhost",
    ) -> None:
        self.password, self.fault, self.delay_seconds = password, fault, delay_seconds
        self.known: dict[str, Known] = {}
        self.heard = 0  # messages that wrote something, however often the same
        self._keys: set[tuple[str, str]] = set()
        self._sessions: dict[str, int] = {}
        self._lock = threading.Lock()
        handler = type("_Handler", (_Handler,), {"portal": self})
        super().__init__(handler, host=host, port=port, public_host=public_host)

    def sign_in(self, said: dict[str, Any]) -> dict[str, Any]:
        if said.get("password") != self.password:
            return _no("403", "Sai tài khoản hoặc mật khẩu")
        session = token_hex(16)
        with self._lock:
            self._sessions[session] = 0
        return {"error_code": "00", "message": "", "session": session}

    def answer(self, said: dict[str, Any], key: str) -> dict[str, Any]:
        with self._lock:
            if not self._holds(said.get("session", "")):
                return _no("401", "Phiên làm việc đã hết")
            if not said.get("madonvi"):
                return _no("422", "Thiếu mã đơn vị")
            match said["service"]:
                case "DongBoHoSoMC":
                    return self._dossiers(said, key)
                case "CapNhatTienDoHoSoMC":
                    return self._progress(said, key)
                case "TraCuuHoSo":
                    return self._looked_up(str(said["MaHoSo"]))
                case _:
                    return _no("422", "Không có dịch vụ này")

    def _holds(self, session: str) -> bool:
        if session not in self._sessions or self.fault == Fault.FORGET_SESSION:
            self.fault = Fault.NONE if self.fault == Fault.FORGET_SESSION else self.fault
            return False
        self._sessions[session] += 1
        return self._sessions[session] <= _ANSWERS_OF_ONE_SESSION

    def _dossiers(self, said: dict[str, Any], key: str) -> dict[str, Any]:
        if self.fault == Fault.REFUSE:
            return _no("99", "Mã thủ tục không có trong cơ sở dữ liệu quốc gia")
        for one in said["data"]:
            code = one["MaHoSo"]
            if (code, key) in self._keys:
                continue
            if said["isUpdating"] == "False" and code in self.known:
                return _no("409", "Hồ sơ đã có")
            if said["isUpdating"] == "True" and code not in self.known:
                return _no("404", "Chưa có hồ sơ")
            known = self.known.setdefault(code, Known(one))
            known.last = one
            self._keys.add((code, key))
            self.heard += 1
            if not known.statuses or known.statuses[-1] != one["TrangThaiHoSo"]:
                known.statuses.append(one["TrangThaiHoSo"])
        return _yes()

    def _progress(self, said: dict[str, Any], key: str) -> dict[str, Any]:
        for one in said["data"]:
            if one["MaHoSo"] not in self.known:
                return _no("404", "Chưa có hồ sơ")
            if (one["MaHoSo"], key) not in self._keys:
                self._keys.add((one["MaHoSo"], key))
                self.known[one["MaHoSo"]].progress.append(one)
                self.heard += 1
        return _yes()

    def _looked_up(self, code: str) -> dict[str, Any]:
        known = self.known.get(code)
        return {**_yes(), "result": [known.last]} if known else _no("404", "Chưa có hồ sơ")


def _yes() -> dict[str, Any]:
    return {"error_code": "00", "message": "", "result": ""}


def _no(code: str, why: str) -> dict[str, Any]:
    return {"error_code": code, "message": why, "result": ""}


class _Handler(Handler):
    portal: NationalPortal

    def _get(self, parts: list[str]) -> None:
        if parts != [""]:
            raise Refused(404, "no such page")
        with self.portal._lock:
            known = list(self.portal.known.values())[::-1]
        self._send(200, "text/html; charset=utf-8", _page(known, self.portal.fault).encode())

    def _post(self, parts: list[str]) -> None:
        said = orjson.loads(self._said())
        fault = self.portal.fault
        if fault == Fault.DOWN:
            raise Refused(503, "down")
        if fault == Fault.LOSE:
            self._hang_up()
            return
        if fault == Fault.NONSENSE:
            self._send(200, "text/html", b"<html>Bao tri he thong</html>")
            return
        if parts == ["auth"]:
            self._json(200, self.portal.sign_in(said))
            return
        if parts != ["services"]:
            raise Refused(404, "no such page")
        self._told(said, fault)

    def _told(self, said: dict[str, Any], fault: Fault) -> None:
        key = self.headers.get("idempotency-key", "")
        if fault == Fault.DELAY:
            time.sleep(self.portal.delay_seconds)
        answer = self.portal.answer(said, key)
        if fault == Fault.DOUBLE:
            answer = self.portal.answer(said, key)
        if fault == Fault.LOST_ANSWER:
            self._hang_up()
            return
        self._json(200, answer)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()


_FRAME = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng Dịch vụ công quốc gia mô phỏng</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>
<body><h1>Cổng Dịch vụ công quốc gia mô phỏng</h1><p>{faults}Biết {count} hồ sơ.</p><dl>{rows}</dl></body></html>
"""
_SHOWN = 200


def _page(known: list[Known], fault: Fault) -> str:
    rows = (
        f"<dt>{escape(one.last['MaHoSo'])}: {escape(one.last['TenTTHC'])}</dt>"
        f"<dd>{' → '.join(_NAMES.get(status, escape(status)) for status in one.statuses)}"
        f" ({len(one.progress)} lượt xử lý)</dd>"
        for one in known[:_SHOWN]
    )
    said = f"Lỗi mô phỏng: {fault}. " if fault != Fault.NONE else ""
    return _FRAME.format(faults=said, count=len(known), rows="".join(rows))
