"""Putting the organisation's seal on a PDF, in the form that Decree 30/2020/NĐ-CP gives it.

Annex I, part II, point 8: on the document itself an organisation's digital signature is seen as its seal,
red, as large as it is, over the left third of the signature ("hình ảnh dấu của cơ quan, tổ chức ban hành
văn bản trên văn bản, màu đỏ, kích thước bằng kích thước thực tế của dấu, định dạng Portable Network
Graphics (.png) nền trong suốt, trùm lên khoảng 1/3 hình ảnh chữ ký số của người có thẩm quyền về bên
trái"). Where no picture is shown, number and time stand in the upper right corner of the first page,
upright in black at 10 points, with the time zone by ISO 8601.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image

from motcua.documents import papers, queries
from motcua.documents.providers import certificates, sealing
from motcua.documents.providers.certificates import SealUnusable
from motcua.documents.providers.sealing import Mark, PdfUnsignable, Place
from motcua.law.worktime import HANOI

__all__ = ["PdfUnsignable", "SealUnusable", "Sealed", "Signer", "Spot", "ToSeal", "seal", "signer"]

_CORNER = Place(from_right_mm=6.0, y_mm=2.5, width_mm=112.0, height_mm=17.0)
# Most seals of agencies are 36 mm wide; a picture that says its own resolution says its own size.
_SEAL_MM = 36.0
_MM_AN_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person's signature begins on a page (the first is 0), and its middle, from the upper left."""

    page: int
    x_mm: float
    y_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSeal:
    """A PDF to seal for `agency`, by the seal of `owner`, its code; `field` names the signature.

    `number` and `code` are printed, `address` is in the QR. `spot`: where the seal's picture goes,
    for a document of which it is known.
    """

    pdf: bytes
    field: str
    agency: str
    owner: str
    number: str
    reason: str
    code: str
    address: str
    page: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """The signed PDF, and the name on the certificate that signed it."""

    pdf: bytes
    signer: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose certificate seals, and whether the picture of the seal is known."""

    name: str
    has_image: bool


def signer(owner: str, *, at: datetime) -> Signer:
    """Who seals for this agency at `at`. Raises SealUnusable."""
    ours = seal_of(owner)
    return Signer(certificates.owner(ours, at=at), ours.image is not None)


def seal(what: ToSeal, *, at: datetime) -> Sealed:
    """Seal at `at`. Raises SealUnusable (nothing can be sealed now) or PdfUnsignable (this cannot)."""
    ours = seal_of(what.owner)
    name = certificates.owner(ours, at=at)
    if ours.image is not None and what.spot is not None:
        stamp, place = _picture(ours.image, what.spot, at)
    else:
        stamp, place = _words(what, at), _CORNER
    mark = Mark(field=what.field, reason=what.reason, location=what.agency, stamp=stamp, place=place)
    return Sealed(sealing.sign(what.pdf, ours, mark, at=at), name)


def seal_of(owner: str) -> certificates.Seal:
    """The seal of an agency, by its code. Raises SealUnusable."""
    ours = queries.seal(owner)
    if ours is None:
        raise SealUnusable(f"neither MOTCUA_SEALS has a seal of {owner}, nor is MOTCUA_SEAL_FILE set")
    return ours


def _picture(image: Path, spot: Spot, at: datetime) -> tuple[bytes, Place]:
    """The seal's picture, so that it covers the left third of a signature 40 mm wide."""
    with Image.open(image) as opened:
        dots = float(opened.info.get("dpi", (0,))[0])
        width = opened.width / dots * _MM_AN_INCH if dots else _SEAL_MM
        height = width * opened.height / opened.width
    drawn = papers.render(
        "documents/seal.typ",
        {"width_mm": width, "height_mm": height, "png": list(image.read_bytes())},
        issued_on=at.astimezone(HANOI).date(),
    )
    left = spot.x_mm - 20 + 40 / 3 - width
    return drawn, Place(
        page=spot.page, x_mm=left, y_mm=spot.y_mm - height / 2, width_mm=width, height_mm=height
    )


def _words(what: ToSeal, at: datetime) -> bytes:
    here = at.astimezone(HANOI)
    told = {
        "agency": what.agency,
        "number": what.number,
        "signed_at": here.isoformat(timespec="seconds"),
        "page": what.page,
        "code": what.code,
        "qr": papers.qr_svg(what.address),
        "width_mm": _CORNER.width_mm,
        "height_mm": _CORNER.height_mm,
    }
    return papers.render("documents/stamp.typ", told, issued_on=here.date())
