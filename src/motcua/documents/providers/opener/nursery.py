"""Has loaded what opens files, and forks a fresh opener for each order: starting Python took most of its time.

The standard input is a socket. Each message on it brings three descriptors: the order, the answer, and last words. A
fork knows nothing but them; the nursery itself opens no file and so is never touched by one. It ends with its parent.
"""

import contextlib
import gc
import os
import signal
import socket
import traceback
from importlib import import_module

from motcua.documents.providers.opener import __main__ as opener

# The libraries of signatures are large and seldom asked for: they are loaded when they are.
_LOADED = ("archives", "drawing", "joining", "kinds", "pdf", "pictures")
BEGUN = b" "  # before the answer, which is JSON: from here on an end without words is the file's doing


def main() -> None:
    line = socket.socket(fileno=os.dup(0))
    for name in _LOADED:
        import_module(f"{opener.__package__}.{name}")
    gc.collect()
    gc.freeze()  # what is never searched for garbage is never copied by a fork
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a fork's end: its answer ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        _, given, _, _ = socket.recv_fds(line, 1, 3)
        if not given:
            return
        if os.fork() == 0:
            _open(given)
        for one in given:
            os.close(one)


def _open(given: list[int]) -> None:
    """Be the opener of one order, and end."""
    status = 1
    with contextlib.suppress(BaseException):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for place, one in enumerate(given):
            os.dup2(one, place)
        os.closerange(3, max(given) + 1)
        os.write(1, BEGUN)
        try:
            opener.main()
            status = 0
        except BaseException:
            traceback.print_exc()
    os._exit(status)


if __name__ == "__main__":
    main()
