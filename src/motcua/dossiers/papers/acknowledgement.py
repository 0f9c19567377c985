"""Giấy xác nhận đã nộp: what was stored, file by file, for whoever handed it in. In the page's language.

No form of a circular: those papers begin where the centre receives the dossier.
"""

from motcua.catalogue.queries import Name
from motcua.documents.papers import qr_svg
from motcua.documents.papers import render as draw
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.queries.acknowledged import Acknowledged
from motcua.law.worktime import HANOI

TEMPLATE = "dossiers/papers/acknowledgement.typ"


def acknowledgement(found: Acknowledged, *, language: str) -> bytes:
    """The PDF; the same event gives the same file. `language` is vi or en."""
    at = found.at.astimezone(HANOI)
    data: dict[str, object] = {
        "language": language if language in ("vi", "en") else "vi",
        "supplement": found.kind == Kind.SUPPLEMENT_ACCEPTED,
        "dossier_code": found.code,
        "tracking_url": found.tracking_url,
        "secret": found.secret,
        "qr": qr_svg(found.tracking_url),
        "at": f"{at:%H:%M:%S %d/%m/%Y}",
        "procedure": _said(found.procedure, language),
        "centre": _said(found.centre, language),
        "applicant": found.applicant,
        "submitter": found.submitter,
        "officer": found.officer,
        "files": [
            {"paper": one.paper, "name": one.name, "size_bytes": one.size_bytes, "sha256": one.sha256}
            for one in found.files
        ],
    }
    return draw(TEMPLATE, data, issued_on=at.date())


def _said(name: Name, language: str) -> str:
    return name.en if language == "en" and name.en else name.vi


def file_name(found: Acknowledged) -> str:
    return f"{found.code}-{found.seq}-xac-nhan-da-nop.pdf"
