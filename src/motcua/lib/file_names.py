"""A file's name as a stranger wrote it, made safe to show, to store and to save under."""

import re
import unicodedata

LONGEST = 120
NAMELESS = "file"
# Names that Windows keeps for devices, whatever their ending.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_ENDING = re.compile(r"\.[a-z0-9]{1,8}$", re.IGNORECASE)
# Control, direction and zero-width characters, surrogates, private and unassigned ones, line ends.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def cleaned(raw: str, *, nameless: str = NAMELESS) -> str:
    """The last part of `raw` as a path, one line, without what cannot be seen or saved; never empty.

    Accents stay, composed (NFC). At most LONGEST characters, of which the ending is kept, and 255
    bytes. Cleaning twice is cleaning once.
    """
    seen = "".join(c for c in unicodedata.normalize("NFC", raw) if unicodedata.category(c) not in _UNSEEN)
    last = re.split(r"[/\\]", seen)[-1]
    name = unicodedata.normalize("NFC", " ".join(_FORBIDDEN.sub("_", last).split()).strip(". "))
    name = _shortened(name) or nameless
    return f"_{name}"[:LONGEST] if _DEVICES.fullmatch(name) else name


def ending(name: str) -> str:
    """The ending in small letters without its dot: 'pdf'; '' where there is none."""
    found = _ENDING.search(name)
    return found.group()[1:].lower() if found else ""


def with_ending(name: str, wanted: str) -> str:
    """The name with this ending in place of its own."""
    stem = _ENDING.sub("", name)
    return cleaned(f"{stem[: LONGEST - len(wanted) - 1]}.{wanted}")


def _shortened(name: str) -> str:
    if len(name) <= LONGEST and len(name.encode()) <= 240:
        return name
    found = _ENDING.search(name)
    end = found.group() if found else ""
    stem = name[: LONGEST - len(end)] if len(name) > LONGEST else name[: len(name) - len(end)]
    while len((stem + end).encode()) > 240:
        stem = stem[:-1]
    return (stem.rstrip(". ") + end).strip(". ")
