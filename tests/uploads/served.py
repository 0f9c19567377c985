"""The settings of a web process that serves a test's own database (tests/uploads/test_on_the_wire.py)."""

import os

from tests.settings import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["SERVED_DATABASE"]  # noqa: F405
