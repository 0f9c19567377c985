"""How people sign in: settings of Django's accounts and of django-allauth, read by `settings`.

Officers by user name and password, the public by one-time codes, passkeys or the national identity
(config.accounts says who is matched to whom).
"""

from motcua.config import environment as env
from motcua.config.belongings import COME_ALONG

AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# The default hasher takes a third of a second on purpose; scrypt is as strong by memory, in 60 ms.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"  # an officer's; config.accounts sends the public to its own pages
ACCOUNT_ADAPTER = "motcua.config.accounts.LocalAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": env.text("MOTCUA_SIGN_IN_RATE", "30/m/ip"),
    "login_failed": "10/m/ip,5/5m/key",
}
SESSION_ENGINE = "motcua.config.sessions"
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "motcua.config.accounts.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Một Cửa"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks differ
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses of ours are proven before they are kept
MFA_FORMS = {"add_webauthn": "motcua.config.account_forms.PasskeyForm"}
# One-time codes of the public (identity.policies).
MOTCUA_CODE_MINUTES = env.number("MOTCUA_CODE_MINUTES", 10, least=1)
MOTCUA_CODES_PER_ADDRESS = env.number("MOTCUA_CODES_PER_ADDRESS", 60, least=1)
# The national identity, by OpenID Connect.
NATIONAL_ID_URL = env.text("MOTCUA_NATIONAL_ID_URL").rstrip("/")
SOCIALACCOUNT_ADAPTER = "motcua.config.accounts.NationalIdentity"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
_NATIONAL_ID = {
    "provider_id": "national",
    "name": env.text("MOTCUA_NATIONAL_ID_NAME", "VNeID"),
    "client_id": env.text("MOTCUA_NATIONAL_ID_CLIENT", "motcua"),
    "secret": env.secret("MOTCUA_NATIONAL_ID_SECRET"),
    "settings": {
        "server_url": NATIONAL_ID_URL,
        "oauth_pkce_enabled": True,
        "scope": env.words("MOTCUA_NATIONAL_ID_SCOPE", "openid,profile"),
    },
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_NATIONAL_ID] if NATIONAL_ID_URL else []}}

# What comes along when two accounts of one citizen become one.
MOTCUA_BELONGINGS = COME_ALONG
