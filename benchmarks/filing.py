"""Filing online with a file of one megabyte, beside pgbench committing the same rows; procedure pages.

    python -m benchmarks.filing [--rounds 5] [--seconds 6]

Ours: sixteen people, each with a draft of a shipped form whose pages are answered, sending the paper of one
megabyte with the page's form (received, opened in the opener's process, kept by its hash and flushed to disk,
attached) and then the draft (validated, numbered, committed, acknowledged). Beside it: pgbench inserting
the rows that one such filing leaves, in one transaction, over the same socket, with the same durability. What
pgbench does not do is the megabyte itself, so the processor time of both requests is told apart. Then the
procedure's page, and a static file of about its size by the same server. Rounds are interleaved; medians.
"""

import argparse
import contextlib
import secrets
import statistics
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid4

from benchmarks import database, load, receiving, server
from benchmarks.report import Figure, show

CLIENTS = 16
FILE_BYTES = 1 << 20
KEY = "key-of-this-request-to-be-drawn-anew"
STATIC = "/static/ui/main.js"
BOUNDARY = "benchmarkbenchmarkbenchmark"
PER_SECOND = 120  # more than any two cores file; drafts are prepared before the clock starts


def measure(rounds: int = 5, seconds: float = 6.0) -> list[Figure]:
    with server.serving(MOTCUA_UPLOADS_MOST="1000000") as web, _cleared():
        filing = _Filing(int((rounds + 1) * seconds * PER_SECOND))
        while not _filed():  # on a busy machine three seconds may not bring one file in
            load.closed(web.port, filing, clients=CLIENTS, seconds=3).only(302)
        script = _script(_filed())
        receiving.pgbench(script, 2)
        page = load.get(f"/procedures/{filing.code}/")
        static = load.get(STATIC)
        found = _Rounds()
        for _ in range(rounds):
            before = web.cpu()
            result = load.closed(web.port, filing, clients=CLIENTS, seconds=seconds).only(302)
            found.filed.append(result.rate / 2)
            found.waits.append(result)
            found.cpu_ms.append((web.cpu() - before) * 2000 / len(result.waits))
            found.rows.append(receiving.pgbench(script, seconds).rate)
            found.pages.append(
                load.closed(web.port, lambda _: page, clients=CLIENTS, seconds=seconds).only(200)
            )
            found.static.append(
                load.closed(web.port, lambda _: static, clients=CLIENTS, seconds=seconds).only(200)
            )
    return found.figures()


class _Rounds:
    """What each round gave."""

    def __init__(self) -> None:
        self.filed: list[float] = []
        self.cpu_ms: list[float] = []
        self.rows: list[float] = []
        self.waits: list[load.Result] = []
        self.pages: list[load.Result] = []
        self.static: list[load.Result] = []

    def figures(self) -> list[Figure]:
        rate, rows = statistics.median(self.filed), statistics.median(self.rows)
        pages, static = (statistics.median(r.rate for r in s) for s in (self.pages, self.static))
        share = f"a static file {static:,.0f}/s: {pages / static:.0%}"
        static_wait = f"a static file p99 {_at(self.static, 0.99):.0f} ms"
        wait = f"p99 {_at(self.waits, 0.99):.0f} ms, median {_at(self.waits, 0.5):.0f} ms"
        return [
            Figure("filing with 1 MB, 16 clients", f"{rate:,.1f}/s", f"pgbench {rows:,.0f}/s: {rate / rows:.1%}"),
            Figure("… one of its two requests", wait),
            Figure("… processor time of the web server, both requests", f"{statistics.median(self.cpu_ms):.0f} ms"),
            Figure("a procedure's page, 16 clients", f"{pages:,.0f}/s", share),
            Figure("… wait", f"p99 {_at(self.pages, 0.99):.0f} ms", static_wait),
        ]  # fmt: skip


def _at(results: Sequence[load.Result], share: float) -> float:
    return statistics.median(result.at(share) for result in results)


