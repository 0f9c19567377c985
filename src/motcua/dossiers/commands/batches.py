"""Many dossiers that a partner brings with a file: looked at line by line, then received, each once."""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zipfile import BadZipFile, ZipFile

from django.db import transaction

from motcua.catalogue.commands.checking import Fault, heading_faults
from motcua.catalogue.commands.sheets import Line, lines_of
from motcua.documents import commands as documents
from motcua.documents import queries as stored
from motcua.documents.commands import Content
from motcua.dossiers import policies
from motcua.dossiers.commands import batch_rows, opening
from motcua.dossiers.commands.batch_rows import Place, Row
from motcua.dossiers.commands.intake import Intake
from motcua.dossiers.models import Channel, PartnerBatch, PartnerDossier
from motcua.dossiers.queries import batches as queries
from motcua.dossiers.queries.batches import Batch, Before
from motcua.dossiers.queries.counter import AtTheCounter, at_the_counter
from motcua.law import person_code
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold

MOST_LINES = 1_000
_MOST_UNPACKED = 100_000_000
_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A partner's file. `partner_code` is its enterprise code or identity number: with it its numbers are known."""

    centre_id: int
    partner_code: str
    partner_name: str
    channel: Channel
    file_name: str
    content: bytes
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiving:
    """The lines of a batch whose papers are in hand. What is received or wrong already is left out."""

    batch_id: int
    centre_id: int
    lines: Collection[int]
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """A line as it stands now: to be received, received, or with what is wrong."""

    line: int
    key: str
    applicant: str
    procedure: str
    intake: Intake | None
    before: Before | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """How many were received now, how many of those asked for had been before, and were refused."""

    now: int
    before: int
    refused: int


class NotAPartner(NotPossible):
    message = N_(
        "“%(number)s” is not an enterprise code (10 or 13 digits) or an identity number: a partner is known by it."
    )


class WrongFile(NotPossible):
    """The file as a whole cannot be taken; `faults` are those of its heading."""

    message = N_("The first line does not fit: %(faults)s")


class TooLong(NotPossible):
    message = N_("A batch has at most %(most)s lines. Split the file.")


class NoSuchBatch(NotPossible):
    message = N_("There is no such batch at this centre.")


@transaction.atomic
def bring_batches(orders: Sequence[Brought]) -> list[int]:
    """Keep partners' files and return their batches' ids; the same file again is the batch it was.

    Nothing is received yet. Raises NotAPartner, WrongFile, TooLong, Unreadable, UnknownFileKind, NotAReceiver.
    """
    return [_bring(order) for order in orders]


def _bring(order: Brought) -> int:
    officer_id = policies.demand_receiving(order.by, order.centre_id)
    code = person_code.tidy(order.partner_code)
    if not code or not person_code.is_valid(code, on=order.at.astimezone(HANOI).date()):
        raise NotAPartner(number=order.partner_code)
    _read(order.file_name, order.content)
    kind = _TYPES[order.file_name.lower().rpartition(".")[2]]
    kept = documents.keep([Content(io.BytesIO(order.content), kind)], at=order.at)[0]
    made, _new = PartnerBatch.objects.get_or_create(
        centre_id=order.centre_id,
        partner_code=code,
        file_id=kept.id,
        defaults={
            "officer_id": officer_id,
            "partner_name": order.partner_name.strip()[:200],
            "channel": order.channel,
            "file_name": order.file_name[:200],
            "brought_at": order.at,
        },
    )
    return made.pk


def look(batch: Batch, *, by: Actor, at: datetime) -> list[Looked]:
    """Every line of a batch as it stands now. Stores nothing."""
    written, lines = _read(batch.file_name, stored.content(stored.facts(batch.file_id)))
    columns = list(written)
    rows = [(line, batch_rows.row(line, columns)) for line in lines]
    numbers = {line.number: {columns[i] for i in line.numbers if i < len(columns)} for line in lines}
    before = queries.received_before(batch.partner_code, {row["key"] for _line, row in rows})
    place = Place(batch, by, at, _versions(rows, batch.centre_id, at))
    first: dict[str, int] = {}
    looked = (_looked(line, row, place, before, first, numbers[line.number]) for line, row in rows)
    return [replace(one, faults=_as_headed(one.faults, written)) for one in looked]


