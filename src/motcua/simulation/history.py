"""The half-years played into the database, by two processes at once.

Each process plans and plays the dossiers that are received in its own weeks, so that the daily numbers
of a day come in order and are the same in every run. An empty database is filled without its look-up
indexes, and does not wait for the disk after each set: what a crash takes away is played again.
"""

import contextlib
import gc
import multiprocessing
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from django.conf import settings
from django.db import connection, connections
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.simulation.figures import HALVES, Half

PROVINCES = ("langson", "bad-summer")
PARTS = 2
# Numbers of dossiers in the plan: those of one half never reach into the next.
_PER_HALF = 1_000_000


class NoSuchProvince(NotPossible):
    message = N_("There is no scenario for “%(province)s”. There is one for: %(known)s.")


class PlayedOtherwise(NotPossible):
    message = N_(
        "This database already holds dossiers of this period that the seed %(seed)s did not make."
        " Play into an empty database, or use the seed of before."
    )


class PartFailed(RuntimeError):
    """A process that played its part of the days failed; its own traceback is the message."""


@dataclass(frozen=True, slots=True)
class Task:
    """What one process plays: its share of the period."""

    first_on: date
    last_on: date
    seed: int
    part: int
    parts: int
    database: dict[str, Any]
    to_the_end: bool = False


def run(
    *, province: str, first_on: date, last_on: date, seed: int, console: Console, to_the_end: bool = False
) -> None:
    """Play the half-years that begin in the period, up to its last day.

    `to_the_end` plays on what is open then, after the period, until every dossier is returned.
    """
    from motcua.catalogue import commands as catalogue
    from motcua.dossiers.commands.filling import filling
    from motcua.organisation import commands as organisation
    from motcua.simulation import province as place
    from motcua.simulation import summer

    if province not in PROVINCES:
        raise NoSuchProvince(province=province, known=", ".join(PROVINCES))
    organisation.load()
    catalogue.load()
    if province == summer.NAME:
        summer.run(first_on=first_on, last_on=last_on, seed=seed, console=console)
        return
    halves = _halves(first_on, last_on)
    if not halves:
        return
    _demand_own(first_on, last_on, seed)
    # The people are made before the processes that need them start.
    place.read(place.Window(first_on, last_on), seed=seed)
    database = {k: v for k, v in connection.settings_dict.items() if isinstance(v, str | int)}
    tasks = [Task(first_on, last_on, seed, part, PARTS, database, to_the_end) for part in range(PARTS)]
    with filling():
        _play_all(tasks, console)
    with console.status("Putting the tables in order"):
        tidy()


def tidy() -> None:
    """Let the database know what it holds now: reads by index alone, and good plans."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) dossiers_dossier")
        cursor.execute("ANALYZE")


_playing = threading.local()


class _Reactions(Mapping[str, Sequence[str]]):
    """What follows from an event; nothing in a thread that plays, everything for the people beside it."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._table = table

    def __getitem__(self, kind: str) -> Sequence[str]:
        if getattr(_playing, "is_on", False):
            raise KeyError(kind)
        return self._table[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


@contextlib.contextmanager
def without_reactions() -> Iterator[None]:
    """History sends no messages and makes no papers; what other threads of the process do meanwhile does."""
    if not isinstance(settings.MOTCUA_REACTIONS, _Reactions):
        settings.MOTCUA_REACTIONS = _Reactions(settings.MOTCUA_REACTIONS)
    before, _playing.is_on = getattr(_playing, "is_on", False), True
    try:
        yield
    finally:
        _playing.is_on = before


def _halves(first_on: date, last_on: date) -> list[tuple[int, Half]]:
    return [(i, h) for i, h in enumerate(HALVES) if h.first_on >= first_on and h.first_on <= last_on]


def _demand_own(first_on: date, last_on: date, seed: int) -> None:
    from motcua.dossiers.models import Event
    from motcua.simulation.play import key_of

    start, end = (datetime.combine(on, time(), HANOI) for on in (first_on, last_on))
    opened = Event.objects.filter(seq=1, at__gte=start, at__lt=end)
    others = opened.exclude(key__gte=key_of(seed, 0, 0), key__lt=key_of(seed + 1, 0, 0))
    if others.exists():
        raise PlayedOtherwise(seed=seed)


def _play_all(tasks: list[Task], console: Console) -> None:
    context = multiprocessing.get_context("spawn")  # a fork would share the parent's connections
    pipes, processes = [], []
    for task in tasks:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=play_part, args=(task, theirs))
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    try:
        _watch(pipes, console)
    finally:
        for process in processes:
            process.join(timeout=5)
            if process.is_alive():
                process.terminate()
                process.join()


def _watch(pipes: list[Connection], console: Console) -> None:
    """Show how far the processes are; raise PartFailed when one says so or goes without a word."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("Playing the half-years", total=None)
        total = 0
        open_pipes = list(pipes)
        while open_pipes:
            for pipe in cast(list[Connection], wait(open_pipes)):
                try:
                    kind, value = pipe.recv()
                except EOFError:
                    raise PartFailed("a process that played its part of the days ended early") from None
                if kind == "total":
                    total += value
                    progress.update(bar, total=total)
                elif kind == "done":
                    progress.advance(bar, value)
                elif kind == "failed":
                    raise PartFailed(value)
                else:
                    open_pipes.remove(pipe)


def play_part(task: Task, pipe: Connection) -> None:
    """The body of a process: plan its share, and play it."""
    try:
        import django

        django.setup()
        connections["default"].settings_dict.update(task.database)
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
            # A plan kept from when the tables were empty would read all of them for every set.
            cursor.execute("SET plan_cache_mode = force_custom_plan")
        with without_reactions():
            _play_part(task, pipe)
        pipe.send(("ended", 0))
    except BaseException:  # the parent tells it; this process has no console
        pipe.send(("failed", traceback.format_exc()))
    finally:
        connections.close_all()
        pipe.close()


def _play_part(task: Task, pipe: Connection) -> None:
    from motcua.simulation import plan, province
    from motcua.simulation.play import Player

    world = province.read(province.Window(task.first_on, task.last_on), seed=task.seed)
    until = datetime.combine(date.max if task.to_the_end else task.last_on, time(23, 59), HANOI)
    with _kept():
        lives = [
            life
            for index, half in _halves(task.first_on, task.last_on)
            for life in plan.plan(
                half,
                world,
                seed=task.seed,
                first_number=index * _PER_HALF,
                share=plan.Share(task.part, task.parts),
            )
        ]
    pipe.send(("total", sum(d.at <= until for life in lives for d in life.deeds)))
    player = Player(
        world,
        seed=task.seed,
        part=(task.part, task.parts),
        done=lambda count: pipe.send(("done", count)),
    )
    player.play(lives, until=until)
    player.rate(lives, until=until)


@contextlib.contextmanager
def _kept() -> Iterator[None]:
    """What is made in the block lives as long as the process: looking through it for garbage, over and
    over, would take a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
