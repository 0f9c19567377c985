"""What may be a little old is read from a replica: by rule, never by who has just written, never at a reader's cost.

The replica is the same database over a line that refuses to write, as a replica's does.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from motcua.catalogue.models import UnfoundTerm
from motcua.config.nearby import MAY_BE_OLD
from motcua.identity.models import Account
from motcua.organisation.models import Officer
from tests.world import World

REPLICA = "nearby"


@pytest.fixture
def replica(committed: World, settings: Any) -> Iterator[Any]:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "motcua.config.nearby.ReadNearby"]
    reading = {"options": "-c default_transaction_read_only=on"}
    found = connection.settings_dict
    connections.databases[REPLICA] = {**found, "OPTIONS": {**found["OPTIONS"], **reading}}
    try:
        yield connections[REPLICA]
    finally:
        connections[REPLICA].close()
        del connections[REPLICA]
        del connections.databases[REPLICA]


def read(replica: Any, browser: Client, path: str) -> tuple[int, int]:
    """The answer, and how many statements the replica was asked."""
    with CaptureQueriesContext(replica) as asked:
        answer = browser.get(path)
    return answer.status_code, len(asked)


def test_public_look_up_is_read_from_the_replica(replica: Any, committed: World) -> None:
    code = committed.five_days.procedure.code

    status, asked = read(replica, Client(), f"/procedures/{code}/")

    assert status == 200 and asked > 0


def test_who_has_just_written_reads_what_they_wrote(replica: Any, committed: World) -> None:
    code, browser = committed.five_days.procedure.code, Client()

    sent = browser.post("/i18n/setlang/", {"language": "en", "next": "/"})

    assert sent.cookies[configured.FRESH_COOKIE]["max-age"] == 30
    assert read(replica, browser, f"/procedures/{code}/") == (200, 0)


def test_a_page_that_has_to_write_is_asked_again_of_the_leader(replica: Any, committed: World) -> None:
    """A search that finds nothing is kept for the catalogue's officers."""
    browser = Client()

    status, _asked = read(replica, browser, "/procedures/?q=khongcogihet")

    assert status == 200
    assert UnfoundTerm.objects.count() == 1


def test_while_the_replica_is_away_the_leader_answers(replica: Any, committed: World) -> None:
    replica.close()
    replica.settings_dict["PORT"] = "1"
    code = committed.five_days.procedure.code
    try:
        assert Client().get(f"/procedures/{code}/").status_code == 200
        assert replica.connection is None
    finally:
        replica.settings_dict["PORT"] = connection.settings_dict["PORT"]


def test_who_is_signed_in_is_known_from_the_leader(replica: Any, committed: World) -> None:
    """A session that the replica does not know yet must not be taken for none, and be thrown away."""
    account = Account.objects.create(username="phuong")
    Officer.objects.filter(code="phuong").update(account=account)
    browser = Client()
    browser.force_login(account)

    with CaptureQueriesContext(replica) as asked:
        answer = browser.get("/dashboard/?scope=province&first_on=2021-01-01&last_on=2021-06-30")

    assert answer.status_code == 200 and len(asked) > 0
    assert not [one for one in asked if one["sql"] and "django_session" in one["sql"]]


def test_every_page_of_the_rule_is_there() -> None:
    known = get_resolver()
    for name in MAY_BE_OLD:
        face, page = name.split(":")
        assert page in known.namespace_dict[face][1].reverse_dict, name
