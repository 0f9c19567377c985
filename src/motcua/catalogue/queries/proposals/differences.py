"""Two texts of one thing beside each other, article by article, as a lawyer reads them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from motcua.law.errors import N_
from motcua.law.paper_template import BlockKind
from motcua.law.procedure import (
    DocumentText,
    FeeText,
    Json,
    ProcedureText,
    ProcessText,
    StepText,
    Text,
    WayText,
)
from motcua.law.process import END
from motcua.lib.blocks import Block, read, said
from motcua.lib.worddiff import Change, Piece, pieces

Names = Mapping[str, str]  # what a code is called


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `title` is a msgid; each line is read as one text with what is gone and what is new."""

    title: str
    lines: tuple[tuple[Piece, ...], ...]

    @property
    def differs(self) -> bool:
        return any(piece.change is not Change.SAME for line in self.lines for piece in line)


@dataclass(frozen=True, slots=True)
class Words:
    """How values are said: what a value of a closed list is called (by the name of the list), names of
    codes, and a limit, an amount or a number of minutes as people write them."""

    of: Mapping[str, Names]
    names: Names
    limit: Callable[[str], str]
    money: Callable[[int], str]
    minutes: Callable[[int], str]

    def say(self, what: str, value: str) -> str:
        return self.of.get(what, {}).get(value, value)

    def name(self, code: str) -> str:
        return self.names.get(code, code)


def differences(old: Text | None, new: Text, words: Words) -> tuple[Article, ...]:
    """Every article of `new`, compared with `old`; without an old one all is new."""
    if isinstance(new, ProcessText):
        was = _process(old, words) if isinstance(old, ProcessText) else {}
        return _compared(was, _process(new, words))
    had = _procedure(old, words) if isinstance(old, ProcedureText) else {}
    return _compared(had, _procedure(new, words))


def unchanged(text: Text, words: Words) -> tuple[Article, ...]:
    """The text alone, as articles."""
    return differences(text, text, words)


