"""Templates: `@NAME@` stands for a value. The same files serve the trial cluster and deploy/install.sh."""

import re
from collections.abc import Mapping
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
_PLACE = re.compile(r"@([A-Z_]+)@")


def render(name: str, values: Mapping[str, object]) -> str:
    """The template with each place filled. Raises KeyError for a place without a value."""
    return _PLACE.sub(lambda place: str(values[place[1]]), (TEMPLATES / name).read_text())


def places(name: str) -> set[str]:
    """What a template needs to be told."""
    return set(_PLACE.findall((TEMPLATES / name).read_text()))


def servers(addresses: Mapping[str, tuple[str, int]], check: int | Mapping[str, int] | None = None) -> str:
    """HAProxy's lines for these servers; `check`: the port that says how each of them is, where it is another."""
    lines = []
    for name, (host, port) in addresses.items():
        asked = check.get(name) if isinstance(check, Mapping) else check
        lines.append(f"    server {name} {host}:{port} check" + (f" port {asked}" if asked else ""))
    return "\n".join(lines)
