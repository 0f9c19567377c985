"""What somebody typed, read as it was meant: keys left in words, words run together, spelling by ear, phrases."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from motcua.catalogue.queries.search_index import Index, Word, words_of
from motcua.lib.typed_vietnamese import parted, sound, untyped

_MOST_WORDS = 12
_LONGEST_PHRASE = 8
# A shorter word is rather a syllable spelt by ear than the beginning of a longer one.
_SYLLABLE = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """`words` as they are looked for; `free` are those of them that may be missing; `meant` are the words that the
    catalogue uses for them, where it has others; `mended`: some were taken for other words than were typed."""

    words: tuple[Word, ...]
    free: frozenset[str]
    meant: tuple[Word, ...]
    mended: bool


def read(index: Index, text: str) -> Reading:
    typed = words_of(text)[:_MOST_WORDS]
    words: list[Word] = []
    for place, word in enumerate(typed):
        words += _mended(index, word, last=place == len(typed) - 1)
    meant, free = _said(index, words)
    needed = [w for w in words if w.folded not in free]
    return Reading(
        words=tuple(words),
        free=frozenset(free) if needed else frozenset(),
        meant=tuple(meant) if meant != words else (),
        mended=[w.folded for w in words] != [w.folded for w in typed],
    )


def _mended(index: Index, word: Word, *, last: bool) -> list[Word]:
    """The word itself where anything is called so; else what its keys, its sound or its letters come near to."""
    begun = bool(index.hits(word, last=last, strict=False))
    if word.folded in index.known or (begun and len(word.folded) >= _SYLLABLE):
        return [word]
    plain = untyped(word.folded)
    if plain in index.known:
        return [Word(plain)]
    if parts := parted(word.folded, index.known) or parted(plain, index.known):
        return [Word(part) for part in parts]
    alike = [w for one in (word.folded, plain) for w in index.sounds.get(sound(one), ())]
    near = [] if begun else _near(index, word.folded)
    for other in (*sorted(alike, key=lambda w: -len(index.postings[w])), *near):
        if not word.marks or Word(other, word.marks) in index.accented:
            return [Word(other, word.marks)]
    return [word]


def _near(index: Index, word: str) -> list[str]:
    """The known words of which one slip of the finger makes this one, two in a long one; syllables are short, and one
    letter makes another word of them, so that there only a letter too many, too few or in the wrong place counts."""
    if len(word) < 3 or word[0].isdigit():
        return []
    most = 1 if len(word) < 7 else 2
    near = process.extract(word, index.words, scorer=OSA.distance, score_cutoff=most, limit=8)
    return [
        other for other, _, _ in near if other[0] == word[0] and (len(word) > 4 or _same_letters(other, word))
    ]


def _same_letters(one: str, other: str) -> bool:
    return len(one) != len(other) or sorted(one) == sorted(other)


def _said(index: Index, words: Sequence[Word]) -> tuple[list[Word], set[str]]:
    """The words with each everyday phrase said as the catalogue says it, the longest first; and the words that say
    nothing by themselves ("how", "I want to")."""
    meant: list[Word] = []
    free: set[str] = set()
    needed: set[str] = set()
    place = 0
    while place < len(words):
        phrase = _phrase(index, words, place)
        if phrase is None:
            meant.append(words[place])
            place += 1
            continue
        means = index.meanings[phrase]
        meant += means or words[place : place + len(phrase)]
        needed.update(word.folded for word in means)
        free.update(() if means else phrase)
        place += len(phrase)
    return list(dict.fromkeys(meant)), free - needed


def _phrase(index: Index, words: Sequence[Word], place: int) -> tuple[str, ...] | None:
    for end in range(min(len(words), place + _LONGEST_PHRASE), place, -1):
        phrase = tuple(word.folded for word in words[place:end])
        if phrase in index.meanings:
            return phrase
    return None
