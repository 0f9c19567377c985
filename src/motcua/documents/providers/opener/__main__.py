"""One order in on the standard input, one answer out. The limits are set before anything is opened."""

import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from motcua.documents.providers.opener.refusing import Refused


def main() -> None:
    order = json.load(sys.stdin)
    _limit(order["limits"])
    try:
        acts = {"look": _look, "join": _join, "signatures": _signatures, "draw": _draw, "archive": _archive}
        answer = acts[order["act"]](order)
    except Refused as refused:
        answer = {"refused": refused.code, "params": refused.params}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_heavy", "params": {}}
    json.dump(answer, sys.stdout)
    sys.stdout.flush()


def _limit(limits: dict[str, int]) -> None:
    """Memory, processor time and the size of what is written: past them the system ends us. So it does
    when we have waited three times as long as we may work."""
    signal.alarm(limits["seconds"] * 3)
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"],) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["written_bytes"],) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _look(order: dict[str, Any]) -> dict[str, Any]:
    from motcua.documents.providers.opener import kinds

    path, into, limits = Path(order["path"]), Path(order["into"]), order["limits"]
    kind = kinds.told(path)
    promised = kinds.of_ending(order["ending"])
    # A photograph called by another picture's ending is an honest mistake; a program called PDF is none.
    if promised and kinds.KINDS[promised].family != kind.family:
        raise Refused("forged", said=order["ending"], really=kind.ending)
    if kind.ending not in order["types"]:
        raise Refused("not_allowed", really=kind.ending)
    return _opened(kind, path, into, limits)


def _opened(kind: Any, path: Path, into: Path, limits: dict[str, int]) -> dict[str, Any]:
    place: Path | None = None
    small: Path | None = None
    notes: list[str] = []
    pages, ending = 1, kind.ending
    if kind.family == "picture":
        from motcua.documents.providers.opener import pictures

        place, ending = pictures.redraw(path, kind.ending, into, most_pixels=limits["pixels"])
        small = pictures.thumbnail(place, into)
        notes = ["converted"] if ending != kind.ending else []
    elif kind.family == "pdf":
        from motcua.documents.providers.opener import pdf

        place, notes, pages = pdf.look(path, into, most_bytes=limits["unpacked_bytes"])
    else:
        from motcua.documents.providers.opener import archives

        archives.look(path, office=kind.family == "office", most_bytes=limits["unpacked_bytes"])
    return _answer(place, small, ending, notes, pages)


def _join(order: dict[str, Any]) -> dict[str, Any]:
    from motcua.documents.providers.opener import joining

    place, small, pages = joining.join([Path(p) for p in order["paths"]], Path(order["into"]))
    return _answer(place, small, "pdf", [], pages)


def _signatures(order: dict[str, Any]) -> dict[str, Any]:
    from motcua.documents.providers.opener import signatures

    most = order["limits"]["unpacked_bytes"]
    path, trust, moments = Path(order["path"]), order["trust"], order["moments"]
    return {"signatures": signatures.look(path, trust, moments, order["lists"], most_bytes=most)}


def _draw(order: dict[str, Any]) -> dict[str, Any]:
    from motcua.documents.providers.opener import drawing

    place, pages = drawing.draw(Path(order["path"]), order["page"], Path(order["into"]), **order["drawn"])
    return {"place": str(place), "pages": pages}


def _archive(order: dict[str, Any]) -> dict[str, Any]:
    from motcua.documents.providers.opener import archiving

    place, pages = archiving.archive(
        Path(order["path"]), Path(order["into"]), title=order["title"], identifier=order["identifier"]
    )
    return {"place": str(place), "pages": pages}


def _answer(
    place: Path | None, small: Path | None, ending: str, notes: list[str], pages: int
) -> dict[str, Any]:
    from motcua.documents.providers.opener.kinds import KINDS

    return {
        "place": str(place) if place else None,
        "thumbnail": str(small) if small else None,
        "ending": ending,
        "media_type": KINDS[ending].media_type,
        "notes": notes,
        "pages": pages,
    }


if __name__ == "__main__":
    main()
