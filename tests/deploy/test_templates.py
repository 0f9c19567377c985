"""The trial cluster's files and the installer's are the same templates, each place filled."""

import re
import stat
from pathlib import Path

import pytest

from deploy.cluster import files, needs
from deploy.cluster.plan import NODES, Plan
from deploy.render import TEMPLATES, places, render, servers

INSTALLER = Path(__file__).parents[2] / "deploy" / "install.sh"


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        render("users.txt", {})


def test_every_template_of_the_trial_cluster_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "lib" / "bin"
    programs.mkdir(parents=True)
    monkeypatch.setattr(needs, "postgres", lambda: programs)
    plan = Plan(tmp_path / "cluster")

    files.write_all(plan)

    written = {path.name: path.read_text() for path in (plan.folder / "etc").iterdir()}
    assert {f"patroni{n}.yml" for n in NODES} | {f"etcd{n}.env" for n in NODES} < set(written)
    assert [name for name, text in written.items() if re.search("@[A-Z_]+@", text)] == []


def test_secrets_stay_the_same_and_are_nobody_elses(tmp_path: Path) -> None:
    first = Plan(tmp_path).secrets()

    assert Plan(tmp_path).secrets() == first
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_no_two_parts_share_a_port(tmp_path: Path) -> None:
    ports = Plan(tmp_path, webs=3).ports()

    assert len(ports) == len(set(ports))


def test_a_dead_node_is_noticed_within_its_goal() -> None:
    """Patroni keeps its lock for `ttl`, and needs loop_wait + 2 * retry_timeout within it."""
    told = {
        name: int(value)
        for name, value in re.findall(r"(\w+): (\d+)", (TEMPLATES / "patroni.yml").read_text())
    }

    assert told["ttl"] <= 20
    assert told["loop_wait"] + 2 * told["retry_timeout"] <= told["ttl"]
    assert told["primary_start_timeout"] == 0


def test_a_server_is_asked_where_it_says_how_it_is() -> None:
    said = servers({"node1": ("10.0.0.1", 5432), "node2": ("10.0.0.2", 5432)}, 8008)

    assert said.splitlines() == [
        "    server node1 10.0.0.1:5432 check port 8008",
        "    server node2 10.0.0.2:5432 check port 8008",
    ]


def test_what_is_missing_is_said_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "PROGRAMS", {"no-such-program": "no-such-package"})

    with pytest.raises(needs.Missing, match=r"apt-get install .* no-such-package"):
        needs.check()


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.iterdir()))
def test_the_installer_fills_every_place_of_a_template(name: str) -> None:
    filled = set(re.findall(r'-e "s\|@([A-Z_]+)@\|', INSTALLER.read_text())) | {
        f"{kind}_SERVERS" for kind in ("WRITES", "READS", "WEB", "LIVE")
    }

    assert places(name) <= filled
