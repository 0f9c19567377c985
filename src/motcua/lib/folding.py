"""Vietnamese text without its accents, for searching: Đồng Đăng becomes dong dang."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_STROKES = str.maketrans({"đ": "d", "Đ": "d"})


def fold(text: str) -> str:
    """Lower case, accents removed, runs of white space made one space, trimmed."""
    plain = unicodedata.normalize("NFD", text.translate(_STROKES))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare.lower()).strip()
