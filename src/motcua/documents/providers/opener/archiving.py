"""A scan as a file that can be read in decades: PDF/A-2b (ISO 19005-2), and what is checked before that is claimed.

What the scanner or our joining made is kept as it is, with colours that are defined and a description
inside. What could not be claimed of it (fonts that are not in it, forms, layers, other colours) is drawn
anew, page by page, as a picture: in colour, as large as it is, at 200 dots per inch, as Decree 30/2020/NĐ-CP
asks of a digitised document (annex I, part II, section I, point 2).
"""

import io
from pathlib import Path
from typing import Any

import img2pdf
import pikepdf
from PIL import ImageCms

from motcua.documents.providers.opener import drawing, joining
from motcua.documents.providers.opener.refusing import Refused

_DOTS = 200
_MOST_PAGES = 300
_FILTERS = frozenset({"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode",
                      "/ASCIIHexDecode", "/ASCII85Decode"})  # fmt: skip
_OUTSIDE = ("/AcroForm", "/OCProperties", "/AA", "/OpenAction", "/XFA", "/Collection")


def archive(path: Path, into: Path, *, title: str, identifier: str) -> tuple[Path, int]:
    """The place of the PDF/A-2b made of a PDF or picture, and its pages.

    Raises Refused: broken, locked, unjoinable, too_many_pages.
    """
    if not joining.is_pdf(path):
        path, _small, _pages = joining.join([path], into)
    try:
        with pikepdf.Pdf.open(path) as whole:
            if len(whole.pages) > _MOST_PAGES:
                raise Refused("too_many_pages", count=len(whole.pages), most=_MOST_PAGES)
            if not faults(whole, claimed=False):
                return _described(whole, into, title, identifier)
            pages = len(whole.pages)
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    except pikepdf.PdfError:
        raise Refused("broken") from None
    with pikepdf.Pdf.open(io.BytesIO(_drawn(path, pages, into))) as whole:
        return _described(whole, into, title, identifier)


def _drawn(path: Path, pages: int, into: Path) -> bytes:
    """Every page as a picture of its own size."""
    made = pikepdf.Pdf.new()
    for number in range(1, pages + 1):
        place, (width, height) = drawing.draw_whole(path, number, into, dots=_DOTS)
        layout = img2pdf.get_layout_fun(pagesize=(width, height))
        page = pikepdf.Pdf.open(io.BytesIO(img2pdf.convert(place.read_bytes(), layout_fun=layout)))
        made.pages.extend(page.pages)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _described(whole: pikepdf.Pdf, into: Path, title: str, identifier: str) -> tuple[Path, int]:
    for key in ("/Names", "/Outlines", "/Metadata", "/OutputIntents", "/PieceInfo"):
        if key in whole.Root:
            del whole.Root[key]
    profile = whole.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)
    whole.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                Info="sRGB IEC61966-2.1",
                DestOutputProfile=whole.make_indirect(profile),
            )
        ]
    )
    for one in whole.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
            for key in ("/Interpolate", "/Alternates", "/OPI"):
                if key in one:
                    del one[key]
    del whole.docinfo
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["pdfaid:part"], told["pdfaid:conformance"] = "2", "B"
        told["dc:title"], told["dc:identifier"], told["dc:language"] = title, identifier, {"vi"}
    if found := faults(whole, claimed=True):
        raise OSError(f"not what it would claim: {', '.join(found)}")
    place = into / "archived.pdf"
    whole.save(place, force_version="1.7", deterministic_id=True)
    return place, len(whole.pages)


def faults(whole: pikepdf.Pdf, *, claimed: bool) -> list[str]:
    """What keeps this from being PDF/A-2b, as far as scans go; `claimed`: its own claim is looked at too."""
    found = [key for key in _OUTSIDE if key in whole.Root]
    found += ["encryption"] if whole.is_encrypted else []
    for one in whole.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            found += _of_object(one)
    for page in whole.pages:
        found += ["annotations"] if len(page.obj.get("/Annots", [])) else []
        found += _of_page(page)
    if claimed:
        found += _of_claim(whole)
    return sorted(set(found))


def _of_object(one: Any) -> list[str]:
    found = []
    kind = str(one.get("/Subtype", ""))
    if one.get("/Type") == "/Font" and kind not in ("/Type0", "/Type3"):
        held = one.get("/FontDescriptor", {})
        found += [] if any(key in held for key in ("/FontFile", "/FontFile2", "/FontFile3")) else ["fonts"]
    if one.get("/S") in ("/JavaScript", "/Launch", "/Movie", "/Sound", "/SubmitForm"):
        found.append("actions")
    if "/EF" in one or one.get("/Type") == "/EmbeddedFile":
        found.append("attachments")
    if one.get("/Type") == "/ExtGState" and any(key in one for key in ("/TR", "/TR2", "/HT")):
        found.append("transfer")
    if isinstance(one, pikepdf.Stream):
        filters: Any = one.get("/Filter", [])
        names = [filters] if isinstance(filters, pikepdf.Name) else list(filters)
        found += ["filters"] if {str(name) for name in names} - _FILTERS or "/F" in one else []
        found += ["colours"] if kind == "/Image" and not _is_plain(one.get("/ColorSpace")) else []
    return found


def _is_plain(space: Any) -> bool:
    """Grey, RGB, by a profile of its own, or a table of these: what the output intent defines."""
    if space is None or str(space) in ("/DeviceGray", "/DeviceRGB"):
        return True
    if isinstance(space, pikepdf.Array) and len(space) > 1:
        if space[0] == "/ICCBased":
            return int(space[1].get("/N", 0)) in (1, 3)
        if space[0] == "/Indexed":
            return _is_plain(space[1])
        return bool(space[0] in ("/CalGray", "/CalRGB", "/Lab"))
    return False


def _of_page(page: pikepdf.Page) -> list[str]:
    """Colours that stand in the page's own drawing."""
    try:
        drawn = pikepdf.parse_content_stream(page)
    except pikepdf.PdfError:
        return ["content"]
    used = {str(one.operator) for one in drawn}
    named = [str(one.operands[0]) for one in drawn if str(one.operator) in ("cs", "CS") and one.operands]
    plain = all(name in ("/DeviceGray", "/DeviceRGB") for name in named)
    return ["colours"] if used & {"k", "K", "sh"} or not plain else []


def _of_claim(whole: pikepdf.Pdf) -> list[str]:
    found = []
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        if (told.get("pdfaid:part"), told.get("pdfaid:conformance")) != ("2", "B"):
            found.append("claim")
    intents: Any = whole.Root.get("/OutputIntents", [])
    profiles = [one.get("/DestOutputProfile") for one in intents]
    if len(profiles) != 1 or profiles[0] is None or int(profiles[0].get("/N", 0)) != 3:
        found.append("output intent")
    return found
