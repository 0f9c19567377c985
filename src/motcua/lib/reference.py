"""Short references that people type and banks shorten: letters that are not mistaken, and a check letter.

`MC7KX2P9QHV`: a fixed beginning, eight letters drawn by chance, one letter that checks them. A bank
may put blanks or line breaks anywhere into a transfer's text; `find` reads through them.
"""

import re
import secrets

# No letter or digit that is mistaken for another; 31 is a prime, which the check needs.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PREFIX = "MC"
LENGTH = 8


def draw(prefix: str = PREFIX) -> str:
    """A new reference."""
    return made_of("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)), prefix)


def made_of(body: str, prefix: str = PREFIX) -> str:
    """The reference whose letters are `body`."""
    return f"{prefix}{body}{_check(body)}"


def is_valid(text: str, prefix: str = PREFIX) -> bool:
    """Whether `text` is a reference: a wrong letter or two exchanged neighbours are found."""
    body = text[len(prefix) : -1]
    return (
        text.startswith(prefix)
        and len(body) == LENGTH
        and all(one in ALPHABET for one in body)
        and text[-1] == _check(body)
    )


def find(text: str) -> list[str]:
    """The references in `text`, each once, in their order; blanks and marks within them do not matter."""
    packed = re.sub(r"[^A-Z0-9]", "", text.upper())
    whole = len(PREFIX) + LENGTH + 1
    starts = (found.start() for found in re.finditer(f"(?={PREFIX})", packed))
    found = [packed[at : at + whole] for at in starts]
    return list(dict.fromkeys(one for one in found if is_valid(one)))


def _check(body: str) -> str:
    weighed = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, start=2))
    return ALPHABET[weighed % len(ALPHABET)]
