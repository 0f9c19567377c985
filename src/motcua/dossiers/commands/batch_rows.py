"""A line of a partner's file: read by its columns, and made an intake, or told what is wrong where.

The columns are described in docs/operator/batches.md.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID, uuid5

from django.db.models import CharField

from motcua.catalogue.commands.checking import Fault, Wrong
from motcua.catalogue.commands.sheets import Line
from motcua.dossiers.commands import intake as intakes
from motcua.dossiers.commands.intake import HandedIn, Intake, IntakeNotPossible, Party
from motcua.dossiers.models import Channel, Dossier, ReturnWay
from motcua.dossiers.queries.batches import Batch
from motcua.dossiers.queries.counter import AtTheCounter, PaperAsked
from motcua.law.actor import Actor
from motcua.law.errors import N_
from motcua.lib.folding import fold
from motcua.lib.written import whole

REQUIRED = ("key", "procedure", "applicant_name")
OPTIONAL = (
    "applicant_identity", "applicant_phone", "applicant_address", "applicant_email", "submitter_name", "subject",
    "sets", "papers", "return_way", "fee_dong", "notes",
)  # fmt: skip
COLUMNS = (*REQUIRED, *OPTIONAL)
# As people in Vietnam head these columns, without accents.
HEADINGS: Mapping[str, str] = {
    "ma cua doi tac": "key", "ma doi tac": "key", "so tham chieu": "key", "ma thu tuc": "procedure",
    "chu ho so": "applicant_name", "ho va ten": "applicant_name", "ho ten": "applicant_name",
    "so dinh danh": "applicant_identity", "cccd": "applicant_identity", "ma so thue": "applicant_identity",
    "dien thoai": "applicant_phone", "so dien thoai": "applicant_phone", "dia chi": "applicant_address",
    "email": "applicant_email", "thu dien tu": "applicant_email", "nguoi nop": "submitter_name",
    "trich yeu": "subject", "noi dung": "subject", "so bo": "sets", "giay to": "papers",
    "cach tra": "return_way", "cach tra ket qua": "return_way", "phi, le phi": "fee_dong", "le phi": "fee_dong",
    "ghi chu": "notes",
}  # fmt: skip
_RETURNS = {
    "": ReturnWay.COUNTER, "counter": ReturnWay.COUNTER, "tai quay": ReturnWay.COUNTER,
    "post": ReturnWay.POST, "buu chinh": ReturnWay.POST, "electronic": ReturnWay.ELECTRONIC,
    "dien tu": ReturnWay.ELECTRONIC,
}  # fmt: skip
_OF_PARTNERS = UUID("0d3a4c52-6f1b-4c0e-9d52-1f3f8c1f7c11")  # the name space of partners' own numbers
# Where what the intake refuses stands in the file.
_PLACES = {
    "documents": "papers",
    "applicant_name": "applicant_name",
    "applicant_identity": "applicant_identity",
    "sets": "sets",
}

# Digits that are no number: their zeros count.
_TEXTS = ("procedure", "applicant_identity", "applicant_phone")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """What every line of a batch is judged by; `versions` are those of the procedures that it names."""

    batch: Batch
    by: Actor
    at: datetime
    versions: Mapping[str, AtTheCounter]


def names(heading: Line) -> list[str]:
    """The columns that a heading names, in English or Vietnamese."""
    return [HEADINGS.get(fold(cell), cell.lower()) for cell in heading.cells]


def row(line: Line, columns: Sequence[str]) -> Row:
    return dict.fromkeys(COLUMNS, "") | dict(zip(columns, line.cells, strict=False))


def key_of(partner_code: str, key: str) -> UUID:
    """What makes receiving a partner's dossier happen once."""
    return uuid5(_OF_PARTNERS, f"{partner_code}:{key}")


def intake(
    line: Line, written: Row, place: Place, numbers: Collection[str] = ()
) -> tuple[Intake | None, list[Fault]]:
    """The intake that a line asks for; or everything that is wrong with it.

    `numbers` are the columns in which a workbook holds a number where text was meant.
    """
    version = place.versions.get(written["procedure"])
    wrongs: list[tuple[str, Wrong | IntakeNotPossible]] = list(_bad_cells(written, numbers))
    told: dict[str, object] = {}
    if version:
        for column, read in _READERS.items():
            try:
                told[column] = read(written[column], version)
            except Wrong as wrong:
                wrongs.append((column, wrong))
    elif written["procedure"]:
        unknown = N_("No procedure with the code %(code)s is in force today.")
        wrongs.append(("procedure", Wrong(unknown, code=written["procedure"])))
    made = None
    if version and not wrongs:
        made = _made(written, version, place, told)
        try:
            intakes.check_complete(made, intakes.check(made).terms)
        except IntakeNotPossible as refused:
            wrongs.append((_PLACES.get(refused.field, "procedure"), refused))
            made = None
    return made, [Fault(line.number, column, wrong.message, dict(wrong.params)) for column, wrong in wrongs]


