"""The annex of a decision that publishes procedures or approves processes: its tables, printed from the data.

The lists and their columns are those in use under Circular 02/2017/TT-VPCP (control of administrative
procedures): newly issued, amended or replaced, repealed; internal processes under Decree 61/2018, art. 8.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils import translation

from motcua.catalogue.models import Proposal
from motcua.catalogue.papers.docx import annex_docx
from motcua.catalogue.queries.proposals import known, words
from motcua.catalogue.queries.proposals.differences import Words
from motcua.documents.papers import render
from motcua.law.catalogue_life import Kind, Stage, Subject
from motcua.law.errors import N_, NotPossible
from motcua.law.procedure import ProcedureText, ProcessText, procedure_of, process_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexTable:
    """One table. `groups` are rows under the name of a sector or a process; the first cell is a number."""

    title: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex; a draft has no number and no day of signature yet."""

    title: str
    below: str
    issuer: str
    number: str
    signer: str
    drafted: bool
    issued_on: date | None
    tables: tuple[AnnexTable, ...]


class NothingToPrint(NotPossible):
    message = N_("There is nothing to print.")


_PROCEDURES = (
    "TT",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Thời hạn giải quyết",
    "Địa điểm thực hiện",
    "Phí, lệ phí (nếu có)",
    "Căn cứ pháp lý",
)
_WIDTHS = (4, 10, 26, 13, 17, 14, 20)
_REPEALED = (
    "TT",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Tên văn bản quy phạm pháp luật quy định việc bãi bỏ thủ tục hành chính",
    "Cơ quan thực hiện",
)
_PROCESS = ("Bước", "Nội dung công việc", "Trách nhiệm thực hiện", "Thời gian", "Kết quả, chuyển tới")
_LISTS = {
    Kind.PUBLISH: "Danh mục thủ tục hành chính mới ban hành",
    Kind.AMEND: "Danh mục thủ tục hành chính được sửa đổi, bổ sung, thay thế",
    Kind.REPEAL: "Danh mục thủ tục hành chính bị bãi bỏ",
}


def annex(proposal_ids: Collection[int]) -> Annex:
    """The annex of these changes: of a decision's, or as a draft of those that are on their way.

    Its words are Vietnamese in every language of the screens. Raises NothingToPrint.
    """
    rows = list(
        Proposal.objects.filter(pk__in=proposal_ids)
        .exclude(stage=Stage.WITHDRAWN)
        .select_related("decision")
        .order_by("code")
    )
    if not rows:
        raise NothingToPrint
    with translation.override("vi"):
        there = known()
        said = words({**there.sectors, **there.agencies})
        tables = [_list(kind, rows, said, there.sectors) for kind in Kind] + [_processes(rows, said)]
    decision = rows[0].decision
    return Annex(
        title="PHỤ LỤC",
        below=decision.title_vi if decision else "Dự thảo danh mục kèm theo quyết định công bố",
        issuer=decision.issuer if decision else "",
        number=f"số {decision.number} ngày {decision.issued_on:%d/%m/%Y}" if decision else "",
        signer=decision.signer if decision else "",
        drafted=decision is None,
        issued_on=decision.issued_on if decision else None,
        tables=tuple(table for table in tables if table is not None),
    )


def pdf(paper: Annex, *, issued_on: date) -> bytes:
    """As an archival PDF."""
    return render("catalogue/papers/annex.typ", asdict(paper), issued_on=issued_on)


def docx(paper: Annex) -> bytes:
    """As a document for a word processor, to be put behind the decision that is being written."""
    return annex_docx(asdict(paper))


