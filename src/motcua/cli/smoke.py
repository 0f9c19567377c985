"""`motcua smoke`: a citizen's first steps on the running system, as an operator schedules them."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from motcua.cli import database, faults

if TYPE_CHECKING:
    import httpx

_PATIENCE_SECONDS = 20.0


class Wrong(Exception):
    """A step went otherwise than it should; says how."""


def smoke(
    url: str = typer.Option(
        "", help="Where the pages are; MOTCUA_PUBLIC_URL unless said.", show_default=False
    ),
) -> None:
    """Walk a citizen's first steps on the running system, and note that it went well: for a timer.

    Finds a procedure, reads its page, begins to file and reads back what was kept, asks for a dossier that is not
    there, and meets the desk's door. The draft is taken away again. motcua doctor and /metrics tell
    when it last went well, and so also when nobody runs it any more.

    [dim]motcua smoke[/dim]                                every five minutes (deploy/systemd/motcua-smoke.timer)
    [dim]motcua smoke --url http://127.0.0.1:8000[/dim]    past the proxy
    """
    with database.running():
        import httpx
        from django.conf import settings

        from motcua.audit.commands.smoke import note_smoke
        from motcua.dossiers.commands.drafting import drop_drafts

        address = (url or settings.PUBLIC_URL).rstrip("/")
        console = Console()
        table = Table("", "step", "ms", box=None)
        fault, begun = "", time.monotonic()
        with httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS, follow_redirects=True) as browser:
            walk = Walk(browser)
            for step in STEPS:
                since = time.monotonic()
                try:
                    step(walk)
                except (Wrong, httpx.HTTPError) as error:
                    fault = f"{step.__doc__} {error or type(error).__name__}"
                table.add_row("✗" if fault else "✓", step.__doc__, f"{(time.monotonic() - since) * 1000:.0f}")
                if fault:
                    break
            drop_drafts(walk.drafts)
        note_smoke(at=datetime.now(UTC), seconds=time.monotonic() - begun, fault=fault)
        console.print(table)
    if fault:
        faults.say(f"{fault} ({address})\nMend: motcua doctor, then the log of the pages")
        raise typer.Exit(1)


@dataclass(slots=True)
class Walk:
    """A browser on its way: the page it stands on, and what it left behind."""

    browser: "httpx.Client"
    page: str = ""
    code: str = ""
    drafts: list[UUID] = field(default_factory=list)

    def open(self, path: str, *, shows: str = "") -> str:
        """The page there, which has to be 200 and hold a pattern; its first group."""
        return self._read(self.browser.get(path), shows)

    def send(self, path: str, *, shows: str = "") -> str:
        """The page's form without answers sent there; what comes of it."""
        token = self.find(r'name="csrfmiddlewaretoken" value="([^"]+)"')
        headers = {"Referer": str(self.browser.base_url)}
        return self._read(
            self.browser.post(path, data={"csrfmiddlewaretoken": token}, headers=headers), shows
        )

    def _read(self, answer: "httpx.Response", shows: str) -> str:
        if answer.status_code != 200:
            raise Wrong(f"{answer.request.url.path} answers {answer.status_code}")
        self.page = answer.text
        return self.find(shows) if shows else ""

    def find(self, pattern: str) -> str:
        found = re.search(pattern, self.page)
        if found is None:
            raise Wrong(f"the page does not show {pattern}")
        return unescape(found.group(found.lastindex or 0))


def _healthy(walk: Walk) -> None:
    """The pages answer and reach a migrated database."""
    walk.open("/healthz", shows='"status": "ok"')


def _home(walk: Walk) -> None:
    """The first page comes with its style."""
    style = walk.open("/", shows=r'<link rel="stylesheet" href="([^"]+)"')
    walk.open(style)


def _finds(walk: Walk) -> None:
    """Procedures are found."""
    walk.code = walk.open("/procedures/?q=cap", shows=r'href="/procedures/([^"/]+)/"')


def _reads(walk: Walk) -> None:
    """A procedure's page says what is needed."""
    walk.open(f"/procedures/{walk.code}/", shows=re.escape(walk.code))


def _files(walk: Walk) -> None:
    """What is begun to be filed is kept, and read back."""
    walk.open(f"/procedures/{walk.code}/file/")
    if 'name="csrfmiddlewaretoken"' not in walk.page:
        return  # to be handed in at the counter only
    key = walk.send(f"/procedures/{walk.code}/file/", shows=r"/drafts/([0-9a-f-]{36})/")
    walk.drafts.append(UUID(key))
    walk.open(f"/drafts/{key}/", shows=key)


def _asks(walk: Walk) -> None:
    """A dossier that is not there is said not to be."""
    answer = walk.browser.get("/track/H00-000000-0000/")
    if answer.status_code not in (200, 404):
        raise Wrong(f"answers {answer.status_code}")


def _door(walk: Walk) -> None:
    """The desk lets nobody in who is not signed in."""
    answer = walk.browser.get("/desk/", follow_redirects=False)
    if answer.status_code != 302:
        raise Wrong(f"answers {answer.status_code}")


def _record(walk: Walk) -> None:
    """The public record is there."""
    walk.open("/record/roots.json", shows=r"[\[{]")


STEPS: tuple[Callable[[Walk], None], ...] = (
    _healthy, _home, _finds, _reads, _files, _asks, _door, _record,
)  # fmt: skip
