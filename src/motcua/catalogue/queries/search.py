"""Finding procedures by everyday words: with or without accents, misspelt, or called otherwise.

All procedures in force are held in memory (some thousands), as an index from folded words to the
procedures that have them. A word counts most in the name, less in what the sector, the agency or a
life event is called; a beginning of a word counts less than the word, a misspelling less again.
"""

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from motcua.catalogue.models import EverydayWord, LifeEvent, ProcedureVersion
from motcua.catalogue.queries.published import ProcedureFound, found_of
from motcua.catalogue.queries.revision import revision
from motcua.catalogue.queries.terms import Name
from motcua.lib.folding import fold
from motcua.organisation.queries import in_force

_MOST_WORDS = 8
_NAME, _CODE, _EVENT, _SECTOR, _AGENCY = 10.0, 20.0, 7.0, 4.0, 3.0
_BEGINNING, _MISSPELT = 0.6, 0.5
_PHRASE, _COVERED = 15.0, 10.0
# A procedure's code is one word, everything else is words of letters and figures.
_WORD = re.compile(r"\d+(?:\.[0-9a-z]+)+|[^\W_]+")


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


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen to narrow a search: code and name, in the order of the Vietnamese names."""

    sectors: tuple[tuple[str, Name], ...]
    agencies: tuple[tuple[str, Name], ...]
    life_events: tuple[tuple[str, Name], ...]
    levels: tuple[str, ...]


class _Entry(NamedTuple):
    found: ProcedureFound
    folded: str
    length: int
    tags: frozenset[tuple[str, str]]  # (field of Only, value)


@dataclass(slots=True)
class _Index:
    entries: list[_Entry] = field(default_factory=list)
    postings: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    words: list[str] = field(default_factory=list)  # the postings' words, sorted
    spelt: dict[str, str] = field(default_factory=dict)  # folded -> as it is mostly written
    meanings: dict[str, str] = field(default_factory=dict)  # folded phrase -> folded words
    choices: Choices = field(default_factory=lambda: Choices((), (), (), ()))

    def put(self, at: int, text: str, weight: float) -> None:
        for word in map(_folded, _WORD.findall(text.lower())):
            known = self.postings[word]
            known[at] = max(known.get(at, 0.0), weight)

    def exact(self, word: str) -> dict[int, float]:
        """Procedures with the word, or with words that begin so."""
        hits = dict(self.postings.get(word, {}))
        start = bisect.bisect_left(self.words, word)
        for other in self.words[start:]:
            if not other.startswith(word):
                break
            if other != word:
                _take_better(hits, self.postings[other], _BEGINNING)
        return hits

    def similar(self, word: str) -> tuple[dict[int, float], str]:
        """Procedures with the words nearest to this one, and the nearest of them."""
        most = 0 if len(word) < 3 or word[0].isdigit() else 1 if len(word) < 7 else 2
        near = process.extract(word, self.words, scorer=OSA.distance, score_cutoff=most, limit=6)
        hits: dict[int, float] = {}
        for other, distance, _ in near:
            _take_better(hits, self.postings[other], _MISSPELT / max(distance, 1))
        return hits, near[0][0] if near else word


def search(text: str, on: date, *, most: int = 50, only: Only | None = None) -> Search:
    """The procedures in force on the day that fit the words best, best first; without words all, by name.

    Every word must be there; where none has them all, words are taken for misspelt, and where that
    finds nothing either, the procedures with at least half of the words are shown.
    """
    index = index_of(revision(), on)
    allowed = _allowed(index, only or Only())
    words = _words(text[:200])[:_MOST_WORDS]
    if not words:
        rows = [index.entries[i].found for i in allowed] if not text.strip() else []
        return Search(tuple(rows[:most]), len(rows), How.ALL if rows else How.NOT)
    for how in (How.ALL, How.SIMILAR, How.PARTLY):
        scores, read = _scores(index, words, how)
        ranked = _ranked(index, {i: s for i, s in scores.items() if i in allowed}, words)
        if ranked:
            shown = tuple(index.entries[i].found for i in ranked[:most])
            said = " ".join(index.spelt.get(w, w) for w in read) if read != words else ""
            return Search(shown, len(ranked), how, said)
    return Search((), 0, How.NOT)


def choices(on: date) -> Choices:
    """What a search can be narrowed by on that day."""
    return index_of(revision(), on).choices


def _scores(index: _Index, words: list[str], how: How) -> tuple[dict[int, float], list[str]]:
    """The score of each procedure by the words as typed, or as the phrases in them are meant."""
    scores, read = _score(index, words, how)
    for meant in _meanings(index, words):
        _take_better(scores, _score(index, meant, how)[0], 1.0)
    return scores, read


def _score(index: _Index, words: list[str], how: How) -> tuple[dict[int, float], list[str]]:
    sums: dict[int, float] = defaultdict(float)
    there: Counter[int] = Counter()
    read: list[str] = []
    for word in words:
        hits = index.exact(word)
        if not hits and how != How.ALL:
            hits, word = index.similar(word)  # noqa: PLW2901 - read as the nearest from here on
        read.append(word)
        for at, weight in hits.items():
            sums[at] += weight
            there[at] += 1
    least = -(-len(words) // 2) if how == How.PARTLY else len(words)
    return {at: total for at, total in sums.items() if there[at] >= least}, read


def _meanings(index: _Index, words: list[str]) -> Iterable[list[str]]:
    """The words with each everyday phrase in them said as the catalogue says it."""
    asked = f" {' '.join(words)} "
    for phrase, means in index.meanings.items():
        if f" {phrase} " in asked:
            yield _words(asked.replace(f" {phrase} ", f" {means} "))


def _ranked(index: _Index, scores: Mapping[int, float], words: list[str]) -> list[int]:
    phrase = " ".join(words)

    def rank(at: int) -> tuple[float, int, int]:
        entry = index.entries[at]
        bonus = _PHRASE if f" {phrase}" in f" {entry.folded}" else 0.0
        covered = _COVERED * min(len(words) / max(entry.length, 1), 1.0)
        return (-(scores[at] + bonus + covered), entry.length, at)

    return sorted(scores, key=rank)


def _allowed(index: _Index, only: Only) -> dict[int, None]:
    """The entries that `only` leaves, in the order of their names."""
    wanted = {(name, value) for name in Only.__slots__ if (value := getattr(only, name))}
    if not wanted:
        return dict.fromkeys(range(len(index.entries)))
    return dict.fromkeys(i for i, entry in enumerate(index.entries) if wanted <= entry.tags)


def _take_better(into: dict[int, float], hits: Mapping[int, float], factor: float) -> None:
    for at, weight in hits.items():
        into[at] = max(into.get(at, 0.0), weight * factor)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=4)
def index_of(_revision: int, on: date) -> _Index:
    """The index of one day, kept for as long as the catalogue is not changed."""
    index = _Index()
    events = _events()
    versions = (
        ProcedureVersion.objects.filter(in_force(on))
        .select_related("procedure__sector", "agency")
        .order_by("folded_name", "procedure__code")
    )
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for version in versions:
        _add(index, version, events.get(version.procedure_id, []))
        for word in _WORD.findall(version.name_vi.lower()):
            names[_folded(word)][word] += 1
    index.words = sorted(index.postings)
    index.spelt = {folded: spelt.most_common(1)[0][0] for folded, spelt in names.items()}
    index.meanings = {w.folded: fold(w.means_vi) for w in EverydayWord.objects.all()}
    index.choices = _choices(versions, events)
    return index


def _events() -> dict[int, list[LifeEvent]]:
    """The life events of each procedure."""
    links = LifeEvent.procedures.through.objects.select_related("lifeevent").order_by("lifeevent__name_vi")
    events: dict[int, list[LifeEvent]] = defaultdict(list)
    for link in links:
        events[link.procedure_id].append(link.lifeevent)
    return events


def _add(index: _Index, version: ProcedureVersion, events: list[LifeEvent]) -> None:
    at, sector, agency = len(index.entries), version.procedure.sector, version.agency
    tags = {
        ("sector", sector.code),
        ("agency", agency.code if agency else ""),
        ("level", version.level),
        ("service_level", version.service_level),
        *(("life_event", event.code) for event in events),
        *(("channel", channel) for channel in version.channels.split(";")),
    }
    length = len(version.folded_name.split())
    index.entries.append(_Entry(found_of(version), version.folded_name, length, frozenset(tags)))
    index.put(at, f"{version.folded_name} {version.name_en}", _NAME)
    index.postings[version.procedure.code.lower()][at] = _CODE
    index.put(at, version.procedure.code, _CODE)
    index.put(at, " ".join(f"{event.name_vi} {event.name_en}" for event in events), _EVENT)
    index.put(at, f"{sector.name_vi} {sector.name_en}", _SECTOR)
    if agency:
        index.put(at, agency.name_vi, _AGENCY)


def _choices(versions: Iterable[ProcedureVersion], events: Mapping[int, list[LifeEvent]]) -> Choices:
    sectors: dict[str, Name] = {}
    agencies: dict[str, Name] = {}
    lives: dict[str, Name] = {}
    levels: dict[str, None] = {}
    for version in versions:
        sector = version.procedure.sector
        sectors[sector.code] = Name(sector.name_vi, sector.name_en)
        levels[version.level] = None
        if version.agency:
            agencies[version.agency.code] = Name(version.agency.name_vi, version.agency.name_en)
        for event in events.get(version.procedure_id, []):
            lives[event.code] = Name(event.name_vi, event.name_en)
    return Choices(_by_name(sectors), _by_name(agencies), _by_name(lives), tuple(levels))


def _by_name(named: Mapping[str, Name]) -> tuple[tuple[str, Name], ...]:
    return tuple(sorted(named.items(), key=lambda one: fold(one[1].vi)))