def _list(kind: Kind, rows: Sequence[Proposal], said: Words, sectors: Mapping[str, str]) -> AnnexTable | None:
    those = [row for row in rows if row.subject == Subject.PROCEDURE and row.kind == kind]
    if not those:
        return None
    by_sector: dict[str, list[Proposal]] = {}
    for row in those:
        by_sector.setdefault(str(row.content.get("sector", "")), []).append(row)
    cells: Callable[[Proposal], tuple[str, ...]] = (
        (lambda row: _repealed(row, said)) if kind is Kind.REPEAL else (lambda row: _procedure(row, said))
    )
    groups = tuple(
        (f"Lĩnh vực {sectors.get(code, code)}", tuple((str(n), *cells(row)) for n, row in enumerate(each, 1)))
        for code, each in sorted(by_sector.items(), key=lambda one: sectors.get(one[0], one[0]))
    )
    header, widths = (_REPEALED, (4, 12, 34, 34, 20)) if kind is Kind.REPEAL else (_PROCEDURES, _WIDTHS)
    return AnnexTable(title=_LISTS[kind], header=header, widths=widths, groups=groups)


def _procedure(row: Proposal, said: Words) -> tuple[str, ...]:
    text = procedure_of(row.content)
    return (
        row.code,
        text.name_vi,
        _limit(text, said),
        _place(text, said),
        _fee(text, said),
        "\n".join(f"- {g.strip()}" for g in text.legal_grounds.split(";") if g.strip()),
    )


def _limit(text: ProcedureText, said: Words) -> str:
    if text.limit == text.statutory_limit:
        return said.limit(text.limit)
    return f"{said.limit(text.limit)} (theo quy định: {said.limit(text.statutory_limit)})"


def _decides(text: ProcedureText, said: Words) -> str:
    return said.name(text.agency) if text.agency else text.office_vi or "Ủy ban nhân dân nơi nộp hồ sơ"


def _place(text: ProcedureText, said: Words) -> str:
    where = _decides(text, said)
    ways = ", ".join(said.say("channel", way).lower() for way in text.channels)
    return f"Trung tâm Phục vụ hành chính công, Bộ phận Một cửa ({ways}). Cơ quan giải quyết: {where}"


def _fee(text: ProcedureText, said: Words) -> str:
    if not text.fees:
        return "Không"
    return "\n".join(
        f"- {said.say('fee_kind', fee.kind)}, {fee.case_vi}: {said.money(fee.amount_dong)}"
        for fee in text.fees
    )


def _repealed(row: Proposal, said: Words) -> tuple[str, ...]:
    text = procedure_of(row.content)
    where = _decides(text, said)
    return (row.code, text.name_vi, row.ground_vi, where)


def _processes(rows: Sequence[Proposal], said: Words) -> AnnexTable | None:
    those = [(row, process_of(row.content)) for row in rows if row.subject == Subject.PROCESS]
    if not those:
        return None
    groups = tuple((_process_title(row, text, said), _steps(text, said)) for row, text in those)
    return AnnexTable(
        title="Quy trình nội bộ giải quyết thủ tục hành chính",
        header=_PROCESS,
        widths=(6, 32, 28, 12, 26),
        groups=groups,
    )


def _process_title(row: Proposal, text: ProcessText, said: Words) -> str:
    used = f"; áp dụng cho: {', '.join(text.procedures)}" if text.procedures else ""
    return f"{text.name_vi} ({row.code}), thời hạn {said.limit(text.limit)}{used}"


def _steps(text: ProcessText, said: Words) -> tuple[tuple[str, ...], ...]:
    number = {step.key: str(n) for n, step in enumerate(text.steps, 1)}
    rows = []
    for step in text.steps:
        where = said.name(step.agency) if step.unit == "agency" else said.say("unit", step.unit)
        asked = "".join(f"; lấy ý kiến: {said.name(code)}" for code in step.consults)
        ways = "\n".join(
            f"- {way.label_vi}: {'bước ' + number[way.next] if way.next in number else 'kết thúc'}"
            for way in step.ways
        )
        who = f"{said.say('role', step.role).capitalize()}, {where}"
        rows.append((number[step.key], step.name_vi + asked, who, said.minutes(step.limit_minutes), ways))
    return tuple(rows)
