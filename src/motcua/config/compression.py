"""Pages travel compressed: a page of results is a tenth of itself, and the network is often a weak one.

What a page says in secret could be guessed from the length of its compressed form by whoever may put words of
their own into it (BREACH). Django's middleware therefore lengthens each answer by a random number of bytes, CSRF's
token is masked anew each time, and the pages that show the secrets of an account are not compressed at all.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Pictures, PDF and xlsx are compressed by themselves; static files were compressed when they were collected.
TEXTS = frozenset(
    {
        "text/html", "text/plain", "text/csv", "text/javascript",
        "application/json", "application/manifest+json", "image/svg+xml",
    }
)  # fmt: skip
SHOWS_SECRETS = "/accounts/"  # recovery codes, the authenticator's key


class Compress(GZipMiddleware):
    """gzip for texts, those that are sent piece by piece too."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        media_type = response.headers.get("Content-Type", "").partition(";")[0]
        if media_type not in TEXTS or request.path.startswith(SHOWS_SECRETS):
            return response
        return super().process_response(request, response)
