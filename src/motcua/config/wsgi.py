"""What the web server serves. Refuses to exist with unsafe settings."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

from django.core.wsgi import get_wsgi_application

from motcua.config import guard

application = get_wsgi_application()
guard.refuse_unsafe()
