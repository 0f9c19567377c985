"""Part by part, what the national database says otherwise than our catalogue."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from motcua.catalogue.queries.national.reading import NationalProcedure, plain
from motcua.catalogue.queries.proposals.saying import limit as said_limit
from motcua.catalogue.queries.proposals.saying import money
from motcua.law.errors import N_
from motcua.law.procedure import DocumentText, FeeText, ProcedureText, limit_minutes
from motcua.law.worktime import Limit
from motcua.lib.folding import fold

MISSING, GONE = "missing", "gone"
PARTS: Mapping[str, str] = {
    MISSING: N_("Is not in our catalogue"),
    GONE: N_("Is no longer in the national database"),
    "name_vi": N_("Name"),
    "sector": N_("Sector"),
    "level": N_("Level"),
    "agency": N_("Competent agency"),
    "channels": N_("How to file"),
    "statutory_limit": N_("Statutory time limit"),
    "result_vi": N_("Result"),
    "documents": N_("Documents"),
    "fees": N_("Fees and charges"),
    "conditions_vi": N_("Conditions"),
    "legal_grounds": N_("Legal grounds"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """`value`: what our text would say instead, as JSON; None: a person has to write it."""

    code: str
    title: str
    part: str
    ours: str
    theirs: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called: sectors and agencies."""

    sectors: Mapping[str, str]
    agencies: Mapping[str, str]


def compared(
    theirs: Iterable[NationalProcedure], ours: Mapping[str, ProcedureText], names: Names
) -> list[Difference]:
    """`ours`: the texts in force, by code. What they do not say is no difference."""
    found: list[Difference] = []
    there = {one.code: one for one in theirs if one.in_force}
    for code, one in there.items():
        if code in ours:
            found += _parts(one, ours[code], names)
        else:
            value = asdict(_as_text(one, ProcedureText(), names))
            found.append(Difference(code, one.name, MISSING, "", one.name, value))
    for code, text in ours.items():
        if code not in there:
            found.append(Difference(code, text.name_vi, GONE, text.name_vi, "", {}))
    return sorted(found, key=lambda one: (one.code, one.part))


def _parts(one: NationalProcedure, ours: ProcedureText, names: Names) -> Iterator[Difference]:
    for part, differ in _DIFFER.items():
        told = differ(one, ours, names)
        if told is not None:
            said_ours, said_theirs, value = told
            yield Difference(one.code, ours.name_vi, part, said_ours, said_theirs, value)


def taken(part: str, value: Any, text: ProcedureText) -> ProcedureText:
    """Our text with what they say in this part, as `value` has it."""
    if part == "documents":
        return replace(text, documents=tuple(DocumentText(**one) for one in value))
    if part == "fees":
        return replace(text, fees=tuple(FeeText(**one) for one in value))
    if part == "channels":
        return replace(text, channels=tuple(value))
    return replace(text, **{part: value})


def _as_text(one: NationalProcedure, text: ProcedureText, names: Names) -> ProcedureText:
    """A new procedure by what they say; what they do not say is left for its writer."""
    text = replace(
        text,
        name_vi=one.name,
        level=next(
            (level for level in ("province", "district", "commune") if level in one.levels), text.level
        ),
    )
    for part, _differ in _DIFFER.items():
        told = _differ(one, text, names)
        if told is not None and told[2] is not None:
            text = taken(part, told[2], text)
    return replace(text, limit=text.statutory_limit)


Told = tuple[str, str, Any] | None
Differ = Callable[[NationalProcedure, ProcedureText, Names], Told]


def _same(one: str, other: str) -> bool:
    return plain(one).casefold() == plain(other).casefold()


