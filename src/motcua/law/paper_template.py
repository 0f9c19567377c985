"""What a result's template is made of, in the form of administrative documents.

Decree 30/2020/NĐ-CP, art. 8: the nation's name and motto; the issuing agency; number and symbol; place and day;
kind and abstract; content; the signer's position, name and signature; the agency's seal or digital signature;
the recipients. Annex I, part II says where each stands, so only the blocks of the content have an order to choose.
"""

from collections.abc import Mapping
from enum import StrEnum

from motcua.law.errors import N_


class BlockKind(StrEnum):
    """The blocks, in the order of the page. The point of annex I, part II stands beside each."""

    AGENCY = "agency"  # 2, 3: the agency, its superior, number and symbol
    NATION = "nation"  # 1, 4: the nation's name and motto, place and day
    QR = "qr"  # Circular 01/2023/TT-VPCP: at the top left
    TITLE = "title"  # 5: the kind of document and its abstract
    PARAGRAPH = "paragraph"  # 6
    FIELDS = "fields"  # 6
    LIST = "list"  # 6
    SIGNATURE = "signature"  # 7
    SEAL = "seal"  # 8
    RECIPIENTS = "recipients"  # 9


BLOCK_LABELS: Mapping[BlockKind, str] = {
    BlockKind.AGENCY: N_("Issuing agency, number"),
    BlockKind.NATION: N_("National heading, place and day"),
    BlockKind.QR: N_("QR code"),
    BlockKind.TITLE: N_("Title of the document"),
    BlockKind.PARAGRAPH: N_("Paragraph"),
    BlockKind.FIELDS: N_("Table of fields"),
    BlockKind.LIST: N_("List"),
    BlockKind.SIGNATURE: N_("Signature"),
    BlockKind.SEAL: N_("Place of the seal"),
    BlockKind.RECIPIENTS: N_("Recipients"),
}

# The content: of these there may be many, in any order. Of all others there is one, in its place.
CONTENT = frozenset({BlockKind.PARAGRAPH, BlockKind.FIELDS, BlockKind.LIST})
PLACES: Mapping[str, int] = {kind: 4 if kind in CONTENT else n for n, kind in enumerate(BlockKind, 0)}

# Without these it is no administrative document (art. 8). The recipients belong to every one as well.
NEEDED = (
    BlockKind.AGENCY, BlockKind.NATION, BlockKind.TITLE, BlockKind.SIGNATURE, BlockKind.RECIPIENTS,
)  # fmt: skip

STYLES: Mapping[BlockKind, Mapping[str, str]] = {
    BlockKind.PARAGRAPH: {
        "": N_("a paragraph on each line"),
        "heading": N_("in capitals and bold in the middle, as “QUYẾT ĐỊNH:”"),
        "strong": N_("bold"),
    },
    BlockKind.FIELDS: {"": N_("label and value on a line"), "table": N_("a table with lines")},
    BlockKind.LIST: {"": N_("with dashes"), "numbered": N_("numbered")},
}

# Values of the dossier that a template may speak of.
FIELDS: Mapping[str, str] = {
    "result_title": N_("Name of the result"),
    "dossier_code": N_("Code of the dossier"),
    "procedure": N_("Procedure"),
    "procedure_code": N_("Code of the procedure"),
    "sector": N_("Sector"),
    "applicant": N_("Applicant"),
    "applicant_number": N_("Applicant's identity number or enterprise code"),
    "address": N_("Applicant's address"),
    "phone": N_("Applicant's telephone"),
    "email": N_("Applicant's e-mail"),
    "submitter": N_("Who handed it in"),
    "subject": N_("Subject of the dossier"),
    "received_on": N_("Day of receipt"),
    "due_on": N_("Day of the appointment"),
    "issued_on": N_("Day of issue"),
    "agency": N_("Competent agency"),
    "centre": N_("Centre that received it"),
    "documents": N_("Documents that were handed in"),
    "grounds": N_("Legal grounds of the procedure"),
}

# What a condition may ask besides the form's answers: how it was decided.
OUTCOME = "outcome"
GRANTED, REFUSED = "granted", "refused"
OUTCOMES: Mapping[str, str] = {
    GRANTED: N_("the result is granted"),
    REFUSED: N_("the result is a refusal in writing"),
}

# An answer of the electronic form is a field too: its question's name behind this.
ANSWER = "form:"
