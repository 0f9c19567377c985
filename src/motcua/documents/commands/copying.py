"""The certified electronic copy of a paper that was scanned: PDF/A with the organisation's digital signature.

Decree 30/2020/NĐ-CP, art. 25, clause 1c: a true copy of a paper in electronic form is made by digitising it
and by the organisation's digital signature ("thực hiện bằng việc số hóa văn bản giấy và ký số của cơ quan,
tổ chức"); by art. 26 it is worth what the original is. Annex I, part II, section I: PDF of version 1.4 or
later, in colour, at 200 dpi at least, at its own size; the signature stands at the upper right of the first
page, no picture of the seal, with the kind of copy, the organisation's name and the time of signing by
ISO 8601, upright in black at 10 points.
"""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from motcua.documents import papers, queries
from motcua.documents.commands.sealing import seal_of
from motcua.documents.providers import certificates, opening, sealing
from motcua.documents.providers.opening import Unopenable
from motcua.documents.providers.sealing import Mark, PdfUnsignable, Place
from motcua.documents.queries import Facts
from motcua.law.worktime import HANOI

KIND = "SAO Y"
_CORNER = Place(from_right_mm=6.0, y_mm=3.0, width_mm=100.0, height_mm=14.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCopy:
    """A scan to certify for `organisation`, by the seal of `owner`, an agency's code; `title` names the paper
    and `identifier` where it is filed."""

    scan: Facts
    title: str
    identifier: str
    organisation: str
    owner: str
    field: str


@dataclass(frozen=True, slots=True)
class Copied:
    """The signed PDF/A, its pages, and the name on the certificate."""

    pdf: bytes
    pages: int
    signer: str


def copy(what: ToCopy, *, at: datetime) -> Copied:
    """Raises SealUnusable (nothing can be sealed now), PdfUnsignable (this cannot), FileMissing, FileChanged."""
    ours = seal_of(what.owner)
    name = certificates.owner(ours, at=at)
    archived, pages = _archived(what)
    here = at.astimezone(HANOI)
    told = {
        "kind": KIND,
        "organisation": what.organisation,
        "signed_at": here.isoformat(timespec="seconds"),
        "width_mm": _CORNER.width_mm,
        "height_mm": _CORNER.height_mm,
    }
    stamp = papers.render("documents/copy.typ", told, issued_on=here.date())
    mark = Mark(
        field=what.field,
        reason=f"{KIND}: {what.title}",
        location=what.organisation,
        stamp=stamp,
        place=_CORNER,
    )
    return Copied(sealing.sign(archived, ours, mark, at=at), pages, name)


def _archived(what: ToCopy) -> tuple[bytes, int]:
    with tempfile.TemporaryDirectory(prefix="motcua-copy-") as folder:
        into = Path(folder)
        with queries.checked(what.scan) as stream, (into / "given").open("wb") as given:
            shutil.copyfileobj(stream, given)
        try:
            place, pages = opening.archive(
                into / "given",
                title=what.title,
                identifier=what.identifier,
                into=into,
                limits=queries.limits(),
            )
        except Unopenable as fault:
            raise PdfUnsignable(fault.code) from fault
        return place.read_bytes(), pages
