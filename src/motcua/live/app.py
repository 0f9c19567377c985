"""The process that holds the open lines, as an ASGI application: `granian --interface asgi`."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import django
import httpx
from django.conf import settings
from psycopg.conninfo import make_conninfo
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from motcua.lib import topics
from motcua.lib.topics import Heard
from motcua.live.stream import Hub, Look, events, listen, log

_LOOK_SECONDS = 20.0

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
if not settings.configured:
    django.setup(set_prefix=False)


async def stream(request: Request) -> Response:
    """`/live/<word>`: the news of the topics that the signed word names."""
    hub: Hub = request.app.state.hub
    heard = topics.read(request.path_params["word"])
    if heard is None:
        return PlainTextResponse("this page is too old: load it again", status_code=403)
    if hub.count >= settings.MOTCUA_LIVE_READERS:
        return PlainTextResponse("too many open pages", status_code=503, headers={"Retry-After": "30"})
    headers = {
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",  # nginx hands it on at once
        "Access-Control-Allow-Origin": "*",  # the signed word is the right to read, no cookie is
    }
    return StreamingResponse(events(hub, heard), media_type="text/event-stream", headers=headers)


async def health(request: Request) -> Response:
    return PlainTextResponse(f"{request.app.state.hub.count} open pages\n")


def _database() -> str:
    """The same database as the pages', by a connection of its own that stays open."""
    found = settings.DATABASES["default"]
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    return make_conninfo("", **{ours: str(found[name]) for ours, name in names.items() if found.get(name)})


def _looking(web: httpx.AsyncClient) -> Look:
    """How a page that is the same for everybody is looked at: as a stranger who reads its language."""
    public = urlsplit(settings.PUBLIC_URL)
    headers = {"Host": public.netloc, "X-Forwarded-Proto": public.scheme}

    async def look(heard: Heard) -> str | None:
        # Something has just changed, so the page is read from where it was written (config/nearby.py).
        said = {settings.LANGUAGE_COOKIE_NAME: heard.language, settings.FRESH_COOKIE: "1"}
        spoken = {"Cookie": "; ".join(f"{name}={value}" for name, value in said.items())}
        try:
            answer = await web.get(heard.path, headers=headers | spoken)
        except httpx.HTTPError as error:
            log.warning("live: a page cannot be had", path=heard.path, error=str(error))
            return None
        return answer.text if answer.status_code == httpx.codes.OK else None

    return look


@contextlib.asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    async with httpx.AsyncClient(base_url=settings.MOTCUA_LIVE_PAGES_URL, timeout=_LOOK_SECONDS) as web:
        app.state.hub = Hub(_looking(web))
        listener = asyncio.create_task(listen(app.state.hub, _database()))
        yield
        listener.cancel()


application = Starlette(
    routes=[Route("/live/{word}", stream), Route("/healthz", health)],
    lifespan=_life,
)
