"""Browsers of the public, as tests hold them: each signs up or in through the pages themselves."""

import re
from typing import Any

from django.test import Client

from motcua.identity.models import Account, OneTimeCode

PHONE, MAIL = "0912345678", "vy@example.com"


def browser(**told: Any) -> Client:
    client = Client(**told)
    client.cookies["motcua_language"] = "en"
    return client


def ask(client: Client, target: str = PHONE, path: str = "/sign-in/", **said: str) -> str:
    """Ask for a code; the address of the page that wants it."""
    answer = client.post(path, {"target": target} | said)
    assert answer.status_code == 302, errors(answer)
    return str(answer["Location"])


def errors(answer: Any) -> str:
    found = re.findall(r"error-summary__list.*?</ul>", answer.content.decode(), re.S)
    return " ".join(found) or answer.content.decode()[:3000]


def code_of(target: str = PHONE) -> str:
    return OneTimeCode.objects.filter(target=target).latest("asked_at").digits


def signed_up(
    target: str = PHONE, name: str = "Hoàng Thị Vy", client: Client | None = None, **said: str
) -> Client:
    client = client or browser()
    page = ask(client, target, "/sign-up/", name=name, **said)
    answer = client.post(page, {"code": code_of(target)})
    assert answer.status_code == 302, errors(answer)
    return client


def account(target: str = PHONE) -> Account:
    return Account.objects.get(**({"email": target} if "@" in target else {"phone": target}))


def who(client: Client) -> int | None:
    """The account that this browser is signed in with."""
    found = client.session.get("_auth_user_id")
    return int(found) if found else None
