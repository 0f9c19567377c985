"""Traces by OpenTelemetry: a span for each request and job, with their statements beneath. Off unless a collector is
set.

Pages are told by their name and statements with their placeholders, never with addresses or values: those are people's.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased
from opentelemetry.trace import SpanKind, StatusCode

import motcua

_LONGEST = 2_000  # letters of a statement
_tracer = trace.get_tracer("motcua", motcua.__version__)


def provider(part: str) -> TracerProvider:
    """Who tells the collector what this part of the program does, some of it: MOTCUA_TRACES_PERCENT."""
    made = TracerProvider(
        resource=Resource.create({"service.name": f"motcua-{part}", "service.version": motcua.__version__}),
        sampler=ParentBased(TraceIdRatioBased(settings.MOTCUA_TRACES_PERCENT / 100)),
    )
    exporter = OTLPSpanExporter(endpoint=f"{settings.MOTCUA_TRACES_URL}/v1/traces")
    made.add_span_processor(BatchSpanProcessor(exporter))
    return made


def trace_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the outermost. A proxy's or an agency's trace (`traceparent`) goes on here."""
    trace.set_tracer_provider(provider("web"))

    def traced(request: HttpRequest) -> HttpResponse:
        come = propagate.extract(request.headers)
        with _tracer.start_as_current_span(f"{request.method}", context=come, kind=SpanKind.SERVER) as span:
            with connection.execute_wrapper(_statement):
                response = get_response(request)
            if found := request.resolver_match:
                span.update_name(f"{request.method} {found.view_name}")
                span.set_attribute("http.route", found.route)
            span.set_attribute("http.request.method", request.method or "")
            span.set_attribute("http.response.status_code", response.status_code)
            if response.status_code >= 500:
                span.set_status(StatusCode.ERROR)
            return response

    return traced


def traced_job(do: Callable[[], Any], task: str) -> Any:
    """Do a job within a span of its own."""
    if not isinstance(trace.get_tracer_provider(), TracerProvider):
        trace.set_tracer_provider(provider("worker"))
    with (
        _tracer.start_as_current_span(task, kind=SpanKind.CONSUMER),
        connection.execute_wrapper(_statement),
    ):
        return do()


def _statement(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    with _tracer.start_as_current_span("statement", kind=SpanKind.CLIENT) as span:
        if span.is_recording():
            words = " ".join(str(sql).split())
            span.update_name(words.partition(" ")[0].upper())
            span.set_attribute("db.system.name", "postgresql")
            span.set_attribute("db.query.text", words[:_LONGEST])
        return execute(sql, params, many, context)


def named(_logger: Any, _name: str, event: Any) -> Any:
    """A processor of structlog: a line that is said within a trace names it."""
    told = trace.get_current_span().get_span_context()
    if told.is_valid:
        event["trace_id"] = trace.format_trace_id(told.trace_id)
    return event
