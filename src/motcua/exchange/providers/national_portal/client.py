"""Our side of the portal: sign in, tell, ask. One answer for each message; what is wrong is said in its words."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import orjson
from django.conf import settings

from motcua.exchange.providers import Message, Refused, Service, Unreachable
from motcua.exchange.providers.national_portal import wire

TIMEOUT_SECONDS = 15.0


class NationalPortal:
    name = "national_portal"

    def __init__(self) -> None:
        self._session = ""

    def is_offered(self) -> bool:
        return bool(settings.MOTCUA_NATIONAL_PORTAL_URL and settings.MOTCUA_NATIONAL_PORTAL_PASSWORD)

    def services_of(self, kind: str) -> tuple[Service, ...]:
        return wire.shipped().told.get(kind, ())

    def tell(self, message: Message) -> None:
        """A dossier that the portal knows already, or does not know yet, is told the other way at once."""
        how = wire.shipped()
        data = [how.written(message.service, message.facts)]
        code, said = self._written(message, data, is_update=message.is_update)
        other_way = how.answers["unknown" if message.is_update else "known_already"]
        if message.service == Service.DOSSIER and code in other_way:
            code, said = self._written(message, data, is_update=not message.is_update)
        if code not in how.answers["accepted"]:
            raise Refused(said=said)

    def status_of(self, code: str) -> str | None:
        how = wire.shipped()
        told = self._asked({"service": how.services["look_up"], "MaHoSo": code})
        answer = str(told.get("error_code", ""))
        found: Any = told.get("result")
        if answer in how.answers["unknown"] or (answer in how.answers["accepted"] and not found):
            return None
        if answer not in how.answers["accepted"]:
            raise Refused(said=_words(told))
        try:
            one = found[0] if isinstance(found, list) else found
            return str(one["TrangThaiHoSo"])
        except (KeyError, TypeError):
            raise Unreachable from None

    def _written(
        self, message: Message, data: Sequence[Mapping[str, Any]], *, is_update: bool
    ) -> tuple[str, str]:
        service = wire.shipped().services[message.service]
        said = {"service": service, "isUpdating": str(is_update), "data": data}
        told = self._asked(said, key=str(message.key))
        return str(told.get("error_code", "")), _words(told)

    def _asked(self, said: Mapping[str, Any], *, key: str = "") -> Mapping[str, Any]:
        """An answer under a session that holds; a session that was over is renewed once."""
        how = wire.shipped()
        told = self._sent(said, key)
        if str(told.get("error_code", "")) in how.answers["session_over"]:
            self._session = ""
            told = self._sent(said, key)
        return told

    def _sent(self, said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        how = wire.shipped()
        if not self._session:
            self._session = self._signed_in()
        headers = {"dstcode": settings.MOTCUA_NATIONAL_PORTAL_DSTCODE}
        if key:
            headers["idempotency-key"] = key
        unit = settings.MOTCUA_NATIONAL_PORTAL_UNIT
        return _posted(
            how.paths["services"], {"session": self._session, "madonvi": unit, **said}, headers=headers
        )

    def _signed_in(self) -> str:
        who = {
            "username": settings.MOTCUA_NATIONAL_PORTAL_USER,
            "password": settings.MOTCUA_NATIONAL_PORTAL_PASSWORD,
        }
        how = wire.shipped()
        told = _posted(how.paths["sign_in"], who)
        if str(told.get("error_code", "")) not in how.answers["accepted"] or not told.get("session"):
            raise Refused(said=_words(told))
        return str(told["session"])


def _posted(
    path: str, said: Mapping[str, Any], *, headers: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    try:
        answer = httpx.post(
            settings.MOTCUA_NATIONAL_PORTAL_URL + path,
            content=orjson.dumps(said),
            headers={"content-type": "application/json", **(headers or {})},
            timeout=TIMEOUT_SECONDS,
        )
        told = orjson.loads(answer.content) if answer.is_success else None
    except (httpx.HTTPError, orjson.JSONDecodeError):
        raise Unreachable from None
    if not isinstance(told, dict):
        raise Unreachable
    return told


def _words(told: Mapping[str, Any]) -> str:
    """The portal's own words, with its code."""
    return f"{told.get('error_code', '')} {told.get('message', '')}".replace("\x00", "").strip()[:250]


PORTAL = NationalPortal()
