"""A kept connection is believed to stand until its line says otherwise."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections


def _pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _listen() -> None:
    with connection.cursor() as cursor:
        cursor.execute("LISTEN news")


def _notify() -> None:
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY news")
    connections.close_all()


def _stands() -> bool:
    return bool(connection.is_usable())


@pytest.mark.django_db
def test_a_connection_that_the_server_ended_is_noticed() -> None:
    with ThreadPoolExecutor(1) as elsewhere:  # with a connection of its own
        theirs = elsewhere.submit(_pid).result()
        assert elsewhere.submit(_stands).result()

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [theirs])
            assert cursor.fetchone() == (True,)

        assert not elsewhere.submit(_stands).result()
        elsewhere.submit(connections.close_all).result()


@pytest.mark.django_db
def test_a_line_that_says_something_else_still_stands() -> None:
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(_listen).result()
        with ThreadPoolExecutor(1) as speaker:
            speaker.submit(_notify).result()

        assert elsewhere.submit(_stands).result()
        elsewhere.submit(connections.close_all).result()
