"""Pictures, drawn anew: what goes on is only their points, without place, device or anything hidden."""

from pathlib import Path

from PIL import Image, ImageOps

from motcua.documents.providers.opener.refusing import Refused

LONG_SIDE = 4096  # A4 at 350 dots per inch
THUMBNAIL = 320
_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF", "tif": "TIFF"}


def redraw(path: Path, ending: str, into: Path, *, most_pixels: int) -> tuple[Path, str]:
    """The picture upright, in sRGB's colours, without its notes; as PNG what was PNG, else as JPEG.

    Returns its place and ending. Raises Refused: broken, too_many_pixels, pages.
    """
    try:
        picture = _opened(path, ending, most_pixels)
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        return _saved(_plain(upright), "png" if ending == "png" else "jpg", into)
    except Refused:
        raise
    except (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, OverflowError, EOFError):
        raise Refused("broken") from None


def thumbnail(path: Path, into: Path) -> Path:
    """A small JPEG of a picture that was drawn anew."""
    with Image.open(path, formats=("JPEG", "PNG")) as picture:
        picture.draft("RGB", (THUMBNAIL * 2, THUMBNAIL * 2))
        small = picture.convert("RGB")
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    place = into / "thumbnail.jpg"
    small.save(place, "JPEG", quality=78, optimize=True)
    return place


def _opened(path: Path, ending: str, most_pixels: int) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, checked before anything is unpacked
    if ending == "heic":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    picture = Image.open(path, formats=(_FORMATS[ending],))
    width, height = picture.size
    if width * height > most_pixels:
        raise Refused(
            "too_many_pixels", megapixels=width * height // 1_000_000, most=most_pixels // 1_000_000
        )
    if ending == "tif" and getattr(picture, "n_frames", 1) > 1:
        raise Refused("pages")
    picture.draft("RGB", (LONG_SIDE, LONG_SIDE))  # JPEG unpacks at half or quarter size where that is enough
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    """RGB or grey on white, no larger than needed, without notes and profiles."""
    if picture.mode in ("1", "L"):
        plain = picture.convert("L")
    elif picture.mode in ("I;16", "I", "F"):
        plain = picture.convert("I").point(lambda value: value / 256).convert("L")
    elif "A" in picture.mode or "transparency" in picture.info:
        drawn = picture.convert("RGBA")
        plain = Image.new("RGB", drawn.size, "white")
        plain.paste(drawn, mask=drawn.getchannel("A"))
    else:
        plain = picture.convert("RGB")
    plain.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    plain.info = {}
    return plain


def _saved(plain: Image.Image, ending: str, into: Path) -> tuple[Path, str]:
    place = into / f"picture.{ending}"
    if ending == "png":
        plain.save(place, "PNG")
    else:
        plain.save(place, "JPEG", quality=87)
    return place, ending
