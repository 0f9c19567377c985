"""Files for one paper: the field that takes them in, and one file made of what came."""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.documents import commands as store
from motcua.documents.commands import Allowed, Gathered, Sent, Settled
from motcua.ui import visitor
from motcua.ui.uploads import Attached, Chosen, FilesField


def allowed(required_id: int | None) -> Allowed:
    """What a paper takes; where the procedure says nothing, as the settings have it."""
    limits = catalogue.file_limits(required_id) if required_id is not None else None
    return Allowed(
        types=(limits and limits.types) or tuple(settings.MOTCUA_FILE_TYPES),
        most_bytes=(limits and limits.most_bytes) or settings.MOTCUA_FILE_MB << 20,
        most_files=(limits and limits.most_files) or settings.MOTCUA_FILES_MOST,
    )


def field(
    request: HttpRequest,
    *,
    label: str,
    required_id: int | None = None,
    help_text: str = "",
    keep_at: str = "",
    attached: Sequence[Attached] = (),
) -> FilesField:
    may = allowed(required_id)
    return FilesField(
        label=label,
        help_text=help_text,
        required=False,
        settle=_settling(request, may),
        types=may.types,
        paper=required_id,
        most_bytes=may.most_bytes,
        most_files=may.most_files,
        keep_at=keep_at,
        attached=attached,
    )


def _settling(request: HttpRequest, may: Allowed) -> Callable[[Chosen], Settled]:
    owners = visitor.names(request)

    def settled(chosen: Chosen) -> Settled:
        sent = [Sent(file.name or "", file, file.size or 0) for file in chosen.files]  # type: ignore[arg-type]
        return store.settle(chosen.tokens, sent, owners=owners, allowed=may, at=timezone.now())

    return settled


def gathered(request: HttpRequest, tokens: Sequence[str], name: str) -> Gathered:
    """One file of what came for a paper. Raises what documents.commands.gather raises."""
    return store.gather(tokens, owners=visitor.names(request), name=name, at=timezone.now())
