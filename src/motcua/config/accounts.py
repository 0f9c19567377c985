"""How django-allauth is used here: who signs in where, what is kept in the dark, who is matched to whom.

The public signs up and in by one-time codes of ours (identity.commands.codes: counted under a lock, in
PostgreSQL), by passkey, or by the national identity; officers by user name and password, with an
authenticator app or a passkey where they set one up. allauth carries sessions, passkeys, authenticator
apps, recovery codes, the list of devices, and OpenID Connect.
"""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.identity import commands, queries
from motcua.identity.models import Account, AccountKind
from motcua.law.errors import ActRefused
from motcua.portal import joining
from motcua.ui.templatetags.ui import refusal


class LocalAccounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name or the password is wrong."),
        "incorrect_password": _("The password is wrong."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a little, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """By allauth's own form nobody does: the portal's proves a telephone number or address first."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A passkey first, where there is one: it is at hand, recovery codes are in a drawer."""
        found = super().get_reauthentication_methods(user)
        return sorted(found, key=lambda one: "webauthn" not in one["id"])

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return "/"


def home_of(user: Any) -> str:
    """Where this account's own pages begin."""
    if isinstance(user, Account) and user.kind != AccountKind.OFFICER:
        return reverse("portal:account")
    return reverse("desk:inbox")


class SecondFactors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is wrong, or the passkey does not belong here."),
        "cannot_generate_recovery_codes": _("Add a passkey or an authenticator app first."),
    }

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """A citizen's passkey spares them the code; it must not shut them out where they do not carry
        it, such as at a centre's computer. An authenticator app is a second factor that they chose.
        """
        stage = types is not None and set(types) == {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}
        if stage and getattr(user, "kind", AccountKind.OFFICER) != AccountKind.OFFICER:
            types = [Authenticator.Type.TOTP]
        return bool(super().is_mfa_enabled(user, types))

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        return user.phone or user.email or user.get_username()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Một Cửa"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": queries.name_of(user.pk), "name": self.get_totp_label(user)}


def _fernet() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    made = [hashlib.sha256(f"second-factors {key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])


class NationalIdentity(DefaultSocialAccountAdapter):
    """OpenID Connect: matched by what the provider asserts (identity.commands.national), never by email."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        sociallogin.email_addresses = []
        try:
            self._match(request, sociallogin)
        except ActRefused as refused:
            page = render(
                request, "socialaccount/authentication_error.html", {"refused": refusal(refused)}, status=403
            )
            raise ImmediateHttpResponse(page) from refused

    def _match(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        claims = commands.read_claims(_claims(sociallogin.account.extra_data), on=timezone.localdate())
        connecting = sociallogin.state.get("process") == "connect"
        if connecting and request.user.is_authenticated:
            if queries.to_join(request.user.pk, claims.number) is not None:
                joining.keep(request, claims)
                raise ImmediateHttpResponse(redirect("portal:join"))
            if sociallogin.is_existing and sociallogin.user != request.user:
                raise commands.IdentityElsewhere
            commands.assert_identity(request.user.pk, claims)
            request.user.refresh_from_db()  # allauth saves it whole, and would bring back what it was before
        elif not sociallogin.is_existing:
            entered = commands.enter_by_nation(claims, at=timezone.now())
            sociallogin.connect(request, entered.account)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("portal:account")

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        return False

    def validate_disconnect(self, account: Any, accounts: Any) -> None:
        raise self.validation_error("no_password")


def _claims(extra: dict[str, Any]) -> dict[str, Any]:
    """The claims of the token and of the userinfo answer, which must speak of the same subject
    (OpenID Connect Core 1.0, 5.3.2)."""
    token, info = extra.get("id_token") or {}, extra.get("userinfo") or {}
    if token and info and token.get("sub") != info.get("sub"):
        raise commands.NotAsserted
    return {**token, **info}
