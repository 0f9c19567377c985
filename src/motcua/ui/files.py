"""Answering with a file of somebody's own: kept by nobody on the way, asked for again by its hash."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header


def private(
    request: HttpRequest, content: Callable[[], bytes], *, sha256: str, name: str, media_type: str
) -> HttpResponse:
    """The file, shown in the browser under `name`; nothing but "unchanged" when it has it already.

    The browser of the person may keep it and has to ask each time; no cache between may.
    """
    etag = f'"{sha256}"'
    same = get_conditional_response(request, etag=etag)
    answer = same or HttpResponse(content(), content_type=media_type)
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Content-Disposition"] = content_disposition_header(False, name) or ""
    return answer
