"""All settings: where data lies stands in `databases`, how people sign in in `signing_in`, logs and figures in
`watching`.

Every value that an operator may change is read by `environment` and described in
docs/operator/settings.md; figures that law or practice may change are marked †.
"""

import os
import pkgutil
import socket
from typing import Literal

from motcua.config import environment as env
from motcua.config.databases import *  # noqa: F403 - of the four one namespace, as Django reads it
from motcua.config.databases import FILES, NEARBY, PACKAGE, VAR
from motcua.config.reactions import CALENDAR_REACTIONS, HALL_REACTIONS, REACTIONS
from motcua.config.signing_in import *  # noqa: F403
from motcua.config.watching import *  # noqa: F403
from motcua.law.worktime import Limit

# --- the mode -------------------------------------------------------------------------------
# The demonstration brings its own accounts, so everything that guards a real one is relaxed in it
# and only in it: config/guard.py refuses to serve otherwise.
DEMO = env.flag("MOTCUA_DEMO")
DEBUG = env.flag("MOTCUA_DEBUG")
DEFAULT_SECRET_KEY = "a-demonstration-has-no-secrets-and-nothing-else-may-start-with-this-key"  # noqa: S105
SECRET_KEY = env.secret("MOTCUA_SECRET_KEY", DEFAULT_SECRET_KEY)
ALLOWED_HOSTS = env.words("MOTCUA_HOSTS", "*" if DEMO else "localhost,127.0.0.1,[::1]")

# --- places ---------------------------------------------------------------------------------
BIND = env.text("MOTCUA_BIND", "127.0.0.1")
PORT = env.number("PORT", 8000, least=1)
PUBLIC_URL = env.text("MOTCUA_PUBLIC_URL", f"http://localhost:{PORT}").rstrip("/")
HTTPS = PUBLIC_URL.startswith("https://")
WEB_WORKERS = env.number("MOTCUA_WEB_WORKERS", max(1, min(os.cpu_count() or 1, 8)), least=1)
WEB_THREADS = env.number("MOTCUA_WEB_THREADS", 2, least=1)
LIVE_PORT = env.number("MOTCUA_LIVE_PORT", PORT + 1, least=1)
# Where browsers find the event stream; empty: no page is live.
MOTCUA_LIVE_URL = env.text("MOTCUA_LIVE_URL", f"http://localhost:{LIVE_PORT}" if DEMO else "").rstrip("/")
# Where the event stream finds the pages that it looks at once for all who have them open.
MOTCUA_LIVE_PAGES_URL = env.text("MOTCUA_LIVE_PAGES_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
MOTCUA_LIVE_READERS = env.number("MOTCUA_LIVE_READERS", 5_000, least=1)
JOB_CONCURRENCY = env.number("MOTCUA_JOB_CONCURRENCY", 2, least=1)

# --- parts ----------------------------------------------------------------------------------
# Every folder with models, templates, static files or jobs is an app; its label is its name.
NOT_APPS = {"law", "lib", "config", "cli", "locale"}
AREAS = sorted(found.name for found in pkgutil.iter_modules([str(PACKAGE)]) if found.ispkg)
# Ours come first, so that our templates are found before those of libraries.
INSTALLED_APPS = [
    *(f"motcua.{area}" for area in AREAS if area not in NOT_APPS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "rules",
    "procrastinate.contrib.django",
]
if MOTCUA_METRICS_TOKEN:  # noqa: F405 - read by prometheus_client when it is first imported, in every process
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR / "metrics"))
MIDDLEWARE = [
    *WATCHING_MIDDLEWARE,  # noqa: F405
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.config.compression.Compress",
    "motcua.config.headers.policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.config.language.choose",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "motcua.config.who.Recognise",
    "motcua.config.public_computer.watch",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    *(["motcua.config.nearby.ReadNearby"] if NEARBY else []),
]
ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "ui" / "templates"],  # before allauth's own pages, which ui draws anew
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.config.urls.context",
            ]
        },
    }
]
FORM_RENDERER = "motcua.ui.drawn.Forms"
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES}},
    "documents": {
        "BACKEND": "motcua.documents.providers.disk.ContentStore",
        "OPTIONS": {"location": FILES / "documents"},
    },
    "staticfiles": {"BACKEND": "motcua.config.static.Collected"},
}
# A name that was not collected is served as it is: a page without a picture beats no page.
WHITENOISE_MANIFEST_STRICT = False
WHITENOISE_USE_FINDERS = DEBUG

