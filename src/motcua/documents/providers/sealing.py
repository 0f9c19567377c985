"""An organisation's seal on a PDF: a PAdES signature by its certificate, in a file or on a token.

B-B at once; B-T where a time-stamp authority is set; B-LTA where it is to be verified without the
authorities' help for as long as there are time stamps. A document that nobody has signed before is
certified: whatever is appended to it later shows as a change.
"""

import io
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from motcua.documents.providers.certificates import Seal, SealUnusable, owner, signer

POINTS_A_MM = 72 / 25.4
_PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stamp stands on a page (the first is 0): its upper left corner, from the page's own.

    Without `x_mm` it is `from_right_mm` before the right edge, on a page of any size. One without a size
    is not seen.
    """

    page: int = 0
    x_mm: float | None = None
    from_right_mm: float = 0
    y_mm: float = 0
    width_mm: float = 0
    height_mm: float = 0

    @property
    def hidden(self) -> bool:
        return not self.width_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one signature says of itself; `stamp` is one page of PDF, drawn to the size of `place`."""

    field: str
    reason: str
    location: str
    stamp: bytes
    place: Place


class PdfUnsignable(Exception):
    """This PDF takes no signature: broken, or closed by somebody's earlier one."""


def sign(pdf: bytes, seal: Seal, mark: Mark, *, at: datetime) -> bytes:
    """The PDF with the seal's signature appended. Raises SealUnusable, or PdfUnsignable for this very PDF."""
    name = owner(seal, at=at)
    # pyHanko takes a stamp by its file's name only
    with signer(seal) as held, tempfile.NamedTemporaryFile(suffix=".pdf") as stamp:
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
            box = box_on(writer, mark.place)
            signing = signers.PdfSigner(
                _told(seal, mark, name, at=at, first=not writer.prev.embedded_signatures),
                held,
                timestamper=time_stamps(seal.time_stamps),
                stamp_style=drawn(mark, Path(stamp.name)),
                new_field_spec=fields.SigFieldSpec(mark.field, on_page=mark.place.page, box=box),
            )
            return bytes(signing.sign_pdf(writer).getvalue())
        except (TimestampRequestError, OSError) as fault:
            raise SealUnusable(f"{seal.time_stamps}: {fault}") from fault
        except (PdfError, SigningError, ValueError, PathError, ValidationError) as fault:
            if isinstance(fault.__cause__ or fault, PathError | ValidationError):
                raise SealUnusable(f"nobody vouches for the certificate of {name}: {fault}") from fault
            raise PdfUnsignable(str(fault)) from fault


_WHOLE = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)


def drawn(mark: Mark, aside: Path) -> StaticStampStyle | None:
    """What is seen of a signature, by way of a file `aside`; None where nothing is."""
    if mark.place.hidden:
        return None
    aside.write_bytes(mark.stamp)
    return StaticStampStyle.from_pdf_file(
        str(aside), border_width=0, background_opacity=1.0, background_layout=_WHOLE
    )


def time_stamps(address: str) -> HTTPTimeStamper | None:
    return HTTPTimeStamper(address, timeout=_PATIENCE_SECONDS) if address else None


def _told(seal: Seal, mark: Mark, name: str, *, at: datetime, first: bool) -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=mark.field,
        name=name,
        reason=mark.reason,
        location=mark.location,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        embed_validation_info=seal.long_term,
        use_pades_lta=seal.long_term,
        validation_context=_vouching(seal) if seal.long_term else None,
    )


def _vouching(seal: Seal) -> ValidationContext:
    """What proves the certificate later is fetched now, from the addresses in our own certificates."""
    roots = list(load_certs_from_pemder([str(seal.trust)])) if seal.trust else []
    return ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="hard-fail")


def _size(writer: IncrementalPdfFileWriter, page: int) -> tuple[float, float, float, float]:
    reference, _resources = writer.find_page_for_modification(page)
    node: DictionaryObject = reference.get_object()
    while "/MediaBox" not in node:
        node = node["/Parent"]
    left, bottom, right, top = (float(n) for n in node["/MediaBox"])
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def box_on(writer: IncrementalPdfFileWriter, place: Place) -> tuple[int, int, int, int] | None:
    """The place in points from the page's lower left; None for what is not seen."""
    return None if place.hidden else _box(place, _size(writer, place.page))


def _box(place: Place, page: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, _bottom, right, top = page
    width, height = place.width_mm * POINTS_A_MM, place.height_mm * POINTS_A_MM
    x1 = right - place.from_right_mm * POINTS_A_MM - width
    if place.x_mm is not None:
        x1 = left + place.x_mm * POINTS_A_MM
    y2 = top - place.y_mm * POINTS_A_MM
    return round(x1), round(y2 - height), round(x1 + width), round(y2)
