"""Logs: one line an event, for people on a terminal, as JSON for machines."""

import logging.config
from typing import TypedDict

import structlog
from structlog.typing import Processor

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Wanted(TypedDict):
    json: bool
    level: str
    traced: bool


def configure(wanted: Wanted) -> None:
    """Django calls this with the setting LOGGING; structlog and the standard library meet here."""
    named: list[Processor] = []
    if wanted["traced"]:
        from motcua.config import tracing

        named = [tracing.named]
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
        *named,
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer() if wanted["json"] else structlog.dev.ConsoleRenderer()
    )
    traced: list[Processor] = [structlog.processors.dict_tracebacks] if wanted["json"] else []
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": before,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        *traced,
                        renderer,
                    ],
                }
            },
            "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["terminal"], "level": wanted["level"]},
            # They name every job that starts and every request that goes out; their warnings are enough.
            "loggers": {"procrastinate": {"level": "WARNING"}, "httpx": {"level": "WARNING"}},
        }
    )
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
