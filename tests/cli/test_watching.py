"""A real program, watched: what Prometheus is told over HTTP, what a collector gets, and that rules and board ask for
nothing that is not there."""

import json
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from motcua.lib.embedded_postgres import Server
from tests.cli import program

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("up")]

TELEMETRY = Path(__file__).parents[2] / "deploy" / "telemetry"
TOKEN = "a-token-of-a-test"
TRACE = "0af7651916cd43dd8448eb211c80319c"
JOB = "from motcua.reports.jobs import gather_day_tallies; gather_day_tallies.defer(timestamp=0)"


@dataclass(slots=True)
class Collector:
    """Takes traces as an OpenTelemetry collector does: OTLP over HTTP."""

    url: str = ""
    came: list[tuple[str, Span]] = field(default_factory=list)

    def of(self, service: str) -> list[Span]:
        return [span for whose, span in self.came if whose == service]


@contextmanager
def collecting() -> Iterator[Collector]:
    collector = Collector()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["Content-Length"])))
            for part in told.resource_spans:
                named = {one.key: one.value.string_value for one in part.resource.attributes}
                spans = [span for scope in part.scope_spans for span in scope.spans]
                collector.came.extend((named["service.name"], span) for span in spans)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    collector.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield collector
    finally:
        server.shutdown()
        server.server_close()


def test_prometheus_and_a_collector_are_told_what_pages_and_jobs_do(tmp_path: Path) -> None:
    var = tmp_path / "var"
    with collecting() as collector:
        wanted = {
            "MOTCUA_METRICS_TOKEN": TOKEN,
            "MOTCUA_TRACES_URL": collector.url,
            "MOTCUA_TRACES_PERCENT": "100",
        }
        with program.up(var, **wanted) as running:
            _ask(running, "/procedures/?q=a+secret+word", traceparent=f"00-{TRACE}-b7ad6b7169203331-01")
            assert (
                program.run("dj", "shell", "-c", JOB, var=var, MOTCUA_SECRET_KEY=program.SECRET).returncode
                == 0
            )
            told = _once_done(running)
            refused = (
                _status(running, "/metrics"),
                _status(running, "/metrics", Authorization="Bearer another"),
            )
        Server(var / "pg").stop()

    assert refused == (403, 403)
    page = _sample(
        told["motcua_request_seconds"], "_count", page="portal:procedures", method="GET", answer="2xx"
    )
    assert page == 1
    assert told["motcua_dossiers"].samples and told["motcua_disk_free_bytes"].samples
    assert _asked_for() <= told.keys()

    (request,) = [one for one in collector.of("motcua-web") if one.name == "GET portal:procedures"]
    assert request.trace_id.hex() == TRACE
    beneath = [one for one in collector.of("motcua-web") if one.parent_span_id == request.span_id]
    assert beneath and all(one.name for one in beneath)
    assert any(one.name == "gather_day_tallies" for one in collector.of("motcua-worker"))
    assert "secret" not in str(collector.came)


def test_every_rule_says_what_to_do() -> None:
    rules = (TELEMETRY / "alerts.yml").read_text().split("- alert: ")[1:]

    assert len(rules) > 10
    for rule in rules:
        assert re.search(r"severity: (page|ticket)\b", rule) and "summary: " in rule and "mend: " in rule, (
            rule
        )


def _asked_for() -> set[str]:
    """The figures that rules and board are made of."""
    board = json.loads((TELEMETRY / "grafana.json").read_text())
    asked = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    asked += re.findall(r"expr: (.+)", (TELEMETRY / "alerts.yml").read_text())
    found = {name for one in asked for name in re.findall(r"motcua_[a-z_]+", one)}
    return {re.sub(r"_seconds_(bucket|count|sum)$", "_seconds", name) for name in found}


def _ask(running: program.Program, path: str, **headers: str) -> str:
    request = urllib.request.Request(f"{running.address}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return str(answer.read().decode())


def _status(running: program.Program, path: str, **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as refused:
        _ask(running, path, **headers)
    with refused.value as answer:
        return answer.code


def _once_done(running: program.Program) -> dict[str, Metric]:
    """The figures, once the worker has done the job."""
    deadline = time.monotonic() + program.PATIENCE_SECONDS
    while True:
        text = _ask(running, "/metrics", Authorization=f"Bearer {TOKEN}")
        told = {family.name: family for family in text_string_to_metric_families(text)}
        jobs = told.get("motcua_job_seconds")
        if jobs and _sample(jobs, "_count", task="gather_day_tallies", outcome="done"):
            return told
        assert time.monotonic() < deadline, text
        time.sleep(0.5)


def _sample(family: Metric, ending: str, **labels: str) -> float:
    return sum(one.value for one in family.samples if one.name.endswith(ending) and one.labels == labels)