def _bad_cells(written: Row, numbers: Collection[str]) -> Iterator[tuple[str, Wrong]]:
    for column in REQUIRED:
        if not written[column]:
            yield column, Wrong(N_("This must not be empty."))
    for column, longest in _LENGTHS.items():
        if len(written[column]) > longest:
            yield column, Wrong(N_("This is longer than %(length)s characters."), length=longest)
    for column in _TEXTS:
        if column in numbers:
            yield column, Wrong(N_("Make this cell text: as a number it loses its zeros."))


def _made(written: Row, version: AtTheCounter, place: Place, told: Mapping[str, object]) -> Intake:
    submitter = written["submitter_name"] or place.batch.partner_name
    values: dict[str, object] = {
        "documents": told["papers"],
        "sets": told["sets"],
        "return_way_wanted": told["return_way"],
        "fee_dong": told["fee_dong"],
    }
    return Intake(
        by=place.by,
        at=place.at,
        centre_id=place.batch.centre_id,
        procedure_version_id=version.version_id,
        channel=Channel(place.batch.channel),
        applicant=Party(
            name=written["applicant_name"],
            identity=re.sub(r"[\s.]", "", written["applicant_identity"]),
            phone=written["applicant_phone"].replace(" ", ""),
            address=written["applicant_address"],
            email=written["applicant_email"],
        ),
        submitter=Party(name=submitter),
        agency_id=version.agency_id,
        subject=written["subject"],
        key=key_of(place.batch.partner_code, written["key"]),
        **values,  # type: ignore[arg-type]
    )


def _sets(written: str, _version: AtTheCounter) -> int:
    many = whole(written or "1", digits=2)
    if not many:
        raise Wrong(N_("%(value)s is not a number from 1 to 99."), value=written)
    return many


def _way(written: str, _version: AtTheCounter) -> ReturnWay:
    way = _RETURNS.get(fold(written))
    if way is None:
        allowed = ", ".join(known for known in ("counter", "post", "electronic"))
        raise Wrong(N_("%(value)s is not one of: %(allowed)s."), value=written, allowed=allowed)
    return way


def _papers(written: str, version: AtTheCounter) -> tuple[HandedIn, ...]:
    """By their numbers in the procedure's list; empty means all that are required in every case."""
    if not written:
        return tuple(_paper(one) for one in version.papers if one.mandatory and not one.case_vi)
    chosen = []
    for part in filter(None, re.split(r"[;,\s]+", written)):
        number = whole(part, digits=3)
        if number is None or not 1 <= number <= len(version.papers):
            told = N_("There is no paper %(value)s: this procedure has %(count)s.")
            raise Wrong(told, value=part, count=len(version.papers))
        chosen.append(_paper(version.papers[number - 1]))
    return tuple(dict.fromkeys(chosen))


def _paper(one: PaperAsked) -> HandedIn:
    return HandedIn(
        name=one.name_vi, required_id=one.id, kind=one.kind, originals=one.originals, copies=one.copies
    )


def _fee(written: str, version: AtTheCounter) -> int:
    """One of the procedure's fees; left out where there is one alone, or none."""
    amounts = sorted({fee.amount_dong for fee in version.fees})
    if not written and len(amounts) <= 1:
        return amounts[0] if amounts else 0
    said = whole(re.sub(r"[\s.,]", "", written))
    if said is None or (said and said not in amounts):
        told = N_("%(value)s is not one of: %(allowed)s.")
        raise Wrong(told, value=written or "–", allowed=", ".join(map(str, [0, *amounts])))
    return said


_READERS: Mapping[str, Callable[[str, AtTheCounter], object]] = {
    "sets": _sets,
    "papers": _papers,
    "return_way": _way,
    "fee_dong": _fee,
}
_LENGTHS = {"key": 64, "procedure": 40} | {
    column: cast("CharField[str, str]", Dossier._meta.get_field(column)).max_length or 0
    for column in (
        "applicant_name", "applicant_identity", "applicant_phone", "applicant_address", "applicant_email",
        "submitter_name", "subject",
    )
}  # fmt: skip
