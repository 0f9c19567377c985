"""Where a key lies on a token, as RFC 7512 writes it: `pkcs11:token=Seals;object=key?module-path=/usr/lib/p11.so`."""

from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_SCHEME = "pkcs11:"
# What names a key or its token. Others of the RFC name libraries and slots, which change with the machine.
_KNOWN = frozenset({"token", "serial", "object", "id", "type", "manufacturer", "model"})


class NotThatForm(ValueError):
    """Not a PKCS#11 URI, or one that asks for what we do not do; says which part."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """`module` is the path of the token's library; `token` and `serial` say which token, `object` (its
    label) and `id` which key. What is empty is not asked for."""

    module: str
    token: str = ""
    serial: str = ""
    object: str = ""
    id: bytes = b""


def read(written: str) -> KeyPlace:
    """Raises NotThatForm. A key must be named, and the library's path given as `module-path`."""
    text = "".join(written.split())
    if not text.lower().startswith(_SCHEME):
        raise NotThatForm("it must begin with pkcs11:")
    path, _, query = text[len(_SCHEME) :].partition("?")
    said, asked = _pairs(path, ";"), _pairs(query, "&")
    if unknown := (said.keys() - _KNOWN) | (asked.keys() - {"module-path"}):
        raise NotThatForm(f"{', '.join(sorted(unknown))} is of no use here")
    if "module-path" not in asked:
        raise NotThatForm("?module-path=, the path of the token's library, is missing")
    if not said.get("object") and not said.get("id"):
        raise NotThatForm("object= or id=, which key it is, is missing")
    return KeyPlace(
        module=_text(asked["module-path"]),
        token=_text(said.get("token", b"")),
        serial=_text(said.get("serial", b"")),
        object=_text(said.get("object", b"")),
        id=said.get("id", b""),
    )


def _pairs(text: str, between: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in filter(None, text.split(between)):
        name, _, value = part.partition("=")
        if name in found:
            raise NotThatForm(f"{name} stands twice")
        found[name] = unquote_to_bytes(value)
    return found


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise NotThatForm("a name is not UTF-8") from None
