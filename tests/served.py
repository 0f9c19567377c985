"""Our own pages on loopback, for whoever has to reach them from outside of the test's process."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread


@contextmanager
def served() -> Iterator[str]:
    """The address of a server of this process, on the database of the test."""
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield f"http://localhost:{server.port}"
    finally:
        server.terminate()
