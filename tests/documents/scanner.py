"""A real ClamAV daemon with a database of one signature, made by hand: EICAR's."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.documents.hostile import EICAR

PATIENCE_SECONDS = 60.0


@contextmanager
def running(folder: Path, *, most_bytes: int = 110 << 20) -> Iterator[str]:
    """The address of its socket, once it answers."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    assert program, "the scanner's tests need ClamAV: make clamd (apt-get install clamav-daemon)"
    database, address = folder / "database", folder / "clamd.ctl"
    database.mkdir(parents=True)
    (database / "eicar.ndb").write_text(f"Eicar-Test:0:*:{EICAR.hex()}\n")
    settings = folder / "clamd.conf"
    settings.write_text(
        f"LocalSocket {address}\nDatabaseDirectory {database}\nForeground yes\nTemporaryDirectory {folder}\n"
        f"StreamMaxLength {most_bytes}\nMaxThreads 2\nConcurrentDatabaseReload no\n"
    )
    process = subprocess.Popen(
        [program, "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(address, process)
        yield str(address)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _wait(address: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        assert process.poll() is None, f"clamd ended with {process.returncode}"
        assert time.monotonic() < deadline, "clamd does not answer"
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(address))
                line.sendall(b"zPING\0")
                if line.recv(10) == b"PONG\0":
                    return
            except OSError:
                time.sleep(0.05)
