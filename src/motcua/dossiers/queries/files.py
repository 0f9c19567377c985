"""The electronic copies of what was handed in: found, opened, and checked against their hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motcua.documents import queries as documents
from motcua.documents.queries import Facts, FileState
from motcua.dossiers.models import DossierDocument, Event
from motcua.lib import prepared


@dataclass(frozen=True, slots=True)
class HandedInFile:
    """The file of one paper: `name` is what the person called it, `facts` what it is."""

    document_id: int
    paper: str
    name: str
    facts: Facts


def of(dossier_id: int) -> tuple[HandedInFile, ...]:
    """Every file of the dossier, in the order of its papers."""
    return _found([dossier_id])


def one(dossier_id: int, document_id: int) -> HandedInFile | None:
    """The file of one paper of this very dossier; None where it has none."""
    return next((file for file in of(dossier_id) if file.document_id == document_id), None)


@dataclass(frozen=True, slots=True)
class LookedAgain:
    """What looking again at a dossier's files found: each file's state, and what an acknowledgement
    names that no paper of the dossier has (paper, file's name, SHA-256)."""

    files: tuple[tuple[HandedInFile, FileState], ...]
    gone: tuple[tuple[str, str, str], ...]

    @property
    def sound(self) -> bool:
        return not self.gone and all(state == FileState.THERE for _, state in self.files)


def look_again(dossier_id: int) -> LookedAgain:
    """Read every file whole and compare it with its hash, and the hashes with the acknowledgements."""
    there = of(dossier_id)
    known = {file.facts.sha256 for file in there}
    events = Event.objects.filter(dossier_id=dossier_id, data__has_key="files").order_by("seq")
    named = [one for data in events.values_list("data", flat=True) for one in data["files"]]
    return LookedAgain(
        tuple((file, documents.state(file.facts, whole=True)) for file in there),
        tuple((n["paper"], n["name"], n["sha256"]) for n in named if n["sha256"] not in known),
    )


def faults(papers: Sequence[DossierDocument]) -> dict[int, FileState]:
    """The papers (by id) whose file is not there in its size; nothing is read for it."""
    states = {p.pk: documents.state(Facts.of(p.file), whole=False) for p in papers if p.file is not None}
    return {pk: state for pk, state in states.items() if state != FileState.THERE}


def check(dossier_ids: Sequence[int]) -> None:
    """Read every file of these dossiers and compare its hash. Raises FileMissing or FileChanged."""
    for file in _found(dossier_ids):
        documents.checked(file.facts).close()


def _found(dossier_ids: Sequence[int]) -> tuple[HandedInFile, ...]:
    return as_files(prepared.fetch(_FILES.format("ANY(%s::bigint[])"), [list(dossier_ids)]))


_FILES = """
    SELECT paper.id, paper.name, paper.file_name, f.id AS file_id, f.sha256, f.size_bytes, f.media_type
      FROM dossiers_dossierdocument paper JOIN documents_storedfile f ON f.id = paper.file_id
     WHERE paper.dossier_id = {} ORDER BY paper.id
"""
# As one value, for statements that read more of the dossier with it. The place is the dossier's id.
FILES = f"""
    (SELECT coalesce(json_agg(json_build_array(
        f.id, f.name, f.file_name, f.file_id, f.sha256, f.size_bytes, f.media_type
    )), '[]') FROM ({_FILES}) f)
"""  # noqa: S608


def as_files(found: Sequence[Sequence[Any]]) -> tuple[HandedInFile, ...]:
    """What FILES read, or rows of its columns."""
    return tuple(HandedInFile(pk, paper, name or paper, Facts(*facts)) for pk, paper, name, *facts in found)
