"""An annex as .docx, to be worked on in a word processor: one heading, tables, a signature (ECMA-376).

Written by hand: a document of paragraphs and tables is four small parts in a zip, less than a dependency.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

_WHOLE = 14_570  # width of an A4 page on its side between its margins, in twentieths of a point
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>
</Types>"""
_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_STYLED = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""
_STYLES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"
 w:hAnsi="Times New Roman" w:cs="Times New Roman"/>
<w:sz w:val="24"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def annex_docx(paper: Mapping[str, Any]) -> bytes:
    """The file. The same values give the same bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/_rels/document.xml.rels", _STYLED),
            ("word/styles.xml", _STYLES),
            ("word/document.xml", _document(paper)),
        ):
            file.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _document(paper: Mapping[str, Any]) -> str:
    parts = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>',
        _head(paper),
        _paragraph(paper["title"], bold=True, centred=True),
        _paragraph(paper["below"], bold=True, centred=True),
        _paragraph(_belongs(paper), italic=True, centred=True),
    ]
    for number, table in enumerate(paper["tables"], 1):
        parts += [_heading(f"{_roman(number)}. {table['title'].upper()}"), *_table(table)]
    if paper["signer"]:
        parts += [_paragraph(""), _signature(paper["issuer"].upper(), paper["signer"])]
    parts.append(
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
        ' w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )
    return "".join(parts)


def _belongs(paper: Mapping[str, Any]) -> str:
    if paper["number"]:
        return f"(Kèm theo Quyết định {paper['number']} của {paper['issuer']})"
    return "(DỰ THẢO - Kèm theo Quyết định số ………… ngày …………)"


def _head(paper: Mapping[str, Any]) -> str:
    issuer = (paper["issuer"] or "Chủ tịch Ủy ban nhân dân tỉnh").upper()
    nation = _paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centred=True) + _paragraph(
        "Độc lập - Tự do - Hạnh phúc", bold=True, centred=True, underlined=True
    )
    half = _WHOLE // 2
    cells = _cell(_paragraph(issuer, bold=True, centred=True), half) + _cell(nation, half)
    return _halves(cells)


def _halves(cells: str) -> str:
    """Two cells beside each other, without a line."""
    sizes = f'<w:tblPr><w:tblW w:w="{_WHOLE}" w:type="dxa"/></w:tblPr>{_grid([_WHOLE // 2] * 2)}'
    return f"<w:tbl>{sizes}<w:tr>{cells}</w:tr></w:tbl>"


def _signature(title: str, name: str) -> str:
    half = _WHOLE // 2
    signed = "".join(_paragraph(text, bold=bool(text), centred=True) for text in (title, "", "", "", name))
    cells = _cell(_paragraph(""), half) + _cell(signed, half)
    return _halves(cells)


def _table(table: Mapping[str, Any]) -> Iterator[str]:
    whole = sum(table["widths"])
    widths = [_WHOLE * share // whole for share in table["widths"]]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield f'<w:tbl><w:tblPr><w:tblW w:w="{_WHOLE}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    yield _grid(widths)
    heads = "".join(
        _cell(_paragraph(text, bold=True, centred=True), width)
        for text, width in zip(table["header"], widths, strict=True)
    )
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    for name, rows in table["groups"]:
        yield f"<w:tr>{_cell(_paragraph(name, bold=True), _WHOLE, span=len(widths))}</w:tr>"
        for row in rows:
            cells = "".join(
                _cell("".join(_paragraph(line) for line in text.split("\n")), width)
                for text, width in zip(row, widths, strict=True)
            )
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"


def _grid(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _cell(inner: str, width: int, *, span: int = 1) -> str:
    joined = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{joined}</w:tcPr>{inner}</w:tc>'


def _heading(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run(text, "")}</w:p>'


def _paragraph(
    text: str, *, bold: bool = False, italic: bool = False, centred: bool = False, underlined: bool = False
) -> str:
    look = "<w:b/>" * bold + "<w:i/>" * italic + '<w:u w:val="single"/>' * underlined
    place = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    return f"<w:p>{place}{_run(text, look)}</w:p>"


def _run(text: str, look: str) -> str:
    # What XML cannot hold (a control character typed somewhere) is left out.
    kept = "".join(c for c in text if c >= " " or c == "\t")
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(kept)}</w:t></w:r>'


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V")[number - 1]
