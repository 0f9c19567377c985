"""A network for each node, so that its line can be cut: namespaces on one bridge. Root only."""

import subprocess

from deploy.cluster.plan import NODES, Plan

BRIDGE = "motcua0"


def _space(node: int) -> str:
    return f"motcua{node}"


def _line(node: int) -> str:
    return f"motcua0n{node}"


def inside(node: int) -> list[str]:
    """What runs a command inside this node's network."""
    return ["/usr/sbin/ip", "netns", "exec", _space(node)]


def lay(plan: Plan) -> None:
    """Lay the bridge and a line to each node; what an earlier run left is taken away first."""
    clear()
    _ip("link", "add", BRIDGE, "type", "bridge")
    _ip("addr", "add", f"{plan.here}/24", "dev", BRIDGE)
    _ip("link", "set", BRIDGE, "up")
    for node in NODES:
        _ip("netns", "add", _space(node))
        _ip("link", "add", _line(node), "type", "veth", "peer", "name", "eth0", "netns", _space(node))
        _ip("link", "set", _line(node), "master", BRIDGE)
        _ip("link", "set", _line(node), "up")
        for what in (("addr", "add", f"{plan.host(node)}/24", "dev", "eth0"), ("link", "set", "eth0", "up"),
                     ("link", "set", "lo", "up")):  # fmt: skip
            _ip("-n", _space(node), *what)


def cut(node: int) -> None:
    """Pull the node's cable."""
    _ip("link", "set", _line(node), "down")


def mend(node: int) -> None:
    _ip("link", "set", _line(node), "up")


def clear() -> None:
    for node in NODES:
        _ip("netns", "del", _space(node), check=False)
    _ip("link", "del", BRIDGE, check=False)


def _ip(*arguments: str, check: bool = True) -> None:
    subprocess.run(["/usr/sbin/ip", *arguments], check=check, capture_output=True)
