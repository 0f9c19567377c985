"""Vietnamese as it comes from keyboards: Telex and VNI keys left in a word, words run together, spelling by ear.

Words here are folded already (lib.folding): lower case, without accents.
"""

import re
from collections.abc import Container
from functools import lru_cache

_VNI = re.compile(r"(?<=.)[1-9]")
_DOUBLED = re.compile(r"([aeo])\1|d(?=d)")
# Only c, ch, m, n, ng, nh, p and t close a Vietnamese syllable: these letters after a vowel are keys.
_KEY = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxjzd](?![aeiouy])")
_LATE = re.compile(r"([aeo])([cghmnpt]+)\1$")  # "canf" typed as "cana": the hat came last
_SOUNDS = (
    ("ngh", "ng"), ("gh", "g"), ("ng", "ng"), ("nh", "nh"), ("gi", "z"), ("tr", "ch"), ("ph", "f"), ("kh", "kh"),
    ("d", "z"), ("r", "z"), ("x", "s"), ("n", "l"), ("k", "c"), ("q", "c"),
)  # fmt: skip
_LEAST_PART, _LEAST_WHOLE, _MOST_PARTS = 2, 6, 4


@lru_cache(maxsize=4096)
def untyped(word: str) -> str:
    """The word that these keys were meant to give: "nhaf" is nha, "dduwowngf" duong, "d9a61t" dat."""
    if word[:1].isalpha() and any(c.isdigit() for c in word):
        return _VNI.sub("", word)
    plain = _DOUBLED.sub(lambda m: m[1] or "", word)
    plain = re.sub(r"(?<=[aeiouy])w|(?<=[aeiouy][cghmnpt])w", "", plain).replace("w", "u")
    before = ""
    while plain != before:
        before, plain = plain, _KEY.sub(r"\1", plain)
    return _LATE.sub(r"\1\2", plain)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """The same for words that many people say alike, so that they spell them alike: xinh and sinh, ki and ky."""
    for written, said in _SOUNDS:
        if word.startswith(written):
            word = said + word[len(written) :]
            break
    return word.replace("y", "i")


def parted(word: str, known: Container[str], parts: int = _MOST_PARTS) -> list[str]:
    """The known words that were run together, as few as possible; empty when it is not made of known ones."""
    if len(word) < _LEAST_WHOLE:
        return []
    for most in range(2, parts + 1):
        found = _parted(word, known, most)
        if found:
            return found
    return []


def _parted(word: str, known: Container[str], parts: int) -> list[str]:
    if parts == 1:
        return [word] if word in known else []
    for cut in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
        if word[:cut] in known and (rest := _parted(word[cut:], known, parts - 1)):
            return [word[:cut], *rest]
    return []
