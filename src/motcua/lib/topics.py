"""What a live page may listen to: topics in a signed word that the page carries.

Whoever renders a page knows what its reader may see; the process that sends the news knows nothing
but this word. It holds for some hours; a page that is open longer is loaded anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing

CHANNEL = "motcua_live"  # PostgreSQL's NOTIFY
HOLDS_SECONDS = 4 * 3600
_SALT = "motcua.live"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a page listens to. `path`: where it is found, if in this language it is the same for everybody."""

    topics: tuple[str, ...]
    path: str = ""
    language: str = ""


def word(topics: Sequence[str], *, path: str = "", language: str = "") -> str:
    """A signed word for these topics, safe in an address.

    With a `path` (and query) the page there is looked at once for all who have it open: so only for a page
    that shows everybody the same, signed in or not.
    """
    return signing.dumps([list(topics), path, language], salt=_SALT, compress=True)


def read(signed: str) -> Heard | None:
    """What a word says; None where it is not ours, or too old."""
    try:
        topics, path, language = signing.loads(signed, salt=_SALT, max_age=HOLDS_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    return Heard(tuple(topics), path, language)
