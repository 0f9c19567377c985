"""A disk of its own for each node, so that it can be full: a file that is mounted. Root only."""

import subprocess
from pathlib import Path

from deploy.cluster.plan import NODES, Plan

SIZE_MB = 4096


def lay(plan: Plan) -> None:
    """Make and mount what is not there yet."""
    for node in NODES:
        image, place = _image(plan, node), plan.node(node)
        place.mkdir(parents=True, exist_ok=True)
        if place.is_mount():
            continue
        if not image.exists():
            with image.open("wb") as file:
                file.truncate(SIZE_MB << 20)
            # No share kept for root, who would otherwise find room where the servers find none.
            _run("/usr/sbin/mkfs.ext4", "-q", "-F", "-m", "0", str(image))
        _run("/usr/bin/mount", "-o", "loop", str(image), str(place))


def clear(plan: Plan) -> None:
    for node in NODES:
        if plan.node(node).is_mount():
            _run("/usr/bin/umount", str(plan.node(node)))


def _image(plan: Plan, node: int) -> Path:
    return plan.folder / f"node{node}.img"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
