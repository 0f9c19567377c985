"""What the web server serves. Refuses to exist with unsafe settings."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  the settings must be named first

from motcua.config import guard  # noqa: E402

application = get_wsgi_application()
guard.refuse_unsafe()
