"""The electronic copies of what was handed in: found, opened, and checked against their hashes."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.documents import queries as documents
from motcua.documents.queries import Facts
from motcua.dossiers.models import DossierDocument


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


def check(dossier_ids: Sequence[int]) -> None:
    """Read every file of these dossiers and compare its hash. Raises FileMissing or FileChanged."""
    for file in _found(dossier_ids):
        documents.checked(file.facts).close()


def _found(dossier_ids: Sequence[int]) -> tuple[HandedInFile, ...]:
    rows = DossierDocument.objects.filter(dossier_id__in=dossier_ids, file__isnull=False).order_by("id")
    columns = ("id", "name", "file_name", "file_id", "file__sha256", "file__size_bytes", "file__media_type")
    return tuple(
        HandedInFile(pk, paper, name or paper, Facts(*facts))
        for pk, paper, name, *facts in rows.values_list(*columns)
    )