def _name(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    return None if _same(one.name, ours.name_vi) else (ours.name_vi, one.name, one.name)


def _sector(one: NationalProcedure, ours: ProcedureText, names: Names) -> Told:
    said = names.sectors.get(ours.sector, ours.sector)
    if not one.sectors or any(_same(sector, said) for sector in one.sectors):
        return None
    codes = {fold(plain(name)): code for code, name in names.sectors.items()}
    return said, "; ".join(one.sectors), codes.get(fold(one.sectors[0]))


def _level(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    if not one.levels or ours.level in one.levels:
        return None
    only = next(iter(one.levels)) if len(one.levels) == 1 else None
    return ours.level, ", ".join(sorted(one.levels)), only


def _agency(one: NationalProcedure, ours: ProcedureText, names: Names) -> Told:
    """Only where ours names one: at commune and district level the unit where one files is competent."""
    said = names.agencies.get(ours.agency, "")
    if (
        not said
        or not one.agencies
        or any(fold(agency) in fold(said) or fold(said) in fold(agency) for agency in one.agencies)
    ):
        return None
    return said, "; ".join(one.agencies), None


def _channels(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    if not one.channels or one.channels == set(ours.channels):
        return None
    order = [channel for channel in ("counter", "online", "post") if channel in one.channels]
    return ", ".join(ours.channels), ", ".join(order), order


def _limit(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    """Theirs may differ by case and channel: ours is right where it is any of them."""
    if not one.limits or ours.statutory_limit in one.limits:
        return None
    longest = max(one.limits, key=lambda written: limit_minutes(Limit.parse(written)))
    said = "; ".join(said_limit(written) for written in one.limits)
    return said_limit(ours.statutory_limit), said, longest


def _result(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    said = "; ".join(one.results)
    if not one.results or any(_same(result, ours.result_vi) for result in (*one.results, said)):
        return None
    return ours.result_vi, said, said[:300]


def _documents(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    """By name: what ours has of the same name stays as it is, with its number, by which forms know it."""
    known = {plain(paper.name_vi).casefold(): paper for paper in ours.documents}
    wanted = {paper.name.casefold(): paper for paper in one.papers}
    if not wanted or known.keys() == wanted.keys():
        return None
    last = max((paper.position for paper in ours.documents), default=0)
    value = []
    for key, paper in wanted.items():
        if key in known:
            value.append(asdict(known[key]))
            continue
        last += 1
        kind = "original" if paper.originals or not paper.copies else "certified_copy"
        value.append(
            asdict(
                DocumentText(
                    position=last,
                    name_vi=paper.name[:500],
                    kind=kind,
                    originals=paper.originals if paper.originals or paper.copies else 1,
                    copies=paper.copies,
                    case_vi=paper.case[:300],
                )
            )
        )
    only_ours = [paper.name_vi for key, paper in known.items() if key not in wanted]
    only_theirs = [paper.name for key, paper in wanted.items() if key not in known]
    return "\n".join(only_ours), "\n".join(only_theirs), value


def _fees(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    """By amount: the words for a case differ from one list to the other. A person matches the cases."""
    if not one.charges or {fee.amount_dong for fee in ours.fees} == {
        charge.amount_dong for charge in one.charges
    }:
        return None
    said = [f"{fee.case_vi}: {money(fee.amount_dong)}" for fee in ours.fees]
    told = [f"{charge.case}: {money(charge.amount_dong)}" for charge in one.charges]
    return "\n".join(said), "\n".join(told), None


def _conditions(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    mine = "\n".join(filter(None, (plain(line) for line in ours.conditions_vi.splitlines())))
    none = fold(one.conditions) in ("", "khong", "khong co", "khong quy dinh")
    if none or _same(one.conditions, mine):
        return None
    return mine, one.conditions, one.conditions


def _grounds(one: NationalProcedure, ours: ProcedureText, _names: Names) -> Told:
    """By the number of each text, which ours has to name somewhere."""
    lacking = {number: title for number, title in one.grounds.items() if number not in ours.legal_grounds}
    if not lacking:
        return None
    added = [f"{title} ({number})" if title else number for number, title in lacking.items()]
    mine = ours.legal_grounds.strip(" ;")
    return mine, "\n".join(added), "; ".join(filter(None, (mine, *added)))


_DIFFER: Mapping[str, Differ] = {
    "name_vi": _name,
    "sector": _sector,
    "level": _level,
    "agency": _agency,
    "channels": _channels,
    "statutory_limit": _limit,
    "result_vi": _result,
    "documents": _documents,
    "fees": _fees,
    "conditions_vi": _conditions,
    "legal_grounds": _grounds,
}
