"""What the past teaches, and the chance that it gives an open dossier to be late.

The past of a step is known at four widths: of the procedure at this agency, of the procedure anywhere, of
the sector's steps of this kind, of all steps of this kind. Each narrower one is drawn towards the wider
where it has few cases (lib.overrun.through). An agency that lately takes longer than it usually does
is taken to go on so: the time that a dossier has spent and has left is divided by that pace. How much what
lies open at the agency matters, and how far the chances told so were right, is learned from what
happened to the dossiers finished last (`fitted`), which the pasts then knew nothing of.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from motcua.catalogue import queries as catalogue
from motcua.law.worktime import Calendar
from motcua.lib import overrun
from motcua.lib.overrun import Fit, Numbers, Past
from motcua.supervision.models.risk import Alike
from motcua.supervision.queries.risk.trails import Ids, Trails

A_DAY = 24 * 60
RECENT = 28 * A_DAY  # what counts as lately
HELD_OUT = 70 * A_DAY
USUAL = 84 * A_DAY  # over which time what usually lies open is counted
_CASES = {Alike.UNIT: 400, Alike.PROCEDURE: 800, Alike.SECTOR: 1_500, Alike.ALL: 2_000}
_ENOUGH = 10
_FEW = 10.0  # dossiers that weigh as much as a pace of one
_SLOWEST, _FASTEST = 4.0, 0.25

# A past's key: the procedure and agency, or the sector (0: any), and the step's key or kind.
Key = tuple[Alike, int, int, str]


@dataclass(frozen=True, slots=True)
class Present:
    """Open dossiers whose clock can still run out, each by itself; times in working minutes."""

    procedure: Ids
    sector: Ids
    agency: Ids
    step: Ids
    limit: Numbers
    spent: Numbers
    left: Numbers
    pace: Numbers
    load: Numbers


@dataclass(frozen=True, slots=True)
class Like:
    """The past that the words speak of: which, how many cases stayed as long, what half of them took from then on."""

    alike: Alike
    cases: int
    half_minutes: int


@dataclass(frozen=True, slots=True)
class Learned:
    pasts: Mapping[Key, Past]
    fit: Fit

    def chances(self, present: Present) -> Numbers:
        """The chance of each to be late; 1 for those past their due time."""
        raw = self.raw(present)
        return np.where(present.left < 0, 1.0, self.fit.mended(raw, present.load))

    def raw(self, present: Present) -> Numbers:
        """The chances as the pasts tell them, before they are mended."""
        found = np.zeros(len(present.left))
        for rows, keys in _alike(present):
            pace, limit = present.pace[rows], present.limit[rows]
            units: list[float | Numbers] = [limit, limit, 1.0, 1.0]
            pasts = [self.pasts.get(key) for key in reversed(keys)]
            found[rows] = overrun.through(pasts, units, present.spent[rows] / pace, present.left[rows] / pace)
        return found

    def likes(self, present: Present) -> list[Like | None]:
        """For each the narrowest past in which enough stayed as long as it has."""
        found: list[Like | None] = [None] * len(present.left)
        for rows, keys in _alike(present):
            for row in rows:
                found[row] = self._like(keys, present, int(row))
        return found

    def _like(self, keys: Iterable[Key], present: Present, row: int) -> Like | None:
        pace, limit = float(present.pace[row]), float(present.limit[row])
        for key in keys:
            unit = 1.0 if key[0] in (Alike.UNIT, Alike.PROCEDURE) else limit
            past = self.pasts.get(key)
            spent = float(present.spent[row]) / pace / unit
            alive = 0 if past is None else int((past.stayed > spent).sum())
            if past is not None and alive >= _ENOUGH:
                return Like(key[0], alive, round((past.remaining(spent) or 0) * unit * pace))
        return None


def _alike(present: Present) -> Iterable[tuple[Ids, tuple[Key, ...]]]:
    """The rows that share their pasts, with the keys of these from the narrowest to the widest."""
    columns = np.column_stack([present.procedure, present.agency, present.step, present.sector])
    if not len(columns):
        return
    kinds, of = np.unique(columns, axis=0, return_inverse=True)
    order = np.argsort(of.ravel(), kind="stable")
    cuts = np.searchsorted(of.ravel()[order], np.arange(1, len(kinds)))
    for kind, rows in zip(kinds, np.split(order, cuts), strict=True):
        procedure, agency, step_id, sector = map(int, kind)
        yield rows, keys_of(procedure, agency, step_id, sector)


def keys_of(procedure: int, agency: int, step_id: int, sector: int) -> tuple[Key, ...]:
    """From the narrowest past to the widest."""
    step = catalogue.step(step_id)
    return (
        (Alike.UNIT, procedure, agency, step.key),
        (Alike.PROCEDURE, procedure, 0, step.key),
        (Alike.SECTOR, sector, 0, step.kind.value),
        (Alike.ALL, 0, 0, step.kind.value),
    )


def pasts(trails: Trails, known: NDArray[np.bool_]) -> dict[Key, Past]:
    """The pasts of the cases that are `known` and finished; of each width the newest cases, no more than enough."""
    first, stayed, whole = trails.stays()
    of = trails.case[first]
    taken = known[of] & (trails.cases.finished[of] >= 0)
    first, stayed, whole, of = first[taken], stayed[taken], whole[taken], of[taken]
    newest = np.argsort(-trails.cases.finished[of], kind="stable")
    rows: dict[Key, list[int]] = {}
    columns = (
        trails.cases.procedure[of],
        trails.cases.agency[of],
        trails.step[first],
        trails.cases.sector[of],
    )
    kept = cache(keys_of)
    for row in newest.tolist():
        for key in kept(*(int(column[row]) for column in columns)):
            here = rows.setdefault(key, [])
            if len(here) < _CASES[key[0]]:
                here.append(row)
    limit = trails.cases.limit[of]

    def past(key: Key, here: list[int]) -> Past:
        unit = 1.0 if key[0] in (Alike.UNIT, Alike.PROCEDURE) else limit[here]
        return Past(stayed[here] / unit, whole[here] / unit)

    return {key: past(key, here) for key, here in rows.items()}


def shares_used(trails: Trails) -> Numbers:
    """How much of its limit each case used; three times it at most, that one stuck case does not say all."""
    return np.minimum(trails.used / trails.cases.limit, 3.0)


def pace_of(recent: Numbers, usual: float) -> float:
    """How long an agency lately took of what it usually takes, drawn towards 1 where little was finished."""
    if usual <= 0:
        return 1.0
    told = (recent.sum() / usual + _FEW) / (len(recent) + _FEW)
    return float(min(max(told, _FASTEST), _SLOWEST))


def load_of(now: float, usually: float) -> float:
    """What lies open of what usually does; small agencies swing less than they would."""
    return (now + _FEW) / (usually + _FEW)


@dataclass(frozen=True, slots=True)
class Agencies:
    """For each agency what came and ended when, so that what lay open and its pace are known for any instant."""

    received: Mapping[int, Ids]
    ended: Mapping[int, Ids]
    finished: Mapping[int, tuple[Ids, Numbers]]  # when, and the share of the limit used

    def open_at(self, agency: int, at: Ids) -> Numbers:
        came = np.searchsorted(self.received[agency], at, side="right")
        gone = np.searchsorted(self.ended[agency], at, side="right")
        return (came - gone).astype(np.float64)

    def load(self, agency: int, at: int, usual_until: int) -> float:
        days = np.arange(usual_until - USUAL, usual_until, A_DAY, dtype=np.int64)
        begun = self.received[agency][0] if len(self.received[agency]) else usual_until
        days = days[days >= begun]
        usually = float(self.open_at(agency, days).mean()) if len(days) else 0.0
        now = float(self.open_at(agency, np.array([at]))[0])
        return load_of(now, usually) if len(days) else 1.0

    def pace(self, agency: int, at: int, usual_until: int) -> float:
        when, shares = self.finished[agency]
        usual = shares[: np.searchsorted(when, usual_until)]
        recent = shares[np.searchsorted(when, at - RECENT) : np.searchsorted(when, at)]
        return pace_of(recent, float(usual.mean()) if len(usual) else 0.0)


def agencies(trails: Trails) -> Agencies:
    cases, shares = trails.cases, shares_used(trails)
    received, ended, finished = {}, {}, {}
    for agency in np.unique(cases.agency).tolist():
        here = cases.agency == agency
        received[agency] = np.sort(cases.received[here])
        ended[agency] = np.sort(cases.ended[here & (cases.ended >= 0)])
        done = np.flatnonzero(here & (cases.finished >= 0))
        done = done[np.argsort(cases.finished[done], kind="stable")]
        finished[agency] = cases.finished[done], shares[done]
    return Agencies(received, ended, finished)


CalendarOf = Callable[[int], Calendar]


@dataclass(frozen=True, slots=True)
class Looks:
    """Open dossiers as they stood at certain instants, and what became of them."""

    present: Present
    case: Ids
    at: Ids
    late: NDArray[np.bool_]


def looks(trails: Trails, instants: Ids, usual_until: int, known_at: int, calendar_of: CalendarOf) -> Looks:
    """Every case that lay open with its clock running at each of these instants, not past due yet, and that was
    to be finished by `known_at`: late is what was not finished in time by then.

    Chosen by when they were due and not by when they were finished, or the quick ones would be too many.
    """
    cases = trails.cases
    first = np.searchsorted(instants, trails.begins, side="left")
    past = np.searchsorted(instants, trails.ends, side="left")
    rows = np.repeat(np.arange(len(first)), past - first)
    nth = np.arange(len(rows)) - np.repeat(np.cumsum(past - first) - (past - first), past - first)
    at = instants[first[rows] + nth] if len(rows) else instants[:0]
    of = trails.case[rows]
    resultless = (cases.finished[of] < 0) & (cases.ended[of] >= 0)
    kept = (trails.due[rows] >= at) & (trails.due[rows] < known_at) & (cases.due[of] < known_at) & ~resultless
    rows, at, of = rows[kept], at[kept], of[kept]
    done = (cases.finished[of] >= 0) & (cases.finished[of] < known_at)
    return Looks(
        _present(trails, rows, at, usual_until, calendar_of), of, at, np.where(done, cases.late[of], True)
    )


def _present(trails: Trails, rows: Ids, at: Ids, usual_until: int, calendar_of: CalendarOf) -> Present:
    """These stretches as they stood at these instants."""
    cases, of, known = trails.cases, trails.case[rows], agencies(trails)
    spent, left = trails.spent[rows].copy(), np.zeros(len(rows))
    pace, load = np.ones(len(rows)), np.ones(len(rows))
    for agency in np.unique(cases.agency[of]).tolist():
        here, calendar = np.flatnonzero(cases.agency[of] == agency), calendar_of(agency)
        spent[here] += calendar.elapsed_bulk(trails.begins[rows[here]], at[here])
        left[here] = calendar.elapsed_bulk(at[here], trails.due[rows[here]])
        instants, which = np.unique(at[here], return_inverse=True)
        pace[here] = np.array([known.pace(agency, t, usual_until) for t in instants.tolist()])[which]
        load[here] = np.array([known.load(agency, t, usual_until) for t in instants.tolist()])[which]
    return Present(
        cases.procedure[of], cases.sector[of], cases.agency[of], trails.step[rows], cases.limit[of], spent, left,
        pace, load,
    )  # fmt: skip


def learn(trails: Trails, until: int, instants: Ids, calendar_of: CalendarOf) -> Learned:
    """What is known at `until`. The fit is by what happened to those that were due in the last weeks before
    (HELD_OUT), as told at `instants` by a past that ends before these weeks."""
    cases, since = trails.cases, until - HELD_OUT
    done = (cases.finished >= 0) & (cases.finished < until)
    earlier = done & (cases.finished < since)
    if not earlier.any():
        return Learned(pasts(trails, done), Fit())
    told = looks(trails, instants[(instants >= since) & (instants < until)], since, until, calendar_of)
    before = Learned(pasts(trails, earlier), Fit())
    fit = overrun.fitted(before.raw(told.present), told.present.load, told.late)
    return Learned(pasts(trails, done), fit)


def those(found: Looks, rows: NDArray[np.bool_]) -> Looks:
    """Some of these looks."""
    present = Present(*(getattr(found.present, name)[rows] for name in Present.__slots__))
    return Looks(present, found.case[rows], found.at[rows], found.late[rows])
