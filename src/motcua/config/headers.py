"""What a browser may do with our pages: our own scripts, styles, fonts and pictures, nothing inline."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# The form that begins a payment leads on to the gateway's own page.
_FORMS_GO_TO = " ".join(filter(None, ("'self'", settings.MOTCUA_GATEWAY_URL)))
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        f"form-action {_FORMS_GO_TO}",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = "geolocation=(), microphone=(), payment=(), usb=(), camera=(self)"


def policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return respond
