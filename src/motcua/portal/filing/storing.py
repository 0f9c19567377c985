"""Files for one paper: the field that takes them in, and one file made of what came."""

from collections.abc import Callable, Collection, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone

from motcua.catalogue import queries as catalogue
from motcua.documents import commands as store
from motcua.documents import queries as stored
from motcua.documents.commands import Allowed, Gathered, Sent, Settled
from motcua.documents.queries import Incoming
from motcua.law.errors import ActRefused, NotPossible
from motcua.ui import visitor
from motcua.ui.attached import answer
from motcua.ui.templatetags.ui import refusal
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


def told(
    request: HttpRequest,
    fields: Collection[str],
    *,
    keep: Callable[[str, Incoming], None],
    drop: Callable[[str, Incoming], None],
) -> HttpResponse:
    """The page tells of one file as soon as it is here, or gone: so a closed browser loses none.

    `keep` and `drop` get the field and the file; what they refuse is said to the page.
    """
    field = str(request.POST.get("keep") or request.POST.get("drop") or "")
    token = str(request.POST.get("token", ""))
    found = stored.incoming(token, visitor.names(request), at=timezone.now())
    if field not in fields or found is None:
        return JsonResponse({"sentence": refusal(store.NoSuchUpload())}, status=404)
    kept = "keep" in request.POST
    try:
        (keep if kept else drop)(field, found)
    except ActRefused as refused:
        return JsonResponse({"sentence": refusal(refused)}, status=409)
    return JsonResponse({"kept": kept})


def one_of(file_ids: Sequence[int], names: Sequence[str], item: str) -> tuple[int, str]:
    """One file, and its name, of those kept for a paper: itself when there is one, else a PDF named after the
    paper. Raises what documents.commands.join raises."""
    if len(file_ids) == 1:
        return file_ids[0], names[0]
    facts = stored.facts_of(file_ids)
    joined = store.join([facts[one] for one in file_ids], name=item, at=timezone.now())
    return joined.facts.id, joined.name


def sent(file_id: int, name: str) -> HttpResponseBase:
    """A kept file, compared with its checksum first."""
    facts = stored.facts(file_id)
    try:
        stream = stored.checked(facts)
    except NotPossible as fault:
        return HttpResponse(refusal(fault), status=410, content_type="text/plain; charset=utf-8")
    return answer(stream, name=name, media_type=facts.media_type, size_bytes=facts.size_bytes)


def small(file_id: int) -> HttpResponseBase:
    """The small picture of a kept file; 404 where there can be none."""
    try:
        found = store.thumbnail(file_id, at=timezone.now())
    except store.NoPicture:
        raise Http404 from None
    except NotPossible as fault:
        return HttpResponse(refusal(fault), status=410, content_type="text/plain; charset=utf-8")
    return sent(found.id, "thumbnail.jpg")
