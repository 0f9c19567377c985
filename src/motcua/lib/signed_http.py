"""A signed question to another machine over HTTP."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx
import orjson

from motcua.lib import signed


def ask(
    method: str,
    address: str,
    path: str,
    said: Mapping[str, Any] | None,
    *,
    secret: str,
    at: datetime,
    timeout_seconds: float,
) -> httpx.Response:
    """The answer, whatever its status. What is signed is the body, or the path where nothing is said.

    Raises httpx.HTTPError when none comes in time.
    """
    body = orjson.dumps(said) if said is not None else path.encode()
    return httpx.request(
        method,
        address + path,
        content=body if said is not None else None,
        headers={**signed.sign(body, secret=secret, at=at), "content-type": "application/json"},
        timeout=timeout_seconds,
    )
