"""Files in pieces, by the tus protocol: begun, asked after, lengthened, ended; and how each stands.

What the protocol does not know is small: an upload belongs to the browser or account that began it,
and is looked at as soon as it is whole. /state tells how that went.
"""

import tempfile
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.catalogue import queries as catalogue
from motcua.documents import commands, queries
from motcua.documents.commands import Asked, Piece
from motcua.documents.queries import Facts, Incoming
from motcua.law.errors import ActRefused, NotPossible
from motcua.ui import visitor
from motcua.ui.attached import answer as file_answer
from motcua.ui.templatetags.ui import refusal
from motcua.uploads import tus

_SPOOLED = 4 << 20


def creation(request: HttpRequest) -> HttpResponse:
    """OPTIONS says what we speak; POST begins an upload, with its first bytes if they come along."""
    return _spoken(request, {"OPTIONS": _options, "POST": _begin})


def upload(request: HttpRequest, token: str) -> HttpResponse:
    """HEAD says how far it is, PATCH lengthens it, DELETE ends it."""
    acts = {"OPTIONS": _options, "HEAD": _head, "PATCH": _patch, "DELETE": _delete}
    return _spoken(request, acts, token=token)


def _spoken(
    request: HttpRequest, acts: dict[str, Callable[..., HttpResponse]], **arguments: str
) -> HttpResponse:
    act = acts.get(tus.method(request))
    if act is None:
        return tus.answer(405, Allow=", ".join(acts))
    try:
        if act is not _options:
            tus.check_version(request)
        return act(request, **arguments)
    except tus.Wrong as wrong:
        extra = {"Tus_Version": tus.VERSION} if wrong.status == 412 else {}
        return tus.answer(wrong.status, wrong.says, **extra)
    except commands.WrongOffset as wrong_offset:
        return tus.answer(409, refusal(wrong_offset), Upload_Offset=wrong_offset.offset_bytes)
    except ActRefused as refused:
        return tus.answer(_STATUS.get(type(refused), 422), refusal(refused))


_STATUS: dict[type[ActRefused], int] = {
    commands.NoSuchUpload: 404,
    commands.TooLarge: 413,
    commands.TooLong: 413,
    commands.TooManyUploads: 429,
    commands.NoRoom: 507,
}


def _options(request: HttpRequest, token: str = "") -> HttpResponse:  # noqa: ARG001
    return tus.answer(
        204,
        Tus_Version=tus.VERSION,
        Tus_Extension=tus.EXTENSIONS,
        Tus_Max_Size=settings.MOTCUA_FILE_MB << 20,
        Tus_Checksum_Algorithm=tus.ALGORITHMS,
    )


def _begin(request: HttpRequest) -> HttpResponse:
    if "Upload-Defer-Length" in request.headers:
        raise tus.Wrong(400, "Upload-Defer-Length is not spoken here: say Upload-Length")
    length, said = tus.number(request, "Upload-Length"), tus.metadata(request)
    owners = visitor.names(request)
    asked = Asked(owner=owners[0], name=said.get("filename", ""), length_bytes=length, **_allowed(said))
    begun = commands.begin([asked], at=timezone.now())[0]
    offset = _appended(request, begun, owners, 0) if tus.has_body(request) else 0
    return tus.answer(
        201,
        Location=request.build_absolute_uri(reverse("uploads:upload", args=[begun.token])),
        Upload_Offset=offset,
        Upload_Expires=tus.expires(begun.expires_at),
    )


def _allowed(said: dict[str, str]) -> dict[str, Any]:
    """The limits of the required document that the file is for, where it names one."""
    number = said.get("paper", "")
    limits = catalogue.file_limits(int(number)) if number.isdigit() and len(number) < 16 else None
    return {"types": limits.types, "most_bytes": limits.most_bytes} if limits else {}


def _head(request: HttpRequest, token: str) -> HttpResponse:
    found = _mine(request, token)
    return tus.answer(
        200,
        Upload_Offset=found.offset_bytes,
        Upload_Length=found.length_bytes,
        Upload_Expires=tus.expires(found.expires_at),
    )


