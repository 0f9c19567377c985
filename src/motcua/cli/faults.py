"""Faults that people can mend, as a sentence."""

import contextlib
import os
import sys
from collections.abc import Iterator

from django.db import OperationalError
from rich.console import Console

from motcua.config.environment import WrongSetting
from motcua.law.errors import ActRefused
from motcua.lib.embedded_postgres import CannotRun


@contextlib.contextmanager
def as_sentences() -> Iterator[None]:
    try:
        yield
    except (WrongSetting, CannotRun, ActRefused) as fault:
        say(str(fault))
        sys.exit(1)
    except OperationalError as fault:
        say(f"the database cannot be used: {str(fault).strip()}")
        say("Look at DATABASE_URL (or, embedded, at the folder MOTCUA_VAR), then: motcua doctor")
        sys.exit(1)
    except BrokenPipeError:
        # `motcua report … | head`: the reader has what it wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(sentence: str) -> None:
    console = Console(stderr=True, emoji=False)
    console.print("[bold red]motcua:[/bold red]", end=" ")
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)
