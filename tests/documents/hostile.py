"""What strangers send: honest files, and files that were made to do harm. Each is made here, not kept."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pillow_heif
from PIL import Image, ImageDraw

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600), **saved: object) -> bytes:
    """A photograph of a paper: its left half is red, so that turning it shows."""
    drawn = Image.new("RGB", size, "white")
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0] // 2, size[1]), fill=(200, 30, 30))
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(drawn).save(out, quality=60)
    else:
        drawn.save(out, kind, **saved)
    return out.getvalue()


def phone_photo() -> bytes:
    """Held sideways, with the place where it was taken."""
    notes = Image.Exif()
    notes[0x0112] = 6  # turn right by 90 degrees
    notes[0x010F] = "PhoneMaker"
    notes.get_ifd(0x8825)[1] = "N"
    notes.get_ifd(0x8825)[2] = (21.0, 51.0, 12.0)
    return picture(exif=notes)


def two_page_tiff() -> bytes:
    out = io.BytesIO()
    page = Image.new("L", (100, 100), "white")
    page.save(out, "TIFF", save_all=True, append_images=[page])
    return out.getvalue()


def large_picture() -> bytes:
    """Four hundred million points, all white: small on disk, 400 MB when it is unpacked."""
    out = io.BytesIO()
    Image.new("L", (25_000, 16_000), 255).save(out, "PNG", compress_level=1)
    return out.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, **saved: object) -> bytes:
    made = pikepdf.Pdf.new()
    made.add_blank_page(page_size=(595, 842))
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, **saved)  # type: ignore[arg-type]
    return out.getvalue()


def named_pdf(title: str) -> bytes:
    """An honest PDF that differs from others by its title."""

    def change(made: pikepdf.Pdf) -> None:
        made.docinfo["/Title"] = title

    return pdf(change)


def locked_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="chu", user="khoa"))


def _script(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made.pages[0]["/AA"] = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"),
    )


def pdf_with_script() -> bytes:
    return pdf(_script)


def _attached(made: pikepdf.Pdf) -> None:
    made.attachments["evil.exe"] = b"MZ this is a program"


def pdf_with_attachment() -> bytes:
    return pdf(_attached)


def _signed(made: pikepdf.Pdf) -> None:
    signature = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig, ByteRange=pikepdf.Array([0, 1, 2, 3]), Contents=pikepdf.String("x" * 20)
    )
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="sig", V=made.make_indirect(signature))
    made.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([made.make_indirect(field)]))


def signed_pdf() -> bytes:
    return pdf(_signed)


def signed_pdf_with_script() -> bytes:
    def change(made: pikepdf.Pdf) -> None:
        _signed(made)
        _script(made)

    return pdf(change)


def pdf_bomb(megabytes: int = 1500) -> bytes:
    """A page of a megabyte and a half that unpacks to more than any machine shows."""
    packer = zlib.compressobj(9)
    zeros = b"\0" * (1 << 20)
    packed = b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()

    def change(made: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(made, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        made.pages[0].Contents = made.make_indirect(stream)

    return pdf(change, recompress_flate=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as whole:
        for name, content in entries.items():
            whole.writestr(name, content)
    return out.getvalue()


def office(part: str = "word/document.xml", more: dict[str, bytes] | None = None) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": b'<?xml version="1.0"?><Types/>',
            "_rels/.rels": b'<?xml version="1.0"?><Relationships/>',
            part: "<w>Đơn đề nghị</w>".encode(),
        }
        | (more or {})
    )


def zip_bomb(megabytes: int = 700) -> bytes:
    return zipped({"big.txt": b"\0" * (megabytes << 20)})


def overlapping_zip() -> bytes:
    """Fifield's kind: many entries that share one packed body."""
    body = zipped({"a.txt": b"\0" * 100_000})
    directory = body.index(b"PK\x01\x02")
    entry = body[directory : body.index(b"PK\x05\x06")]
    many = 2000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, many, many, len(entry) * many, directory, 0)
    return body[:directory] + entry * many + end


def lying_zip(megabytes: int = 600) -> bytes:
    """Its directory says 10 bytes; it unpacks to megabytes."""
    body = bytearray(zip_bomb(megabytes))
    directory = body.index(b"PK\x01\x02")
    body[directory + 24 : directory + 28] = struct.pack("<L", 10)
    body[22:26] = struct.pack("<L", 10)
    return bytes(body)


def pixel_bomb() -> bytes:
    """A PNG of 60,000 by 60,000 points in 40 kilobytes."""
    side = 60_000

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (side // 8 + 1) * 500, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf_and_zip() -> bytes:
    """Both a PDF and a zip file in the same bytes."""
    return pdf() + zipped({"evil.exe": b"MZ program"})


def picture_and_page() -> bytes:
    """A JPEG whose comment is a page with a script, and a zip file behind its end."""
    whole = picture()
    script = b"<html><script>alert(document.cookie)</script></html>"
    comment = b"\xff\xfe" + struct.pack(">H", len(script) + 2) + script
    return whole[:2] + comment + whole[2:] + zipped({"evil.js": b"alert(1)"})


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
HTML = b"<!doctype html><script>fetch('/desk/')</script>"
PROGRAM = b"MZ\x90\x00" + b"\0" * 200 + b"This program cannot be run in DOS mode."
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
