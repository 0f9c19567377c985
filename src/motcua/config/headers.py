"""What a browser may do with our pages: our own scripts, styles, fonts and pictures, nothing inline."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def content_security_policy() -> str:
    return "; ".join(
        (
            "default-src 'self'",
            f"connect-src {_reads_from()}",
            "img-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'self'",
            f"form-action {_forms_go_to()}",
            "frame-ancestors 'none'",
        )
    )


def _reads_from() -> str:
    """Pages ask this server alone, and the event stream that keeps them fresh."""
    return " ".join(filter(None, ("'self'", settings.MOTCUA_LIVE_URL)))


def _forms_go_to() -> str:
    """The form that begins a payment leads on to the gateway, that of the national identity to its sign-in."""
    identity = urlsplit(settings.NATIONAL_ID_URL)
    nation = f"{identity.scheme}://{identity.netloc}" if identity.netloc else ""
    return " ".join(filter(None, ("'self'", settings.MOTCUA_GATEWAY_URL, nation)))


PERMISSIONS_POLICY = "geolocation=(), microphone=(), payment=(), usb=(), camera=(self)"


def policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_security_policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return respond
