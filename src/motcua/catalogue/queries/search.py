"""Finding procedures by everyday words: with or without accents, misspelt, or called otherwise."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.catalogue.queries.published import ProcedureFound
from motcua.catalogue.queries.revision import revision
from motcua.catalogue.queries.search_index import Choices, Index, Word, index_of
from motcua.catalogue.queries.search_reading import Reading, read

_PHRASE, _COVERED, _RARE = 15.0, 10.0, 4.0
# What a life event calls so is what somebody put there for those who say so.
_LIFE_EVENT = 100.0
# Where not every word is there, so much of what the words tell has to be, and of what the best has of it.
_LEAST_TOLD, _LEAST_OF_BEST = 0.4, 0.7


class How(StrEnum):
    """How what was asked for was found."""

    ALL = "all"  # every word is there
    SIMILAR = "similar"  # some words were taken for misspelt
    PARTLY = "partly"  # some words are not there
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which procedures to look among; an empty field leaves all."""

    sector: str = ""
    agency: str = ""
    life_event: str = ""
    level: str = ""
    channel: str = ""
    service_level: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """`read_as` are the words looked for, where they were taken for misspelt; `total` before the cut."""

    procedures: tuple[ProcedureFound, ...]
    total: int
    how: How
    read_as: str = ""


def search(text: str, on: date, *, most: int = 50, only: Only | None = None, first: str = "") -> Search:
    """The procedures in force on the day that fit the words best, best first; without words all, by name.

    Every word must be there: with its accents as they were written, else with any. Where nothing has them all, the
    procedures with the words that tell most are shown. Those of the level `first` stand before the others, as
    long as they fit at all: at a counter of the province nobody looks for a commune's procedure.
    """
    index = index_of(revision(), on)
    allowed = _allowed(index, only or Only())
    reading = read(index, text[:200])
    if not reading.words:
        rows = [index.entries[i].found for i in allowed] if not text.strip() else []
        return Search(tuple(rows[:most]), len(rows), How.ALL if rows else How.NOT)
    for strict, partly in ((True, False), (False, False), (True, True)):
        scores = _scores(index, reading, strict=strict, partly=partly)
        ranked = _ranked(index, {i: s for i, s in scores.items() if i in allowed}, reading)
        if ranked:
            if first:
                ranked.sort(key=lambda i: ("level", first) not in index.entries[i].tags)  # stable
            shown = tuple(index.entries[i].found for i in ranked[:most])
            said = " ".join(index.spelt.get(w.folded, w.folded) for w in reading.words)
            how = How.PARTLY if partly else How.SIMILAR if reading.mended else How.ALL
            return Search(shown, len(ranked), how, said if reading.mended else "")
    return Search((), 0, How.NOT)


def choices(on: date) -> Choices:
    """What a search can be narrowed by on that day."""
    return index_of(revision(), on).choices


def _scores(index: Index, reading: Reading, *, strict: bool, partly: bool) -> dict[int, float]:
    """By the words as they are meant. Where the catalogue has words of its own for them, the words as they were
    typed count only where they stand side by side."""
    typed = _score(index, reading.words, reading.free, strict=strict, partly=partly)
    if not reading.meant:
        return typed
    scores = _score(index, reading.meant, reading.free, strict=strict, partly=partly)
    phrase = _needed(reading)
    for at, score in typed.items():
        entry = index.entries[at]
        if phrase in f" {entry.folded} " or phrase in f" {entry.events} ":
            scores[at] = max(scores.get(at, 0.0), score)
    return scores


def _score(
    index: Index, words: Sequence[Word], free: frozenset[str], *, strict: bool, partly: bool
) -> dict[int, float]:
    sums: dict[int, float] = defaultdict(float)
    told: dict[int, float] = defaultdict(float)
    needed = 0.0
    for place, word in enumerate(words):
        hits = index.hits(word, last=place == len(words) - 1, strict=strict)
        rarity = index.rarity(len(hits))
        needed += 0 if word.folded in free else rarity
        for at, weight in hits.items():
            sums[at] += weight + _RARE * rarity
            told[at] += 0 if word.folded in free else rarity
    least = needed - 1e-6
    if partly:
        least = max(needed * _LEAST_TOLD, max(told.values(), default=0.0) * _LEAST_OF_BEST) - 1e-6
    return {at: total for at, total in sums.items() if told[at] >= least}


def _needed(reading: Reading) -> str:
    return f" {' '.join(w.folded for w in reading.words if w.folded not in reading.free)} "


def _ranked(index: Index, scores: Mapping[int, float], reading: Reading) -> list[int]:
    phrase, meant = _needed(reading), f" {' '.join(w.folded for w in reading.meant)} "
    words, several = len(reading.meant or reading.words), " " in phrase.strip()

    def rank(at: int) -> tuple[float, int, int]:
        entry = index.entries[at]
        whole = f" {entry.folded} "
        bonus = _PHRASE if phrase in whole or (reading.meant and meant in whole) else 0.0
        bonus += _LIFE_EVENT if several and phrase in f" {entry.events} " else 0.0
        covered = _COVERED * min(words / max(entry.length, 1), 1.0)
        return (-(scores[at] + bonus + covered), entry.length, at)

    return sorted(scores, key=rank)


def _allowed(index: Index, only: Only) -> dict[int, None]:
    """The entries that `only` leaves, in the order of their names."""
    wanted = {(name, value) for name in Only.__slots__ if (value := getattr(only, name))}
    if not wanted:
        return dict.fromkeys(range(len(index.entries)))
    return dict.fromkeys(i for i, entry in enumerate(index.entries) if wanted <= entry.tags)
