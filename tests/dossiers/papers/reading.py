"""Reading a PDF back: its text as one line of single spaces, its size, its QR."""

import io

import cv2
import pypdf
import pypdfium2  # type: ignore[import-untyped]


class Read:
    """A PDF as somebody sees it."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.reader = pypdf.PdfReader(io.BytesIO(pdf))
        self.pages = [" ".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = " ".join(self.pages)

    @property
    def size_mm(self) -> tuple[int, int]:
        box = self.reader.pages[0].mediabox
        return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)

    def scan(self) -> str:
        """What a phone reads from the first page's upper left, printed at 200 dots an inch."""
        page = pypdfium2.PdfDocument(self.pdf)[0].render(scale=200 / 72).to_numpy()
        height, width = page.shape[:2]
        content, _, _ = cv2.QRCodeDetector().detectAndDecode(page[: height // 3, : width // 3])
        return str(content)
