"""What the outside tells by itself: a gateway of a payment, a carrier of a letter, a sender of a message.

Believed by its signature alone, and answered so that the other side need not ask why.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

Hear = Callable[[dict[str, str], bytes, datetime], dict[str, Any]]


def answer(
    request: HttpRequest, hear: Hear, *, most_bytes: int, wrong: Mapping[type[Exception], tuple[int, str]]
) -> JsonResponse:
    """What `hear` says of the headers (names in lower case), the body and now.

    `wrong` gives the status and the word for each error that it may raise.
    """
    if int(request.headers.get("Content-Length") or 0) > most_bytes:
        return JsonResponse({"error": "too large"}, status=413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        return JsonResponse(hear(headers, request.body, timezone.now()))
    except tuple(wrong) as fault:
        status, word = next(told for kind, told in wrong.items() if isinstance(fault, kind))
        return JsonResponse({"error": word}, status=status)
