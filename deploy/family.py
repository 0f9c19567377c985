"""The processes below one."""

import contextlib
from collections.abc import Iterator
from pathlib import Path


def family(root: int) -> Iterator[tuple[int, int, str]]:
    """Process, parent and command line of everything below `root`."""
    rows: dict[int, tuple[int, str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            rows[int(folder.name)] = (
                parent,
                (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"),
            )
    waiting = [root]
    while waiting:
        above = waiting.pop()
        for pid, (parent, line) in rows.items():
            if parent == above:
                yield pid, parent, line
                waiting.append(pid)
