"""Every address, tried as every kind of person, answers as tests/house/rights/ says; none is missing there."""

from collections.abc import Iterator
from datetime import date
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from motcua.dossiers.models import Dossier
from motcua.identity.models import Account, AccountKind, Person
from motcua.law.actor import Role
from motcua.organisation.models import Agency, Officer, OfficerRole
from tests import world as worlds
from tests.house.rights import KINDS, OF_A_CENTRE, ROLES, TABLE, Line, Place
from tests.world import SINCE, World, at

# How a method without a line has to be answered: not allowed, not there, or not to this person.
REFUSALS = {405, 404, 403}
TRIED_EVERYWHERE = ("stranger", "citizen", "intake_officer", "leader")
AT_THE_DEPARTMENT = {Role.PROCESSING_OFFICER, Role.APPROVER}


def addresses(
    patterns: list[URLPattern | URLResolver], namespace: str = "", route: str = ""
) -> Iterator[tuple[str, list[str]]]:
    """Every URL by its name (its route where it has none) with the names of its arguments."""
    for pattern in patterns:
        here = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, inner, here)
        else:
            yield f"{namespace}{pattern.name}" if pattern.name else here, _arguments(pattern)


def _arguments(pattern: URLPattern) -> list[str]:
    """A path's converters, or a regular expression's groups."""
    expression = getattr(pattern.pattern, "_regex", None)
    return sorted(pattern.pattern.converters or (pattern.pattern.regex.groupindex if expression else ()))


ADDRESSES = dict(addresses(get_resolver().url_patterns))
LINES: dict[str, dict[str, Line]] = {}
for _named, _line in TABLE.items():
    *_method, _name = _named.split(" ")
    LINES.setdefault(_name, {})[_method[0] if _method else "GET"] = _line


def test_every_address_has_its_line() -> None:
    missing = [_suggested(name) for name in ADDRESSES if name not in LINES]

    assert not missing, "add to TABLE in tests/house/rights/, with the answers it must give:\n" + "\n".join(
        missing
    )


def _suggested(name: str) -> str:
    wanted = ", ".join(f'"{argument}": …' for argument in ADDRESSES[name])
    where = f", at=lambda p: {{{wanted}}}" if wanted else ""
    return f'    "{name}": line(302, 403, 200{where}),  # stranger, citizen, officers; then kind=status'


def test_no_line_is_about_an_address_that_is_gone() -> None:
    assert sorted(set(LINES) - set(ADDRESSES)) == []


@pytest.fixture
def place(db: None) -> Place:
    cache.clear()
    world = worlds.build()
    applicant = Person.objects.create(name="Hoàng Thị Vy", identity_number="020301000123")
    received = world.received().dossier_id
    given = world.received().dossier_id
    world.step(given, world.lan, at("04-06 09:00"))
    finished = world.finished(at("04-06 14:00"))
    Dossier.objects.update(applicant=applicant)
    code, secret = Dossier.objects.values_list("code", "tracking_secret").get(pk=finished)
    return Place(world, received, given, finished, code, secret)


@pytest.fixture
def people(place: Place) -> dict[str, Client]:
    """One signed-in client for each kind of person."""
    accounts = {kind: Account.objects.create(username=f"rights-{kind}") for kind in KINDS[1:]}
    other = Person.objects.create(name="Lý Văn Khác", identity_number="020301000999")
    for kind, person in (("applicant", Person.objects.exclude(pk=other.pk).get()), ("citizen", other)):
        accounts[kind].person, accounts[kind].kind = person, AccountKind.CITIZEN
        accounts[kind].set_unusable_password()
        accounts[kind].save()
    for role in map(Role, ROLES):
        _post(role, _unit(role, place.world), accounts[role.value])
    _post(Role.PROCESSING_OFFICER, {"agency": place.world.trade}, accounts["elsewhere"])
    _post(Role.APPROVER, {"agency": place.world.construction}, accounts["former"], until=date(2021, 1, 1))
    found = {"stranger": Client()} | {kind: _signed_in(account) for kind, account in accounts.items()}
    for client in found.values():
        client.raise_request_exception = False
    return found


def _unit(role: Role, world: World) -> dict[str, Any]:
    if role in OF_A_CENTRE:
        return {"centre": world.centre}
    return {"agency": world.construction if role in AT_THE_DEPARTMENT else Agency.objects.get(code="tinh")}


def _post(role: Role, unit: dict[str, Any], account: Account, *, until: date | None = None) -> None:
    officer = Officer.objects.create(
        code=account.username.replace("_", "-"), full_name=account.username,
        agency=unit.get("agency") or Agency.objects.get(code="tinh"), account=account,
    )  # fmt: skip
    OfficerRole.objects.create(officer=officer, role=role, valid_from=SINCE, valid_until=until, **unit)


def _signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("face", sorted({name.partition(":")[0] for name in LINES if ":" in name} | {""}))
def test_every_address_answers_as_the_table_says(face: str, place: Place, people: dict[str, Client]) -> None:
    wrong: dict[str, list[str]] = {}
    for name, lines in LINES.items():
        if (name.partition(":")[0] if ":" in name else "") == face:
            # What belongs to no face knows no role: who is signed in and who is not will do.
            for kind in KINDS if face else TRIED_EVERYWHERE:
                for fault in _faults(name, lines, kind, people[kind], place):
                    wrong.setdefault(fault, []).append(kind)

    assert not wrong, "see tests/house/rights/:\n" + "\n".join(
        f"{fault} as {', '.join(kinds)}" for fault, kinds in wrong.items()
    )


def _faults(name: str, lines: dict[str, Line], kind: str, client: Client, place: Place) -> Iterator[str]:
    any_line = next(iter(lines.values()))
    for method, line in lines.items():
        status = _answer(client, method, reverse(name, kwargs=dict(line.at(place))), dict(line.say(place)))
        if status != line.answers[kind]:
            yield f"{method} {name}: the table says {line.answers[kind]}, the answer is {status}"
    for method in sorted({"GET", "POST"} - lines.keys()) if kind in TRIED_EVERYWHERE else ():
        status = _answer(client, method, reverse(name, kwargs=dict(any_line.at(place))), {})
        if status not in REFUSALS:
            yield f"{method} {name}: refuse the method, or add a line for it; the answer is {status}"


def _answer(client: Client, method: str, url: str, said: dict[str, Any]) -> int:
    """The status; whatever was changed or signed out is as it was before."""
    cookies = SimpleCookie(client.cookies)
    with transaction.atomic():
        status = int(getattr(client, method.lower())(url, said).status_code)
        transaction.set_rollback(True)
    client.cookies = cookies
    return status