class _Filing:
    """The next request of each person: the paper of a draft, and then the draft itself."""

    def __init__(self, drafts: int) -> None:
        self.code, self.keys, self.field = _drafts(drafts)
        self.sessions = [_session() for _ in range(CLIENTS)]
        self.before, self.after = _multipart(self.field)
        self.open: dict[int, UUID] = {}

    def __call__(self, client: int) -> bytes:
        key = self.open.pop(client, None)
        if key is not None:
            return load.post(
                f"/drafts/{key}/send/", f"csrfmiddlewaretoken={server.CSRF}", self._cookies(client, key)
            )
        key = self.open[client] = self.keys.pop()
        body = self.before + str(uuid4()).encode() + self.after
        head = (
            f"POST /drafts/{key}/documents/ HTTP/1.1\r\nHost: localhost\r\n"
            f"Cookie: {self._cookies(client, key)}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def _cookies(self, client: int, key: UUID) -> str:
        from django.core import signing

        held = signing.get_cookie_signer(salt="motcua_draftsmotcua.drafts").sign(key.hex)
        return f"sessionid={self.sessions[client % CLIENTS]}; csrftoken={server.CSRF}; motcua_drafts={held}"


def _session() -> str:
    """A browser that has sent files before: it has a name of its own already."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    store = import_string(f"{settings.SESSION_ENGINE}.SessionStore")()
    store["visitor"] = secrets.token_urlsafe(24)
    store.save()
    return str(store.session_key)


def _drafts(count: int) -> tuple[str, list[UUID], str]:
    """A procedure's code, drafts of its form that lack one paper alone, and the name of that paper's field."""
    from django.utils import timezone

    from motcua.catalogue import queries as catalogue
    from motcua.dossiers import commands
    from motcua.dossiers.commands.drafting import DraftStarted
    from motcua.dossiers.models import Draft
    from motcua.dossiers.queries import drafts, filing
    from tests.browser import examples

    now = timezone.now()
    for code, form in sorted(examples.shipped().items()):
        terms = catalogue.online_form(code, timezone.localdate())
        if terms is None:
            continue
        answers = examples.right(form)
        started = DraftStarted(key=uuid4(), eform_id=terms.id, procedure_version_id=terms.version_id, at=now)
        first = commands.start_draft([started])[0]
        pages = {page.key: 1 for page in terms.form.pages}
        desks = filing.desks(terms.version_id, terms, answers, on=timezone.localdate())
        filled = {
            "answers": answers,
            "pages": pages,
            "revision": 1,
            "centre_id": desks[0].id if desks else None,
        }
        Draft.objects.filter(pk=first).update(**filled)
        shown = drafts.open_to(started.key, held=[started.key])
        if shown is None or drafts.still_open(shown, on=timezone.localdate()) != ["documents"]:
            continue
        missing = drafts.missing_papers(shown)
        if len(missing) == 1:
            keys = [uuid4() for _ in range(count)]
            told = {"eform_id": terms.id, "procedure_version_id": terms.version_id, "at": now}
            ids = commands.start_draft([DraftStarted(key=key, **told) for key in keys])
            Draft.objects.filter(pk__in=ids).update(**filled)
            return code, keys, f"file-{missing[0].paper.id}"
    raise RuntimeError("no shipped form asks for exactly one paper")


def _multipart(field: str) -> tuple[bytes, bytes]:
    """The page's form with an honest PDF of one megabyte, cut where its title is drawn anew each time."""
    import io

    import pikepdf

    made = pikepdf.Pdf.new()
    made.add_blank_page(page_size=(595, 842))
    made.docinfo["/Title"] = KEY
    # A photograph's weight, which no packing makes smaller.
    made.pages[0]["/Weight"] = pikepdf.Stream(made, secrets.token_bytes(FILE_BYTES - 2000))
    out = io.BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    before, after = out.getvalue().split(KEY.encode())
    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("csrfmiddlewaretoken", server.CSRF), ("act", "on"))
    )
    file = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="giay.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    return (parts + file).encode() + before, after + f"\r\n--{BOUNDARY}--\r\n".encode()


