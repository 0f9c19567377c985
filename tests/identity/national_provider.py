"""The national identity of the tests: a certified OpenID Connect provider, started on loopback.

It is a program for Node (tests/identity/oidc), which `make identity-provider` installs; a machine where
that cannot be done fails the tests that need it.
"""

import fcntl
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
from django.conf import settings
from django.test import Client

HERE = Path(__file__).parent / "oidc"
PROJECT = Path(__file__).parents[2]
CALLBACK = "/accounts/national/oidc/national/login/callback/"
LOGIN = "/accounts/national/oidc/national/login/"

PERSON = {
    "LoaiTaiKhoan": "1", "SoDinhDanh": "020301000123", "SoCMND": "082123456", "HoVaTen": "HOÀNG THỊ VY",
    "NgayThangNamSinh": "20010315", "GioiTinh": "2", "SoDienThoai": "0912345678", "ThuDienTu": "vy@example.com",
    "loAs": "2",
}  # fmt: skip
ENTERPRISE = {
    "LoaiTaiKhoan": "2", "MaSoDoanhNghiep": "4900271994", "TenDoanhNghiep": "Công ty TNHH Hoa Hồi Xứ Lạng",
    "NguoiDaiDien": "Nông Văn An", "HoVaTen": "Nông Văn An", "SoDinhDanh": "020085000777",
}  # fmt: skip


@dataclass
class NationalProvider:
    issuer: str
    accounts: Path

    def knows(self, **people: Mapping[str, Any]) -> None:
        """These people can sign in there, by these names, with these claims."""
        self.accounts.write_text(json.dumps(people))

    def settings(self) -> dict[str, Any]:
        """Django's settings that lead to it."""
        app = settings._NATIONAL_ID if hasattr(settings, "_NATIONAL_ID") else {}
        told = {"server_url": self.issuer, "oauth_pkce_enabled": True, "scope": ["openid", "profile"]}
        app = {
            **app, "provider_id": "national", "name": "VNeID", "client_id": "motcua",
            "secret": "a-secret-of-the-tests", "settings": told,
        }  # fmt: skip
        return {
            "NATIONAL_ID_URL": self.issuer,
            "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app]}},
        }

    def sign_in(self, client: Client, login: str, *, process: str = "", back: str = "") -> Any:
        """Go there from our page, sign in as `login`, come back; our answer to the return."""
        asked = "&".join(filter(None, (process and f"process={process}", back and f"next={back}")))
        return client.get(self.sign_in_there(client.post(f"{LOGIN}?{asked}")["Location"], login))

    def sign_in_there(self, authorize: str, login: str) -> str:
        """What a browser does at the provider; the address that it is sent back to."""
        with httpx.Client(base_url=self.issuer) as browser:
            page = browser.get(authorize)
            while page.is_redirect and page.headers["Location"].startswith(("/", self.issuer)):
                form = urljoin(self.issuer, page.headers["Location"])
                page = browser.get(form)
                if page.status_code == 200 and "<form" in page.text:
                    page = browser.post(form, data={"login": login})
            assert page.is_redirect, page.text
            return re.sub(r"^https?://[^/]+", "", page.headers["Location"])


@contextmanager
def running(folder: Path, *redirects: str) -> Iterator[NationalProvider]:
    """The provider, ready; it ends with the block."""
    _installed()
    accounts = folder / "people.json"
    accounts.write_text("{}")
    command = ["node", str(HERE / "provider.mjs"), str(accounts), *redirects]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said, "the provider did not start: make identity-provider"
            yield NationalProvider(json.loads(said)["issuer"], accounts)
        finally:
            process.terminate()


def _installed() -> None:
    """As `make test` does it first; here again for who runs one test alone."""
    with open(HERE / "package.json") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "--silent", "identity-provider"], cwd=PROJECT, check=True)
