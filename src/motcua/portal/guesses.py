"""Guessing a tracking word: so many wrong tries per dossier and address, then an hour's rest.

Each server process counts for itself, so the true bound is this times their number; against
31^10 words either is nothing. It keeps the log readable rather than the secret safe.
"""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MOST = 10
REST_SECONDS = 3600


def too_many(request: HttpRequest, code: str) -> bool:
    return int(cache.get(_key(request, code), 0)) >= MOST


def note_wrong(request: HttpRequest, code: str) -> None:
    key = _key(request, code)
    if not cache.add(key, 1, REST_SECONDS):
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two
            cache.set(key, 1, REST_SECONDS)


def _key(request: HttpRequest, code: str) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:  # only our own proxy is believed
        address = forwarded.rsplit(",", 1)[-1].strip()
    return f"portal-guess:{code.encode().hex()}:{address.encode().hex()}"