def _patch(request: HttpRequest, token: str) -> HttpResponse:
    if not tus.has_body(request):
        raise tus.Wrong(415, f"Content-Type: {tus.BODY}")
    offset = tus.number(request, "Upload-Offset")
    found = _mine(request, token)
    if offset != found.offset_bytes:
        raise commands.WrongOffset(found.offset_bytes)
    offset = _appended(request, found, visitor.names(request), offset)
    return tus.answer(204, Upload_Offset=offset, Upload_Expires=tus.expires(found.expires_at))


def _delete(request: HttpRequest, token: str) -> HttpResponse:
    commands.end([token], owners=visitor.names(request), at=timezone.now())
    return tus.answer(204)


def _mine(request: HttpRequest, token: str) -> Incoming:
    found = queries.incoming(token, visitor.names(request), at=timezone.now())
    if found is None:
        raise commands.NoSuchUpload
    return found


def _appended(request: HttpRequest, found: Incoming, owners: tuple[str, ...], offset: int) -> int:
    """Append the body piece by piece; look at the file when it is whole. Where the upload ends now."""
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as aside:
        for piece in _checked(request, found.length_bytes - offset, aside):
            told = Piece(token=found.token, owners=owners, offset_bytes=offset, data=piece)
            offset = commands.append(told, at=timezone.now())
    if offset == found.length_bytes:
        commands.accept([found.token], at=timezone.now(), scanner_may_wait=True)
    return offset


def _checked(request: HttpRequest, most: int, aside: Any) -> Any:
    """The body's pieces; where a checksum came along, only after the whole body was compared with it."""
    wanted = tus.checksum(request)
    if wanted is None:
        yield from tus.pieces(request, most)
        return
    for piece in tus.pieces(request, most):
        aside.write(piece)
    aside.seek(0)
    if not tus.matches(wanted, iter(lambda: aside.read(_SPOOLED), b"")):
        raise tus.Wrong(tus.CHECKSUM_MISMATCH, "Checksum Mismatch")
    aside.seek(0)
    yield from iter(lambda: aside.read(_SPOOLED), b"")


@require_safe
@never_cache
def state(request: HttpRequest, token: str) -> HttpResponse:
    """How the upload stands, for the page that sent it: arriving, whole, scanning, accepted, refused."""
    found = queries.incoming(token, visitor.names(request), at=timezone.now())
    if found is None:
        return JsonResponse({"state": "gone", "sentence": refusal(commands.NoSuchUpload())}, status=404)
    told: dict[str, Any] = {
        "state": found.state,
        "name": found.name,
        "offset": found.offset_bytes,
        "sentence": refusal(found.refusal) if found.refusal else "",
        "notes": [_(note) for note in found.notes],
    }
    if found.file is not None:
        told |= {"bytes": found.file.size_bytes, "sha256": found.file.sha256, "pages": found.pages}
    if found.pictured:
        told["thumbnail"] = reverse("uploads:thumbnail", args=[token])
    return JsonResponse(told)


@require_safe
def file(request: HttpRequest, token: str) -> HttpResponseBase:
    """What was accepted, for the one who sent it, before it is part of any dossier."""
    found = _accepted(request, token)
    return _sent(found.file, found.name)


@require_safe
def thumbnail(request: HttpRequest, token: str) -> HttpResponseBase:
    found = _accepted(request, token)
    if found.file is None:
        raise Http404
    try:
        small = commands.thumbnail(found.file.id, at=timezone.now())
    except commands.NoPicture:
        raise Http404 from None
    return _sent(small, "thumbnail.jpg")


def _accepted(request: HttpRequest, token: str) -> Incoming:
    found = queries.incoming(token, visitor.names(request), at=timezone.now())
    if found is None or not found.accepted:
        raise Http404
    return found


def _sent(facts: Facts | None, name: str) -> HttpResponseBase:
    if facts is None:
        raise Http404
    try:
        stream = queries.checked(facts)
    except NotPossible as fault:
        return HttpResponse(refusal(fault), status=410, content_type="text/plain; charset=utf-8")
    return file_answer(stream, name=name, media_type=facts.media_type, size_bytes=facts.size_bytes)
