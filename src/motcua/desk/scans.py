"""Scans and photographs of papers at the counter: a field for each paper, and the file made of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.documents import commands as documents
from motcua.documents.commands import Allowed, Gathered, Sent, Settled
from motcua.dossiers.commands.intake import HandedIn
from motcua.dossiers.queries.copies import Copy
from motcua.dossiers.queries.counter import Digitisation, PaperAsked
from motcua.ui import visitor
from motcua.ui.uploads import Chosen, FilesField

Settle = Callable[[Allowed], Callable[[Chosen], Settled]]
Gather = Callable[[Sequence[str], str], Gathered]


def allowed(paper: PaperAsked) -> Allowed:
    """What this paper takes as its scan; where the procedure says nothing, as the settings have it."""
    return Allowed(
        types=tuple(paper.file_types.split()) or tuple(settings.MOTCUA_FILE_TYPES),
        most_bytes=(paper.file_most_mb or settings.MOTCUA_FILE_MB) << 20,
        most_files=paper.files_most or settings.MOTCUA_FILES_MOST,
    )


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a form needs to take scans: how it settles them, and how it makes one file of a paper's."""

    settle: Settle
    gather: Gather


def scanner(request: HttpRequest) -> Scanner:
    return Scanner(settling(request), gathering(request))


def of_item(label: str, scanner: Scanner) -> FilesField:
    """The field for a paper that no catalogue knows: one that was asked for in words."""
    may = Allowed(
        types=tuple(settings.MOTCUA_FILE_TYPES),
        most_bytes=settings.MOTCUA_FILE_MB << 20,
        most_files=settings.MOTCUA_FILES_MOST,
    )
    return FilesField(
        label=label,
        required=False,
        settle=scanner.settle(may),
        types=may.types,
        most_bytes=may.most_bytes,
        most_files=may.most_files,
    )


def of_result(label: Any, scanner: Scanner) -> FilesField:
    """The field for a result's own document: one PDF, which its agency may have signed already."""
    may = Allowed(types=("pdf",), most_bytes=settings.MOTCUA_FILE_MB << 20, most_files=1)
    return FilesField(
        label=label,
        required=False,
        settle=scanner.settle(may),
        types=may.types,
        most_bytes=may.most_bytes,
        most_files=may.most_files,
        help_text=_("Without one a plain sheet is made of what you fill in here."),
    )


def item_handed_in(item: str, tokens: Sequence[str], gather: Gather) -> HandedIn:
    """A paper that was asked for, with its scans as one file where there are some."""
    scan = gather(tokens, item) if tokens else None
    return HandedIn(
        name=item[:500],
        file_id=scan.facts.id if scan else None,
        file_name=scan.name if scan else "",
        digitisation=Digitisation.DIGITISED if scan else Digitisation.NONE,
    )


def field(paper: PaperAsked, label: str, settle: Settle) -> FilesField:
    may = allowed(paper)
    return FilesField(
        label=label,
        required=False,
        settle=settle(may),
        types=may.types,
        paper=paper.id,
        most_bytes=may.most_bytes,
        most_files=may.most_files,
    )


def settling(request: HttpRequest) -> Settle:
    """Takes in what the form of this request brings, for the officer who sends it."""

    def settle(may: Allowed) -> Callable[[Chosen], Settled]:
        def settled(chosen: Chosen) -> Settled:
            sent = [Sent(file.name or "", file, file.size or 0) for file in chosen.files]  # type: ignore[arg-type]
            owners = visitor.names(request)
            return documents.settle(chosen.tokens, sent, owners=owners, allowed=may, at=timezone.now())

        return settled

    return settle


def gathering(request: HttpRequest) -> Gather:
    return lambda tokens, name: documents.gather(
        tokens, owners=visitor.names(request), name=name, at=timezone.now()
    )


def handed_in(
    paper: PaperAsked, tokens: Sequence[str], gather: Gather, *, again: Copy | None = None
) -> HandedIn:
    """The paper as it is handed in, with its scans as one file where there are some; without any, with the
    copy of an earlier dossier that is used `again`."""
    scan = gather(tokens, paper.name_vi) if tokens else None
    if scan is None and again is not None and again.facts is not None:
        return HandedIn(
            name=paper.name_vi,
            required_id=paper.id,
            kind=paper.kind,
            file_id=again.facts.id,
            file_name=again.file_name,
            digitisation=Digitisation.REUSED,
        )
    return HandedIn(
        name=paper.name_vi,
        required_id=paper.id,
        kind=paper.kind,
        originals=paper.originals,
        copies=paper.copies,
        file_id=scan.facts.id if scan else None,
        file_name=scan.name if scan else "",
        digitisation=Digitisation.DIGITISED if scan else Digitisation.NONE,
    )
