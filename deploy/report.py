"""The drills' figures as a page that whoever decides about machines can read."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from motcua.law.worktime import HANOI

if TYPE_CHECKING:
    from deploy.drill import Round
    from deploy.kills import Killed
    from deploy.trial.reckoning import Reckoning

# What was promised, in seconds until writes are back.
GOALS = {"kill -9 of the PostgreSQL that leads": 5.0, "kill -9 of the whole node that leads": 22.0}


def drill(rounds: Sequence["Round"], reckoned: "Reckoning") -> str:
    """One row for each fault; the measured times are medians, with the worst."""
    lines = [
        _when(),
        "",
        "| what happened, under load | times | writes back after (median; worst) | goal |"
        " all whole again after (median) | refused meanwhile |",
        "|---|---|---|---|---|---|",
    ]
    for fault in dict.fromkeys(one.fault for one in rounds):
        lines.append(_row(fault, [one for one in rounds if one.fault == fault]))
    paused = [one for one in rounds if one.paused]
    if paused:
        told = ", ".join(f"{one.fault} ({one.paused:.0f} s)" for one in paused)
        lines += ["", f"This machine itself stood still during: {told}. Their times are not counted above."]
    return "\n".join([*lines, "", *outcome(reckoned)])


def _row(fault: str, rounds: Sequence["Round"]) -> str:
    counted = [one for one in rounds if not one.paused]
    back = [one.back for one in counted if one.back is not None]
    whole = [one.whole for one in counted if one.whole is not None]
    refused: dict[str, int] = {}
    for one in counted:
        for how, count in one.refused.items():
            refused[how] = refused.get(how, 0) + count
    never = len(counted) - len(back)
    measured = f"{median(back):.1f} s; {max(back):.1f} s" if back else "–"
    measured += f"; {never} times not while it was watched" if never else ""
    goal = f"{GOALS[fault]:.0f} s" if fault in GOALS else ""
    told = ", ".join(f"{count} × {how}" for how, count in sorted(refused.items())) or "nothing"
    return f"| {fault} | {len(counted)} | {measured} | {goal} | {f'{median(whole):.0f} s' if whole else '–'} | {told} |"


def outcome(reckoned: "Reckoning") -> list[str]:
    """What was acknowledged beside what is there."""
    counts = reckoned.counts
    lines = [
        "| act | asked for | acknowledged | done | acknowledged and lost | done twice |",
        "|---|---|---|---|---|---|",
    ]
    for kind, name in (
        ("receive", "dossiers received, fee paid"), ("step", "steps done"), ("ticket", "queue tickets"),
    ):  # fmt: skip
        numbers = [counts.get(f"{kind}: {what}", 0) for what in ("asked", "acknowledged", "done")]
        numbers += [
            len(reckoned.wrong.get(f"{kind}: {what}", ())) for what in ("acknowledged and lost", "done twice")
        ]
        lines.append(f"| {name} | {' | '.join(f'{n:,}' for n in numbers)} |")
    others = [what for what in reckoned.wrong if what.split(":")[0] not in ("receive", "step", "ticket")]
    lines += ["", *(_verdict(what, reckoned.wrong[what]) for what in others)]
    lines += [f"- {what}: {count:,}" for what, count in counts.items() if ":" not in what]
    return lines


def _verdict(what: str, found: Sequence[str]) -> str:
    return f"- {what}: " + (f"**{len(found)}** ({'; '.join(found[:3])})" if found else "none")


def kills(killed: "Killed", reckoned: "Reckoning") -> str:
    lines = [
        _when(),
        "",
        f"{killed.total:,} kills (kill -9) at random instants within {killed.minutes:.0f} minutes:"
        f" {_named(killed.of)}.",
        f"After each the program was back by itself; median {killed.median:.1f} s, worst {killed.worst:.1f} s.",
        "",
    ]
    return "\n".join([*lines, *outcome(reckoned)])


def _named(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))


def _when() -> str:
    model = next(iter(_models()), platform.machine())
    at = datetime.now(HANOI)
    return f"Measured on {at:%Y-%m-%d} by one machine with {os.cpu_count()} cores ({model}), which also ran the load."


def _models() -> Iterable[str]:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            yield line.split(":", 1)[1].strip()


def put(page: Path, part: str, text: str) -> None:
    """Write this part of the page anew, between its two marks."""
    begin, end = f"<!-- {part}: written by the program -->", f"<!-- end of {part} -->"
    before = page.read_text()
    marked = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not marked.search(before):
        raise ValueError(f"{page} has no part {part}")
    page.write_text(marked.sub(lambda _: f"{begin}\n{text}\n{end}", before))
