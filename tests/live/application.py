"""The event stream as it is served, on the database of the test that started it."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["TEST_LIVE_DATABASE"]

from motcua.live.app import application  # noqa: E402 - after its settings

__all__ = ["application"]
