"""How a text message travels: in which alphabet, and in how many parts (3GPP TS 23.038 and 23.040).

One letter outside the GSM alphabet, and most of Vietnamese is, turns the whole message to UCS-2, where
a part holds 70 letters instead of 160. Networks charge by the part.
"""

import unicodedata
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")  # each takes two places
_STROKES = str.maketrans("đĐ–—“”‘’…", "dD--\"\"''.")


@dataclass(frozen=True, slots=True)
class Counted:
    """`units` are the places taken (septets, or UTF-16 units); `left` how many the last part still holds."""

    gsm: bool
    units: int
    parts: int
    left: int


def count(text: str) -> Counted:
    """How many parts the text needs; nothing needs none."""
    gsm = all(letter in _BASIC or letter in _EXTENDED for letter in text)
    if gsm:
        sizes = [2 if letter in _EXTENDED else 1 for letter in text]
        single, each = 160, 153
    else:
        sizes = [len(letter.encode("utf-16-be")) // 2 for letter in text]
        single, each = 70, 67
    units = sum(sizes)
    if units <= single:
        return Counted(gsm, units, 1 if text else 0, single - units)
    parts, filled = 1, 0
    for size in sizes:  # a letter of two places is never cut in two
        if filled + size > each:
            parts, filled = parts + 1, 0
        filled += size
    return Counted(gsm, units, parts, each - filled)


def without_accents(text: str) -> str:
    """Vietnamese as the GSM alphabet can carry it: Đồng Đăng becomes Dong Dang."""
    apart = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
