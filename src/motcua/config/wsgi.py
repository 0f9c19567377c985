"""What the web server serves. Refuses to exist with unsafe settings."""

import gc
import os
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from motcua.config import guard
from motcua.lib.whole_requests import read_whole

# What is left of a request that was answered early is read, up to so much: a piece of a file, a form with photographs.
_LEFT_BYTES = 16 << 20

# So many new objects before the youngest are searched for garbage: a page makes some thousands.
_NEW_OBJECTS = 20_000


def _settle() -> None:
    """Load every page's code now, and never search it for garbage again: that stops the process for 0.1 s."""
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 10, 10)


# Pages are many and short, so they share lines; whatever needs a line of its own goes without the pooler.
settings.DATABASES = {"default": settings.POOLED or settings.DATABASES["default"]}
if settings.NEARBY:
    settings.DATABASES["nearby"] = settings.NEARBY
application = read_whole(get_wsgi_application(), _LEFT_BYTES)
guard.refuse_unsafe()
_settle()