# --- people and sessions -----------------------------------------------------------------------
AUTH_USER_MODEL = "identity.Account"
# Whose address it is that tries: only our own proxy is believed.
BEHIND_PROXY = env.flag("MOTCUA_BEHIND_PROXY")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
# The tries of all processes are counted together, in a table that a crash may empty.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "identity_tries",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
MOTCUA_SMS_URL = env.text("MOTCUA_SMS_URL")
MOTCUA_SMS_TOKEN = env.secret("MOTCUA_SMS_TOKEN")
MOTCUA_SMS_SENDER = env.text("MOTCUA_SMS_SENDER", "MOTCUA")
MOTCUA_SMS_SECRET = env.secret("MOTCUA_SMS_SECRET")
# The second gateway takes over when the first fails or delivers late.
MOTCUA_SMS_SECOND_URL = env.text("MOTCUA_SMS_SECOND_URL")
MOTCUA_SMS_SECOND_TOKEN = env.secret("MOTCUA_SMS_SECOND_TOKEN")
MOTCUA_SMS_SECOND_SENDER = env.text("MOTCUA_SMS_SECOND_SENDER", "MOTCUA")
MOTCUA_SMS_SECOND_SECRET = env.secret("MOTCUA_SMS_SECOND_SECRET")
SESSION_COOKIE_AGE = env.number("MOTCUA_SESSION_HOURS", 10, least=1) * 3600
# A computer for everybody at a centre: how long it waits for whoever sits there.
PUBLIC_COMPUTER_COOKIE = "motcua_public_computer"
MOTCUA_PUBLIC_COMPUTER_IDLE_SECONDS = env.number("MOTCUA_PUBLIC_COMPUTER_IDLE_SECONDS", 180, least=30)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
HSTS_SECONDS = env.number("MOTCUA_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_SECONDS = HSTS_SECONDS if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "motcua_language"
LOCALE_PATHS = sorted(str(area) for area in (PACKAGE / "locale").glob("*") if area.is_dir())
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- outside -------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.text("MOTCUA_MAIL_FROM", f"motcua@{socket.gethostname()}")
EMAIL_HOST = env.text("MOTCUA_MAIL_HOST")
EMAIL_PORT = env.number("MOTCUA_MAIL_PORT", 587, least=1)
EMAIL_HOST_USER = env.text("MOTCUA_MAIL_USER")
EMAIL_HOST_PASSWORD = env.secret("MOTCUA_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("MOTCUA_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
MOTCUA_MAIL_SECOND_HOST = env.text("MOTCUA_MAIL_SECOND_HOST")
MOTCUA_MAIL_SECOND_PORT = env.number("MOTCUA_MAIL_SECOND_PORT", 587, least=1)
MOTCUA_MAIL_SECOND_USER = env.text("MOTCUA_MAIL_SECOND_USER")
MOTCUA_MAIL_SECOND_PASSWORD = env.secret("MOTCUA_MAIL_SECOND_PASSWORD")
MOTCUA_MAIL_SECOND_TLS = env.flag("MOTCUA_MAIL_SECOND_TLS", default=True)
MOTCUA_MAIL_SECOND_FROM = env.text("MOTCUA_MAIL_SECOND_FROM", DEFAULT_FROM_EMAIL)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"

# --- payments ------------------------------------------------------------------------------------
# The account that fees are transferred to; without number and account no transfer is offered.
MOTCUA_BANK_NUMBER = env.text("MOTCUA_BANK_NUMBER", "970415" if DEMO else "")
MOTCUA_BANK_NAME = env.text("MOTCUA_BANK_NAME", "VietinBank" if DEMO else "")
MOTCUA_BANK_ACCOUNT = env.text("MOTCUA_BANK_ACCOUNT", "113366668888" if DEMO else "")
MOTCUA_BANK_ACCOUNT_NAME = env.text("MOTCUA_BANK_ACCOUNT_NAME", "TRUNG TAM PHUC VU HCC" if DEMO else "")
MOTCUA_TRANSFER_DAYS = env.number("MOTCUA_TRANSFER_DAYS", 7, least=1)
# The payment gateway; a demonstration brings a simulator of one (`motcua gateway`).
MOTCUA_GATEWAY_PORT = env.number(
    "MOTCUA_GATEWAY_PORT", PORT + 1000 if PORT < 64_000 else PORT - 1000, least=1
)
MOTCUA_GATEWAY_URL = env.text(
    "MOTCUA_GATEWAY_URL", f"http://localhost:{MOTCUA_GATEWAY_PORT}" if DEMO else ""
).rstrip("/")
MOTCUA_GATEWAY_MERCHANT = env.text("MOTCUA_GATEWAY_MERCHANT", "motcua")
MOTCUA_GATEWAY_SECRET = env.secret("MOTCUA_GATEWAY_SECRET", DEFAULT_SECRET_KEY if DEMO else "")
MOTCUA_GATEWAY_PATIENCE_SECONDS = env.number("MOTCUA_GATEWAY_PATIENCE_SECONDS", 300, least=1)
MOTCUA_PAYMENT_MINUTES = env.number("MOTCUA_PAYMENT_MINUTES", 15, least=1)

# --- messages to people ----------------------------------------------------------------------------
MOTCUA_SMS_ACCENTS = env.flag("MOTCUA_SMS_ACCENTS", default=True)
MOTCUA_SMS_SIMULATOR_PORT = env.number(
    "MOTCUA_SMS_SIMULATOR_PORT", PORT + 1002 if PORT < 64_000 else PORT - 1002, least=1
)
# Web Push (RFC 8291, 8292): our private key, whom a push service may write to, and the services we believe.
# A demonstration has a key that everybody knows, so that a browser on one's own machine can try it.
MOTCUA_PUSH_KEY = env.secret("MOTCUA_PUSH_KEY", "ewBBii65LMvyS1AkFgGpLI74YTw5YJEtcKpQpH6C8B4" if DEMO else "")
MOTCUA_PUSH_CONTACT = env.text("MOTCUA_PUSH_CONTACT", "mailto:motcua@example.org")
MOTCUA_PUSH_SERVICES = env.words(
    "MOTCUA_PUSH_SERVICES",
    "https://fcm.googleapis.com,https://updates.push.services.mozilla.com,https://*.push.apple.com,"
    "https://*.notify.windows.com",
)
# A receipt that has not come by then: the second provider takes over.
MOTCUA_NOTICE_LATE_MINUTES = env.number("MOTCUA_NOTICE_LATE_MINUTES", 10, least=1)
MOTCUA_NOTICE_ROUNDS = env.number("MOTCUA_NOTICE_ROUNDS", 6, least=1)
MOTCUA_NOTICE_DAYS = env.number("MOTCUA_NOTICE_DAYS", 180, least=1)
MOTCUA_NOTICE_NEAR_DUE_MINUTES = env.number("MOTCUA_NOTICE_NEAR_DUE_MINUTES", 480)
MOTCUA_QUIET_FROM = env.hour("MOTCUA_QUIET_FROM", "21:00")
MOTCUA_QUIET_UNTIL = env.hour("MOTCUA_QUIET_UNTIL", "07:00")
# --- public post ---------------------------------------------------------------------------------
# The carrier's system; without address and secret post officers do everything by hand. A demonstration
# brings a simulator of one (`motcua carrier`).
MOTCUA_CARRIER_PORT = env.number(
    "MOTCUA_CARRIER_PORT", PORT + 2000 if PORT < 63_000 else PORT - 2000, least=1
)
MOTCUA_CARRIER_URL = env.text(
    "MOTCUA_CARRIER_URL", f"http://localhost:{MOTCUA_CARRIER_PORT}" if DEMO else ""
).rstrip("/")
MOTCUA_CARRIER_ACCOUNT = env.text("MOTCUA_CARRIER_ACCOUNT", "motcua")
MOTCUA_CARRIER_SECRET = env.secret("MOTCUA_CARRIER_SECRET", DEFAULT_SECRET_KEY if DEMO else "")
MOTCUA_CARRIER_PATIENCE_SECONDS = env.number("MOTCUA_CARRIER_PATIENCE_SECONDS", 300, least=1)
MOTCUA_CARRIER_ASK_MINUTES = env.number("MOTCUA_CARRIER_ASK_MINUTES", 120, least=1)
MOTCUA_WAYBILL = env.checked("MOTCUA_WAYBILL", "[A-Z0-9]{8,20}", env.expression, "a regular expression")
MOTCUA_POST_PAYER = env.choice("MOTCUA_POST_PAYER", "applicant", ("applicant", "centre"))
MOTCUA_POST_GRAMS = env.number("MOTCUA_POST_GRAMS", 100, least=1)
MOTCUA_POST_STUCK_DAYS = env.number("MOTCUA_POST_STUCK_DAYS", 7, least=1)

# --- the National Public Service Portal --------------------------------------------------------------
# Without address and password nothing is told. A demonstration brings a simulator (`motcua national-portal`).
MOTCUA_NATIONAL_PORTAL_PORT = env.number(
    "MOTCUA_NATIONAL_PORTAL_PORT", PORT + 2001 if PORT < 63_000 else PORT - 2001, least=1
)
MOTCUA_NATIONAL_PORTAL_URL = env.text(
    "MOTCUA_NATIONAL_PORTAL_URL", f"http://localhost:{MOTCUA_NATIONAL_PORTAL_PORT}" if DEMO else ""
).rstrip("/")
MOTCUA_NATIONAL_PORTAL_USER = env.text("MOTCUA_NATIONAL_PORTAL_USER", "motcua")
MOTCUA_NATIONAL_PORTAL_PASSWORD = env.secret(
    "MOTCUA_NATIONAL_PORTAL_PASSWORD", DEFAULT_SECRET_KEY if DEMO else ""
)
MOTCUA_NATIONAL_PORTAL_UNIT = env.text("MOTCUA_NATIONAL_PORTAL_UNIT", "000.00.00.H37" if DEMO else "")
MOTCUA_NATIONAL_PORTAL_DSTCODE = env.text("MOTCUA_NATIONAL_PORTAL_DSTCODE")
MOTCUA_NATIONAL_PORTAL_DAYS = env.number("MOTCUA_NATIONAL_PORTAL_DAYS", 60, least=1)

# --- background work -------------------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
MOTCUA_REACTIONS, MOTCUA_CALENDAR_REACTIONS = REACTIONS, CALENDAR_REACTIONS
MOTCUA_HALL_REACTIONS = HALL_REACTIONS

# --- files that people send --------------------------------------------------------------------------
# What arrives piece by piece lies here until it is whole; all web processes must see this folder.
MOTCUA_UPLOADS = env.folder("MOTCUA_UPLOADS", FILES / "uploads")
MOTCUA_FILE_TYPES = env.words("MOTCUA_FILE_TYPES", "pdf,jpg,png,webp,heic,tif,docx,xlsx,pptx,odt,ods")
MOTCUA_FILE_MB = env.number("MOTCUA_FILE_MB", 100, least=1)
MOTCUA_FILES_MOST = env.number("MOTCUA_FILES_MOST", 20, least=1)
MOTCUA_UPLOADS_MOST = env.number("MOTCUA_UPLOADS_MOST", 100, least=1)
MOTCUA_UPLOADS_GB = env.number("MOTCUA_UPLOADS_GB", 50, least=1)
MOTCUA_UPLOAD_HOURS = env.number("MOTCUA_UPLOAD_HOURS", 48, least=1)
MOTCUA_FREE_MB = env.number("MOTCUA_FREE_MB", 512)
MOTCUA_PICTURE_MEGAPIXELS = env.number("MOTCUA_PICTURE_MEGAPIXELS", 120, least=1)
MOTCUA_UNPACKED_MB = env.number("MOTCUA_UNPACKED_MB", 500, least=1)
MOTCUA_OPEN_MEMORY_MB = env.number("MOTCUA_OPEN_MEMORY_MB", 1024, least=64)
MOTCUA_OPEN_SECONDS = env.number("MOTCUA_OPEN_SECONDS", 20, least=1)
MOTCUA_SCAN = env.choice("MOTCUA_SCAN", "off", ("off", "when_up", "demanded", "later"))
MOTCUA_CLAMD = env.text("MOTCUA_CLAMD", "/run/clamav/clamd.ctl")
MOTCUA_SCAN_SECONDS = env.number("MOTCUA_SCAN_SECONDS", 60, least=1)
# A form carries its files in one request; more than this goes to the disk, and no more fields than this.
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# --- the seal on results ------------------------------------------------------------------------------
# Without a file nothing is sealed. A demonstration makes itself one, named as a trial.
SEAL_FOLDER, SEAL_LISTS = VAR / "seal", VAR / "revocations"
MOTCUA_SEAL_FILE = env.text("MOTCUA_SEAL_FILE", str(SEAL_FOLDER / "seal.p12") if DEMO else "")
MOTCUA_SEAL_PASSWORD = env.secret("MOTCUA_SEAL_PASSWORD", "thu-nghiem" if DEMO else "")
MOTCUA_SEAL_TRUST = env.text("MOTCUA_SEAL_TRUST", str(SEAL_FOLDER / "trust.pem") if DEMO else "")
MOTCUA_SEALS = env.text("MOTCUA_SEALS")  # a folder: one certificate per agency
MOTCUA_SEAL_TSA = env.text("MOTCUA_SEAL_TSA")
MOTCUA_SEAL_LONG_TERM = env.flag("MOTCUA_SEAL_LONG_TERM")

# --- officers' own signatures ------------------------------------------------------------------------
# The service that keeps their keys (Cloud Signature Consortium API 2); a demonstration brings a simulator.
SIGNING_FOLDER = VAR / "signing"
MOTCUA_SIGNING_PORT = env.number(
    "MOTCUA_SIGNING_PORT", PORT + 1003 if PORT < 64_000 else PORT - 1003, least=1
)
MOTCUA_SIGNING_URL = env.text(
    "MOTCUA_SIGNING_URL", f"http://localhost:{MOTCUA_SIGNING_PORT}" if DEMO else ""
).rstrip("/")
MOTCUA_SIGNING_CLIENT = env.text("MOTCUA_SIGNING_CLIENT", "motcua")
MOTCUA_SIGNING_SECRET = env.secret("MOTCUA_SIGNING_SECRET", DEFAULT_SECRET_KEY if DEMO else "")
MOTCUA_SIGNING_MINUTES = env.number("MOTCUA_SIGNING_MINUTES", 5, least=1)
MOTCUA_SIGNING_MOST = env.number("MOTCUA_SIGNING_MOST", 50, least=1)
MOTCUA_VERIFY_MB = env.number("MOTCUA_VERIFY_MB", 20, least=1)
MOTCUA_RECORD_KEY = env.text("MOTCUA_RECORD_KEY", str(VAR / "record" / "key.pem"))  # of the public record

# --- law and practice † ------------------------------------------------------------------------------
# Decree 61/2018/NĐ-CP (with 107/2021), Decree 118/2025/NĐ-CP, Decree 45/2020/NĐ-CP.
MOTCUA_WORKING_DAY_MINUTES = env.number("MOTCUA_WORKING_DAY_MINUTES", 480, least=1)
MOTCUA_FORWARD_CUTOFF = env.hour("MOTCUA_FORWARD_CUTOFF", "15:00")
MOTCUA_ONLINE_ANSWER_LIMIT = env.checked("MOTCUA_ONLINE_ANSWER_LIMIT", "8h", Limit.parse, "a limit: 8h or 1d")
MOTCUA_SUPPLEMENT_DAYS = env.number("MOTCUA_SUPPLEMENT_DAYS", 90, least=1)
MOTCUA_COLLECT_DAYS = env.number("MOTCUA_COLLECT_DAYS", 30, least=1)
MOTCUA_DRAFT_DAYS = env.number("MOTCUA_DRAFT_DAYS", 90, least=1)
MOTCUA_SUPPLEMENTS_MAX = env.number("MOTCUA_SUPPLEMENTS_MAX", 1)
MOTCUA_SILENCE = env.choice("MOTCUA_SILENCE", "waits", ("waits", "agrees", "goes_on"))
MOTCUA_APOLOGIES_MAX = env.number("MOTCUA_APOLOGIES_MAX", 1)
MOTCUA_GUESSES_PER_DOSSIER = env.number("MOTCUA_GUESSES_PER_DOSSIER", 10, least=1)
MOTCUA_GUESSES_PER_ADDRESS = env.number("MOTCUA_GUESSES_PER_ADDRESS", 100, least=1)
MOTCUA_QUESTION_LIMIT = env.checked(
    "MOTCUA_QUESTION_LIMIT", "2d", lambda raw: Limit.parse(raw).minutes, "a limit in working time: 8h or 2d"
)
MOTCUA_QUESTIONS_OPEN = env.number("MOTCUA_QUESTIONS_OPEN", 3, least=1)
MOTCUA_KIOSK_MINUTES = env.number("MOTCUA_KIOSK_MINUTES", 15, least=1)
MOTCUA_FEEDBACK_LIMIT = env.checked("MOTCUA_FEEDBACK_LIMIT", "10d", Limit.parse, "a limit: 10d or 15cd")
MOTCUA_COMPLAINT_ACCEPT_LIMIT = env.checked(
    "MOTCUA_COMPLAINT_ACCEPT_LIMIT", "10cd", Limit.parse, "a limit: 10cd or 7d"
)
MOTCUA_COMPLAINT_LIMIT = env.checked("MOTCUA_COMPLAINT_LIMIT", "30cd", Limit.parse, "a limit: 30cd or 20d")
MOTCUA_FEEDBACK_PER_HOUR = env.number("MOTCUA_FEEDBACK_PER_HOUR", 10, least=1)
MOTCUA_NEAR_DUE_MINUTES = env.number("MOTCUA_NEAR_DUE_MINUTES", 480)
_RULES: tuple[Literal["minute", "day"], ...] = ("minute", "day")
MOTCUA_TIMELINESS_RULE = env.choice("MOTCUA_TIMELINESS_RULE", "minute", _RULES)
