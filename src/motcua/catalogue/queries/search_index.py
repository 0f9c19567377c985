"""The index of the procedures in force on a day: from words to the procedures that have them.

All of them are held in memory (some thousands). A word counts most in the name, less in what the sector, the
agency or a life event is called; a beginning of a word counts less than the word.
"""

import bisect
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from motcua.catalogue.models import EverydayWord, LifeEvent, ProcedureVersion
from motcua.catalogue.queries.published import ProcedureFound, found_of
from motcua.catalogue.queries.terms import Name
from motcua.lib.folding import fold
from motcua.lib.typed_vietnamese import sound
from motcua.organisation.queries import in_force

_NAME, _CODE, _EVENT, _SECTOR, _AGENCY = 10.0, 20.0, 7.0, 4.0, 3.0
_BEGINNING, _OTHER_ACCENTS = 0.6, 0.5
# So short a word is a whole syllable: its longer neighbours are other words.
_SHORT = 4
# A procedure's code is one word, everything else is words of letters and figures.
_WORD = re.compile(r"\d+(?:\.[0-9a-z]+)+|[^\W_]+")


class Word(NamedTuple):
    """A word as it is looked up; `marks` are the accents that were written, in no order, "" where none were."""

    folded: str
    marks: str = ""


class Entry(NamedTuple):
    found: ProcedureFound
    folded: str
    events: str  # its life events' names, folded
    length: int
    tags: frozenset[tuple[str, str]]  # (field of Only, value)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen to narrow a search: code and name, in the order of the Vietnamese names."""

    sectors: tuple[tuple[str, Name], ...]
    agencies: tuple[tuple[str, Name], ...]
    life_events: tuple[tuple[str, Name], ...]
    levels: tuple[str, ...]


@dataclass(slots=True)
class Index:
    entries: list[Entry] = field(default_factory=list)
    postings: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    accented: dict[Word, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: list[str] = field(default_factory=list)  # the postings' words, sorted
    sounds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spelt: dict[str, str] = field(default_factory=dict)  # folded -> as it is mostly written
    # What people say, as folded words, and what the catalogue says for it; nothing: a word that may be missing.
    meanings: dict[tuple[str, ...], tuple[Word, ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()  # the words of the postings and of what people say
    choices: Choices = field(default_factory=lambda: Choices((), (), (), ()))

    def put(self, at: int, text: str, weight: float) -> None:
        for word in words_of(text):
            known = self.postings[word.folded]
            known[at] = max(known.get(at, 0.0), weight)
            if word.marks:
                self.accented[word].add(at)

    def hits(self, word: Word, *, last: bool, strict: bool) -> dict[int, float]:
        """Procedures with the word, or with words that begin so; `strict`: with the accents as written."""
        exact = self.postings.get(word.folded, {})
        if word.marks and exact:
            same = self.accented.get(word, set())
            if strict:
                return {at: exact[at] for at in same}
            exact = {at: w if at in same else w * _OTHER_ACCENTS for at, w in exact.items()}
        return self._begun(word, exact) if self._may_go_on(word, exact, last=last) else dict(exact)

    @staticmethod
    def _may_go_on(word: Word, exact: Mapping[int, float], *, last: bool) -> bool:
        if len(word.folded) >= _SHORT or word.folded[0].isdigit():
            return True
        return last and not exact and not word.marks

    def _begun(self, word: Word, exact: Mapping[int, float]) -> dict[int, float]:
        hits = dict(exact)
        for other in self.words[bisect.bisect_left(self.words, word.folded) :]:
            if not other.startswith(word.folded):
                break
            if other != word.folded:
                take_better(hits, self.postings[other], _BEGINNING)
        return hits

    def rarity(self, procedures: int) -> float:
        """What a word that so many procedures have tells: 1 if all have it, the more the fewer do."""
        return 1.0 + math.log(max(len(self.entries), 1) / max(procedures, 1))


def take_better(into: dict[int, float], hits: Mapping[int, float], factor: float) -> None:
    for at, weight in hits.items():
        into[at] = max(into.get(at, 0.0), weight * factor)


def words_of(text: str) -> list[Word]:
    return [_word(written) for written in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


@lru_cache(maxsize=20_000)
def _word(written: str) -> Word:
    """Where in a syllable its accent stands is a matter of taste (hoà, hòa), so its place does not count."""
    marks = sorted(c for c in unicodedata.normalize("NFD", written) if unicodedata.combining(c) or c == "đ")
    return Word(fold(written), "".join(marks))


@lru_cache(maxsize=4)
def index_of(_revision: int, on: date) -> Index:
    """The index of one day, kept for as long as the catalogue is not changed."""
    index = Index()
    events = _events()
    versions = (
        ProcedureVersion.objects.filter(in_force(on))
        .select_related("procedure__sector", "agency")
        .order_by("folded_name", "procedure__code")
    )
    for version in versions:
        _add(index, version, events.get(version.procedure_id, []))
    index.words = sorted(index.postings)
    for word in index.words:
        index.sounds[sound(word)].append(word)
    said = list(EverydayWord.objects.values_list("phrase", "means_vi"))
    index.meanings = {tuple(w.folded for w in words_of(p)): tuple(words_of(means)) for p, means in said}
    index.known = frozenset(index.words) | {word for phrase in index.meanings for word in phrase}
    index.spelt = _spelt(versions, events, (phrase for phrase, _ in said))
    index.choices = _choices(versions, events)
    return index


def _spelt(
    versions: Iterable[ProcedureVersion], events: Mapping[int, list[LifeEvent]], said: Iterable[str]
) -> dict[str, str]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    lives = {event.name_vi for those in events.values() for event in those}
    for text in (*(version.name_vi for version in versions), *lives, *said):
        for written in _WORD.findall(text.lower()):
            names[_word(written).folded][written] += 1
    return {folded: spelt.most_common(1)[0][0] for folded, spelt in names.items()}


def _events() -> dict[int, list[LifeEvent]]:
    """The life events of each procedure."""
    links = LifeEvent.procedures.through.objects.select_related("lifeevent").order_by("lifeevent__name_vi")
    events: dict[int, list[LifeEvent]] = defaultdict(list)
    for link in links:
        events[link.procedure_id].append(link.lifeevent)
    return events


def _add(index: Index, version: ProcedureVersion, events: list[LifeEvent]) -> None:
    at, sector, agency = len(index.entries), version.procedure.sector, version.agency
    tags = {
        ("sector", sector.code),
        ("agency", agency.code if agency else ""),
        ("level", version.level),
        ("service_level", version.service_level),
        *(("life_event", event.code) for event in events),
        *(("channel", channel) for channel in version.channels.split(";")),
    }
    lives = " ".join(f"{event.name_vi} {event.name_en}" for event in events)
    length = len(version.folded_name.split())
    entry = Entry(found_of(version), version.folded_name, fold(lives), length, frozenset(tags))
    index.entries.append(entry)
    index.put(at, f"{version.name_vi} {version.name_en}", _NAME)
    index.postings[version.procedure.code.lower()][at] = _CODE
    index.put(at, version.procedure.code, _CODE)
    index.put(at, lives, _EVENT)
    index.put(at, f"{sector.name_vi} {sector.name_en}", _SECTOR)
    index.put(at, agency.name_vi if agency else version.office_vi, _AGENCY)


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
