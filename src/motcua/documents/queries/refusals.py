"""Why a file is not taken and what was changed in one that is, in sentences."""

from collections.abc import Mapping
from typing import Any

from motcua.law.errors import N_, NotPossible

REFUSALS: Mapping[str, str] = {
    "empty": N_("The file is empty (0 bytes). Choose it again; if it lies in a cloud, download it first."),
    "page": N_("This is a web page or a drawing that can carry programs (HTML, SVG, XML). Save it as PDF."),
    "unknown": N_("We do not take this type of file. We take: %(types)s."),
    "not_allowed": N_("A file of type %(really)s is not taken here. We take: %(types)s."),
    "forged": N_("The name ends in “%(said)s”, but inside it is of type %(really)s. Send the right file."),
    "locked": N_("The file is locked with a password. Remove the password and send it again."),
    "broken": N_("The file is damaged and does not open. Make it anew and send it again."),
    "cut": N_("The file is not complete: its end is missing. Send it again."),
    "bomb": N_("The file unpacks to far more than its size. It was not taken."),
    "too_heavy": N_("Opening this file takes too much memory or time. Make it smaller and send it again."),
    "too_many_pixels": N_(
        "The picture has %(megapixels)s million points; at most %(most)s million are taken. Make it smaller."
    ),
    "too_many_pages": N_("The file has %(count)s pages; at most %(most)s are taken. Send it in parts."),
    "pages": N_("This TIFF holds several pages. Save it as PDF and send that."),
    "paths": N_("The archive holds files that would be written outside of its folder. Pack it anew."),
    "macros": N_("The file holds macros. Save it without macros, or as PDF."),
    "embedded": N_("The file holds other files inside. Take them out, or save it as PDF."),
    "outside": N_("The file loads parts from elsewhere when it is opened. Save it as PDF."),
    "nested": N_("The archive holds another archive. Pack the files themselves."),
    "program": N_("There is a program inside (%(inside)s). It was not taken."),
    "signed_active": N_(
        "The PDF is signed and holds scripts or attached files. To take them out would break the signature:"
        " send a signed PDF without them."
    ),
    "virus": N_("The virus scanner found “%(found)s” in the file. It was not taken."),
    "scanner_down": N_(
        "The virus scanner does not answer, and nothing is taken without it. Your file is here:"
        " try again in a few minutes."
    ),
    "unjoinable": N_(
        "These files cannot be made into one PDF. Send photographs and PDFs, or one file alone."
    ),
}
NOTES: Mapping[str, str] = {
    "converted": N_("The picture was converted to JPEG."),
    "cleaned": N_("Scripts and attached files inside the PDF were taken out."),
    "mended": N_("The PDF was written anew because it had faults. Look at it once more."),
}


class FileRefused(NotPossible):
    """A file that is not taken; `code` is a key of REFUSALS."""

    def __init__(self, code: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(REFUSALS[code], **(params or {}))
        self.code = code