def _filed() -> int:
    """The dossier that was filed last from a draft; 0 when there is none."""
    return int(database.rows("SELECT coalesce(max(dossier_id), 0) FROM dossiers_draft")[0][0])


def _script(dossier_id: int) -> str:
    """The rows that this filing has left, as a transaction for pgbench."""
    [(code,)] = database.rows(f"SELECT code FROM dossiers_dossier WHERE id = {dossier_id}")
    unit, day, _ = code.rsplit("-", 2)
    of_it, here = f"dossier_id = {dossier_id}", {"dossier_id": ":dossier_id"}
    unlike = "encode(sha256(gen_random_uuid()::text::bytea), 'hex')"
    files = f"id IN (SELECT file_id FROM dossiers_dossierdocument WHERE {of_it} AND file_id IS NOT NULL)"
    draft = f"draft_id IN (SELECT id FROM dossiers_draft WHERE {of_it})"
    upload = (
        f"file_id IN (SELECT file_id FROM dossiers_dossierdocument WHERE {of_it} AND file_id IS NOT NULL)"
    )
    values = receiving.values_of
    return "\n".join(
        (
            "BEGIN;",
            f"{values('documents_storedfile', files, {'sha256': unlike})} RETURNING id AS file_id \\gset",
            f"{values('documents_upload', upload, {'token': f'left({unlike}, 43)', 'file_id': ':file_id'})};",
            "INSERT INTO dossiers_dailynumber AS n (unit_code, day_on, last)"
            f" VALUES ('{unit}', to_date('{day}', 'YYMMDD'), 1)"
            " ON CONFLICT (unit_code, day_on) DO UPDATE SET last = n.last + 1 RETURNING last \\gset",
            values(
                "dossiers_dossier",
                f"id = {dossier_id}",
                {"code": f"'{unit}-{day}-' || lpad(:last::text, 5, '0')"},
            )
            + " RETURNING id AS dossier_id \\gset",
            f"{values('dossiers_dossierdocument', of_it, here)};",
            f"{values('dossiers_event', of_it, here | {'key': 'gen_random_uuid()'})} RETURNING id AS event_id \\gset",
            f"{values('dossiers_dossierform', of_it, here)};",
            f"{values('dossiers_draft', of_it, here | {'key': 'gen_random_uuid()'})} RETURNING id AS draft_id \\gset",
            f"{values('dossiers_draftfile', draft, {'draft_id': ':draft_id', 'file_id': ':file_id'})};",
            *receiving.jobs_of(dossier_id),
            "COMMIT;",
        )
    )


@contextlib.contextmanager
def _cleared() -> Iterator[None]:
    """What is filed in between is taken out again, with its drafts and files."""
    tables = ("dossiers_draftfile", "dossiers_draft", "documents_upload", "documents_storedfile")
    newest = {table: _newest(table) for table in ("dossiers_dossier", *tables)}
    try:
        yield
    finally:
        _remove_files(newest["documents_storedfile"])
        database.forget_after(newest["dossiers_dossier"])
        database.forget_rows({table: newest[table] for table in tables})


def _newest(table: str) -> int:
    return int(database.rows(f"SELECT coalesce(max(id), 0) FROM {table}")[0][0])


def _remove_files(after: int) -> None:
    from django.core.files.storage import storages

    from motcua.documents.queries import place

    for (sha256,) in database.rows(f"SELECT sha256 FROM documents_storedfile WHERE id > {after}"):
        storages["documents"].delete(place(sha256))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=6.0)
    told: Any = parser.parse_args()
    with database.running():
        return show(measure(told.rounds, told.seconds))


if __name__ == "__main__":
    raise SystemExit(main())
