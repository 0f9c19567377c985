"""A result drawn from the template in force for the dossier's version, where the agency gave no document of its own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings

from motcua.catalogue.queries.templates import result_template
from motcua.documents.papers import labelled, qr_svg, render
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.models import Dossier, DossierResult, Event, ResultDraft
from motcua.dossiers.papers.result_values import Said, said_of
from motcua.dossiers.queries import results
from motcua.law import signing
from motcua.law.actor import ActorKind, Unit
from motcua.law.paper_template import CONTENT, BlockKind
from motcua.law.worktime import HANOI
from motcua.lib.blocks import Filled, Template, filled
from motcua.organisation import queries as organisation

TEMPLATE = "documents/blocks.typ"
# What an officer writes anew on the draft; tables say what the dossier says.
_WRITABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST})
_DRAFT = "DỰ THẢO"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The drawn sheet, and where its signature stands: the page from 0, and its middle from the upper left."""

    pdf: bytes
    page: int
    x_mm: float
    y_mm: float


@dataclass(frozen=True, slots=True)
class Part:
    """A block that can be written anew. `outcome`: the one for which alone it is shown; empty: for both."""

    key: str
    text: str
    outcome: str
    is_list: bool


def sheet(result: DossierResult, *, code: str) -> Sheet:
    """The result as a PDF in the official form: what was decided, for whom, by which agency.

    `code` is what it is verified by. The same result gives the same bytes.
    """
    dossier, on = result.dossier, result.issued_at.astimezone(HANOI).date()
    draft = ResultDraft.objects.filter(dossier_id=dossier.pk).first()
    said = said_of(dossier, result.title, granted=result.granted, on=on)
    data = data_of(
        dossier, result.title, _blocks(template_of(dossier), said, draft.parts if draft else None)
    ) | {
        "number": result.number,
        "signer_name": _approver(result),
        "marked": "",
        "code": results.spaced(code),
        "page": f"{settings.PUBLIC_URL}/verify/",
        "qr": qr_svg(results.address_of(code)),
    }
    spot: Any = labelled(TEMPLATE, data, "signature", issued_on=on)
    return Sheet(render(TEMPLATE, data, issued_on=on), spot["page"] - 1, spot["x_mm"], spot["y_mm"])


def draft_sheet(dossier: Dossier, title: str, texts: Mapping[str, str], *, granted: bool, on: date) -> bytes:
    """The same while it is a draft: without number and name, and marked as what it is."""
    said = said_of(dossier, title, granted=granted, on=on)
    blocks = _blocks(template_of(dossier), said, texts)
    return render(TEMPLATE, data_of(dossier, title, blocks) | _unsigned(), issued_on=on)


def template_of(dossier: Dossier) -> Template:
    version = dossier.procedure_version
    return result_template(version.pk, version.result_kind)


def parts(dossier: Dossier, title: str, *, on: date) -> tuple[Part, ...]:
    """What the template says of this dossier, block by block, for somebody to write on."""
    template = template_of(dossier)
    conditions = {block.key: block.when for block in template}
    found: dict[str, Part] = {}
    for granted in (True, False):
        for one in _blocks(template, said_of(dossier, title, granted=granted, on=on)):
            if one.kind in _WRITABLE:
                when = conditions[one.key] or {}
                outcome = str(when["in"][0]) if when.get("field") == "outcome" else ""
                lines = [value for _, value in one.rows] or one.lines
                found[one.key] = Part(one.key, "\n".join(lines), outcome, bool(one.rows))
    order = [block.key for block in template if block.kind in CONTENT]
    return tuple(found[key] for key in order if key in found)


def _blocks(template: Template, said: Said, texts: Mapping[str, str] | None = None) -> tuple[Filled, ...]:
    return filled(template, said.values, said.holds, texts)


def _unsigned() -> dict[str, Any]:
    return {"number": "", "signer_name": "", "marked": _DRAFT, "code": "", "page": "", "qr": None}


def data_of(dossier: Dossier, title: str, blocks: tuple[Filled, ...]) -> dict[str, Any]:
    """What every sheet of a dossier's result has, issued or not."""
    unit = Unit(agency_id=dossier.agency_id)
    letterhead = organisation.letterheads([unit])[unit]
    return {
        "issuer": {"unit": letterhead.name, "place": letterhead.place, "parent": letterhead.parent},
        "title": title,
        "dossier_code": dossier.code,
        "signer_titles": signing.titles(""),
        "blocks": [asdict(block) for block in blocks],
    }


def _approver(result: DossierResult) -> str:
    """Who decided: the last approval before the result, where there was one."""
    events = Event.objects.filter(
        dossier_id=result.dossier_id,
        kind=Kind.APPROVED,
        actor_kind=ActorKind.OFFICER,
        at__lte=result.issued_at,
    )
    return events.order_by("-seq").values_list("actor_name", flat=True).first() or ""
