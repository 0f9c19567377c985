"""Of allauth's addresses those that are used here, under /accounts/. The public's own are the portal's."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import include, path


@login_required
def change_password(request: HttpRequest) -> HttpResponseBase:
    """Officers' alone: the public has no passwords, so there is none to lose."""
    if not (request.user.is_authenticated and request.user.has_usable_password()):
        raise Http404
    return account.password_change(request)


urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", change_password, name="account_change_password"),
    path("devices/", sessions.list_usersessions, name="usersessions_list"),
    path("security/", mfa.index, name="mfa_index"),
    path("security/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("security/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("security/app/", include("allauth.mfa.totp.urls")),
    path("security/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("security/passkeys/", include("allauth.mfa.webauthn.urls")),
    path("national/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("national/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("national/error/", social.login_error, name="socialaccount_login_error"),
]
