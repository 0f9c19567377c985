"""What was asked for and what was acknowledged, each on the disk before anything else happens."""

import json
import os
import threading
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path


@dataclass(slots=True)
class Ledger:
    """`acknowledged`: (kind of act, its key) and what the program answered. Times are seconds of time.time()."""

    path: Path
    asked: dict[tuple[str, str], float] = field(default_factory=dict)
    acknowledged: dict[tuple[str, str], str] = field(default_factory=dict)
    times: list[tuple[float, float, str]] = field(default_factory=list)  # first sent, acknowledged, kind
    refusals: list[tuple[float, str]] = field(default_factory=list)
    repeated: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, kind: str, key: str) -> float:
        now = time.time()
        self._write({"asked": kind, "key": key, "at": now})
        self.asked[kind, key] = now
        return now

    def acknowledge(self, kind: str, key: str, answer: str, since: float, *, tries: int) -> None:
        now = time.time()
        self._write({"acknowledged": kind, "key": key, "answer": answer, "at": now, "tries": tries})
        self.acknowledged[kind, key] = answer
        self.times.append((since, now, kind))
        self.repeated += tries > 1

    def refuse(self, how: str) -> None:
        self.refusals.append((time.time(), how))

    def _write(self, line: dict[str, object]) -> None:
        with self._lock, self.path.open("a") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def first_after(self, instant: float) -> float | None:
        """When the first act that was begun after `instant` was acknowledged."""
        return min((done for since, done, _ in list(self.times) if since >= instant), default=None)

    def longest_silence(self, begin: float, end: float) -> float:
        """The longest time within these without an acknowledgement."""
        marks = [begin, *sorted(done for _, done, _ in list(self.times) if begin <= done <= end), end]
        return max(b - a for a, b in pairwise(marks))

    def refused_between(self, begin: float, end: float) -> dict[str, int]:
        told: dict[str, int] = {}
        for at, how in list(self.refusals):
            if begin <= at <= end:
                told[how] = told.get(how, 0) + 1
        return told