def _compared(
    old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> tuple[Article, ...]:
    titles = [*new, *(title for title in old if title not in new)]
    return tuple(Article(title, tuple(_lines(old.get(title, {}), new.get(title, {})))) for title in titles)


def _lines(old: Mapping[str, str], new: Mapping[str, str]) -> Iterable[tuple[Piece, ...]]:
    """Lines that have the same key are compared word by word; others are gone or new as a whole.

    Those that are gone stand where they stood.
    """
    left = [key for key in old if key not in new]
    order = list(old)
    for key, line in new.items():
        if key in old:
            while left and order.index(left[0]) < order.index(key):
                yield (Piece(Change.GONE, old[left.pop(0)]),)
            yield pieces(old[key], line)
        elif line:
            yield (Piece(Change.NEW, line),)
    yield from ((Piece(Change.GONE, old[key]),) for key in left)


def _procedure(text: ProcedureText, words: Words) -> dict[str, dict[str, str]]:
    limits = {"limit": words.limit(text.limit)}
    if text.statutory_limit != text.limit:
        limits["statutory"] = f"{words.say('word', 'statutory')}: {words.limit(text.statutory_limit)}"
    return {
        N_("How it is called"): _only(vi=text.name_vi, en=text.name_en),
        N_("Sector and level"): {
            "sector": words.name(text.sector),
            "level": words.say("level", text.level),
        },
        N_("Competent agency"): {
            "agency": words.name(text.agency)
            if text.agency
            else text.office_vi or words.say("word", "where_filed")
        },
        N_("How to file"): {
            "channels": ", ".join(words.say("channel", c) for c in text.channels),
            "service": words.say("service_level", text.service_level),
        }
        | ({"spot": words.say("word", "on_the_spot")} if text.on_the_spot else {}),
        N_("Documents"): {f"{d.position}": _document(d, words) for d in text.documents},
        N_("Time limit"): limits,
        N_("Result"): _only(
            vi=text.result_vi, en=text.result_en, kind=words.say("result_kind", text.result_kind)
        ),
        N_("Fees and charges"): {"timing": words.say("fee_timing", text.fee_timing)}
        | {f"{f.kind} {f.case_vi}": _fee(f, words) for f in text.fees},
        N_("Conditions"): _numbered(text.conditions_vi.splitlines()),
        N_("Legal grounds"): _by_itself(text.legal_grounds.replace("\n", ";").split(";")),
        N_("Internal process"): {"process": words.name(text.process)} if text.process else {},
    } | (
        ({N_("Electronic form"): _form(text.form, words)} if text.form is not None else {})
        | ({N_("Template of the result"): _template(text.template, words)} if text.template else {})
    )


def _template(written: Json, words: Words) -> dict[str, str]:
    """Block by block, each line of a block by itself, in the order of the page."""
    told: dict[str, str] = {}
    for block in read(written):
        head = words.say("block", block.kind)
        style = words.say(f"style_{block.kind}", block.style) if block.style else ""
        when = _shown_if(block, words)
        told[block.key] = (
            f"{head} ({', '.join(one for one in (style, when) if one)})" if style or when else head
        )
        told |= {f"{block.key} {n}": line for n, line in enumerate(_block_lines(block, words)) if line}
    return told


def _block_lines(block: Block, words: Words) -> Iterable[str]:
    names = words.of.get("field", {})
    yield from said(block.text, names).splitlines()
    yield said(block.note, names)
    for row in block.rows:
        yield f"{row.label}: {said(row.text, names)}" if row.label else f"– {said(row.text, names)}"
    if block.kind == BlockKind.SIGNATURE and not block.text:
        yield words.say("word", "by_position")


def _shown_if(block: Block, words: Words) -> str:
    if block.when is None:
        return ""
    field, answers = block.when["field"], block.when["in"]
    shown = words.of.get("shown", {})
    told = (shown.get(f"{field}={one}", f"{field} = {one}") for one in answers)
    return f"{words.say('word', 'only_if')} {', '.join(told)}"


def _form(form: Json, words: Words) -> dict[str, str]:
    """Page by page, question by question."""
    labels = {one["name"]: one["label"]["vi"] for page in form["layout"]["pages"] for one in page["fields"]}
    told: dict[str, str] = {}
    for page in form["layout"]["pages"]:
        told[f"page {page['key']}"] = page["title"]["vi"]
        for one in page["fields"]:
            told[one["name"]] = _question(one, labels, words)
            for column in one.get("columns", ()):
                told[f"{one['name']}.{column['name']}"] = f"– {_question(column, labels, words)}"
    return told


def _question(one: Json, labels: Names, words: Words) -> str:
    when = one.get("when") or {}
    only = (
        f"{words.say('word', 'only_if')} “{labels.get(when['field'], when['field'])}”"
        if "field" in when
        else ""
    )
    answers = ", ".join(f"{choice['label']['vi']}" for choice in one.get("choices", ()))
    parts = [
        words.say("widget", one["widget"]),
        words.say("word", "may_be_empty") if one.get("optional") else "",
        f"{only}: {', '.join(map(str, when['in']))}" if only else "",
        answers,
    ]
    return f"{one['label']['vi']} ({'; '.join(part for part in parts if part)})"


def _only(**lines: str) -> dict[str, str]:
    return {key: line for key, line in lines.items() if line}


def _numbered(lines: Sequence[str]) -> dict[str, str]:
    return {str(number): line.strip() for number, line in enumerate(lines) if line.strip()}


def _by_itself(lines: Sequence[str]) -> dict[str, str]:
    """Texts that are cited: each is itself or another one, never a changed one."""
    return {line.strip(): line.strip() for line in lines if line.strip()}


def _document(paper: DocumentText, words: Words) -> str:
    count = [
        f"{paper.originals} {words.say('document_kind', paper.kind)}" if paper.originals else "",
        f"{paper.copies} {words.say('word', 'copies')}" if paper.copies else "",
        "" if paper.mandatory else words.say("word", "if_any"),
        "" if paper.e_copy_allowed else words.say("word", "paper_only"),
    ]
    told = f"{paper.name_vi} ({', '.join(one for one in count if one)})"
    return f"{told} - {paper.case_vi}" if paper.case_vi else told


def _fee(fee: FeeText, words: Words) -> str:
    parts = [
        f"{words.say('fee_kind', fee.kind)}: {fee.case_vi}: {words.money(fee.amount_dong)}",
        f"({fee.unit_vi})" if fee.unit_vi else "",
        f"{words.say('word', 'exempt')}: {fee.exemptions_vi}" if fee.exemptions_vi else "",
        f"[{fee.legal_ground}]" if fee.legal_ground else "",
    ]
    return " ".join(part for part in parts if part)


def _process(text: ProcessText, words: Words) -> dict[str, dict[str, str]]:
    titles = {step.key: f"{number}. {step.name_vi}" for number, step in enumerate(text.steps, 1)}
    steps = {step.key: _step(step, words) for step in text.steps}
    ways = {
        f"{step.key} {way.outcome}": _way(step, way, titles, words)
        for step in text.steps
        for way in step.ways
    }
    return {
        N_("How it is called"): _only(vi=text.name_vi, en=text.name_en),
        N_("Time limit"): {"limit": words.limit(text.limit)},
        N_("Steps"): steps,
        N_("Where each step leads"): ways,
        N_("Procedures that go by it"): _by_itself(
            [f"{c} {words.names.get(c, '')}" for c in text.procedures]
        ),
    }


def _step(step: StepText, words: Words) -> str:
    where = words.name(step.agency) if step.unit == "agency" else words.say("unit", step.unit)
    told = f"{step.name_vi}: {words.say('role', step.role)}, {where}, {words.minutes(step.limit_minutes)}"
    asked = ", ".join(words.name(code) for code in step.consults)
    return f"{told}; {words.say('word', 'asks')}: {asked}" if asked else told


def _way(step: StepText, way: WayText, titles: Names, words: Words) -> str:
    target = (
        words.say("word", "end") if way.next == END else titles.get(way.next, way.next).partition(". ")[2]
    )
    ordinary = f" ({words.say('word', 'ordinary')})" if way.onward and len(step.ways) > 1 else ""
    return f"{step.name_vi} – {way.label_vi}{ordinary} → {target}"
