"""Where everything of the trial cluster lies: folders, ports, addresses, secrets. Pure but for the secrets' file."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
NODES = (1, 2, 3)
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Plan:
    """`apart`: each node in a network of its own (a namespace), so that its line can be cut; needs root."""

    folder: Path
    base: int = 15_000
    webs: int = 2
    workers: int = 2
    apart: bool = False

    @property
    def here(self) -> str:
        """Where HAProxy, PgBouncer and the program are."""
        return "10.77.0.1" if self.apart else LOOPBACK

    def host(self, node: int) -> str:
        return f"10.77.0.{10 + node}" if self.apart else LOOPBACK

    def network(self) -> str:
        return "10.77.0.0/24" if self.apart else "127.0.0.1/32"

    # Ports: people's is the base itself, so that it is easily remembered.
    def client(self, node: int) -> int:
        return self.base + 10 + node

    def peer(self, node: int) -> int:
        return self.base + 20 + node

    def postgres(self, node: int) -> int:
        return self.base + 30 + node

    def rest(self, node: int) -> int:
        return self.base + 40 + node

    def web(self, number: int) -> int:
        return self.base + 60 + number

    @property
    def writes(self) -> int:
        return self.base + 51

    @property
    def reads(self) -> int:
        return self.base + 52

    @property
    def pool(self) -> int:
        return self.base + 53

    @property
    def live(self) -> int:
        return self.base + 59

    @property
    def address(self) -> str:
        return f"http://localhost:{self.base}"

    def ports(self) -> list[int]:
        """Those on which something on this machine's own addresses will listen."""
        nodes = (
            []
            if self.apart
            else [f(n) for f in (self.client, self.peer, self.postgres, self.rest) for n in NODES]
        )
        webs = [self.web(n) for n in range(1, self.webs + 1)]
        return [self.base, self.writes, self.reads, self.pool, self.live, *nodes, *webs]

    # Folders and files.
    def node(self, node: int) -> Path:
        return self.folder / f"node{node}"

    def data(self, node: int) -> Path:
        return self.node(node) / "postgres"

    def log(self, name: str) -> Path:
        return self.folder / "log" / f"{name}.log"

    def etc(self, name: str) -> Path:
        return self.folder / "etc" / name

    def pid(self, name: str) -> Path:
        return self.folder / "pids" / name

    def hold(self, name: str) -> Path:
        """While it is there, `name` is not started again: its machine is off."""
        return self.folder / "hold" / name

    @property
    def lock(self) -> Path:
        return self.folder / "running"

    def secrets(self) -> Mapping[str, str]:
        """The passwords, drawn at the first start."""
        path = self.folder / "secrets.json"
        if not path.exists():
            names = ("SUPERUSER_PASSWORD", "REPLICATION_PASSWORD", "PROGRAM_PASSWORD", "SECRET_KEY")
            drawn = {name: secrets.token_urlsafe(40) for name in names}
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                json.dump(drawn, file)
        return dict(json.loads(path.read_text()))

    def url(self, port: int, database: str = "motcua", role: str = "motcua", password: str = "") -> str:
        password = password or self.secrets()["PROGRAM_PASSWORD"]
        return f"postgresql://{role}:{password}@{self.here}:{port}/{database}?connect_timeout=3"

    def program(self, port: int) -> dict[str, str]:
        """The program's usual settings, as an operator writes them."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "MOTCUA_DEMO") if key in os.environ}
        return kept | {
            "MOTCUA_DEMO": kept.get("MOTCUA_DEMO", "1"),
            "MOTCUA_SECRET_KEY": self.secrets()["SECRET_KEY"],
            "MOTCUA_HOSTS": "localhost,127.0.0.1",
            "MOTCUA_PUBLIC_URL": self.address,
            "MOTCUA_BEHIND_PROXY": "1",
            "MOTCUA_VAR": str(self.folder / "program"),
            "MOTCUA_BIND": self.here,
            "PORT": str(port),
            "MOTCUA_WEB_WORKERS": "1",
            "MOTCUA_LIVE_PORT": str(self.live),
            "MOTCUA_LIVE_URL": self.address,
            "MOTCUA_LIVE_PAGES_URL": f"http://{self.here}:{self.base}",
            "DATABASE_URL": self.url(self.writes),
            "DATABASE_POOL_URL": self.url(self.pool),
            "DATABASE_READ_URL": self.url(self.pool, database="motcua_reads"),
            "PYTHONPATH": str(PROJECT / "src"),
            "PYTHONUNBUFFERED": "1",
        }
