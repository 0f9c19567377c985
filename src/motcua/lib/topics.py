"""What a live page may listen to: topics in a signed word that the page carries.

Whoever renders a page knows what its reader may see; the process that sends the news knows nothing
but this word. It holds for some hours; a page that is open longer is loaded anew.
"""

from collections.abc import Sequence

from django.core import signing

CHANNEL = "motcua_live"  # PostgreSQL's NOTIFY
HOLDS_SECONDS = 4 * 3600
_SALT = "motcua.live"


def word(topics: Sequence[str]) -> str:
    """A signed word for these topics, safe in an address."""
    return signing.dumps(list(topics), salt=_SALT, compress=True)


def read(signed: str) -> list[str] | None:
    """The topics of a word; None where it is not ours, or too old."""
    try:
        topics: list[str] = signing.loads(signed, salt=_SALT, max_age=HOLDS_SECONDS)
    except signing.BadSignature:
        return None
    return topics