def _as_headed(faults: Sequence[Fault], written: Mapping[str, str]) -> tuple[Fault, ...]:
    """With the columns called as the partner calls them."""
    return tuple(replace(one, column=written.get(one.column, one.column)) for one in faults)


@transaction.atomic
def receive_batches(orders: Sequence[Receiving]) -> list[Received]:
    """Receive the chosen lines of each batch that nothing is wrong with: those, and no other, once each."""
    return [_receive(order) for order in orders]


def _receive(order: Receiving) -> Received:
    policies.demand_receiving(order.by, order.centre_id)
    PartnerBatch.objects.select_for_update().filter(pk=order.batch_id).first()  # one after the other
    batch = queries.batch(order.batch_id, order.centre_id)
    if batch is None:
        raise NoSuchBatch
    chosen = [one for one in look(batch, by=order.by, at=order.at) if one.line in set(order.lines)]
    fresh = [(one, one.intake) for one in chosen if one.intake is not None]
    opened = opening.receive([intake for _one, intake in fresh])
    PartnerDossier.objects.bulk_create(
        [
            PartnerDossier(
                batch_id=batch.id,
                partner_code=batch.partner_code,
                partner_key=one.key,
                line=one.line,
                dossier_id=dossier.dossier_id,
            )
            for (one, _intake), dossier in zip(fresh, opened, strict=True)
        ],
        ignore_conflicts=True,  # the same number in another file, received at the same moment
    )
    before = sum(one.before is not None for one in chosen) + sum(dossier.repeated for dossier in opened)
    now = sum(not dossier.repeated for dossier in opened)
    return Received(now, before, len(chosen) - now - before)


def _read(file_name: str, content: bytes) -> tuple[dict[str, str], list[Line]]:
    """The columns, each with its heading as written, and the lines after them. Raises what is wrong with it all."""
    _check_size(file_name, content)
    lines = lines_of(file_name, content)
    if len(lines) < 2:
        raise WrongFile(faults=N_("The file has no rows."))
    if len(lines) > MOST_LINES + 1:
        raise TooLong(most=MOST_LINES)
    columns = batch_rows.names(lines[0])
    faults = heading_faults(lines[0].number, columns, batch_rows.REQUIRED, batch_rows.COLUMNS)
    if faults:
        raise WrongFile(faults="; ".join(f"{fault.column}: {fault.reason}" for fault in faults))
    return dict(zip(columns, lines[0].cells, strict=True)), lines[1:]


def _check_size(file_name: str, content: bytes) -> None:
    """A workbook is a packed folder: a small one may unpack to more than memory holds."""
    if file_name.lower().endswith(".xlsx"):
        try:
            unpacked = sum(part.file_size for part in ZipFile(io.BytesIO(content)).infolist())
        except BadZipFile:
            return  # told by whoever reads it
        if unpacked > _MOST_UNPACKED:
            raise TooLong(most=MOST_LINES)


def _versions(rows: Sequence[tuple[Line, Row]], centre_id: int, at: datetime) -> Mapping[str, AtTheCounter]:
    codes = {row["procedure"] for _line, row in rows}
    current = queries.in_force(codes, at.astimezone(HANOI).date())
    found = {code: at_the_counter(version_id, centre_id) for code, version_id in current.items()}
    return {code: version for code, version in found.items() if version is not None}


def _looked(
    line: Line,
    row: Row,
    place: Place,
    before: Mapping[str, Before],
    first: dict[str, int],
    numbers: Collection[str],
) -> Looked:
    key, known = row["key"], before.get(row["key"])
    intake, faults = None, []
    if key and (earlier := first.setdefault(key, line.number)) != line.number:
        twice = N_("The same number stands on line %(line)s.")
        known, faults = None, [Fault(line.number, "key", twice, {"line": earlier})]
    elif known is not None:
        faults = _differing(line, row, known)
        known = None if faults else known
    else:
        intake, faults = batch_rows.intake(line, row, place, numbers)
    return Looked(line.number, key, row["applicant_name"], row["procedure"], intake, known, tuple(faults))


def _differing(line: Line, row: Row, known: Before) -> list[Fault]:
    """A number that stands for another dossier is a mistake of the partner's, not a second upload."""
    same = (fold(row["applicant_name"]), row["procedure"]) == (known.applicant_folded, known.procedure_code)
    other = N_("This number stands for dossier %(code)s of another applicant or procedure.")
    return [] if same else [Fault(line.number, "key", other, {"code": known.code})]
