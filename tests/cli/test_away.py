"""While the database is away, pages say so and what to do; a fault of ours stays a fault."""

import pytest
from django.db import InternalError, OperationalError
from django.test import Client, RequestFactory
from psycopg import errors

from motcua.config import away


def _answer(fault: Exception, method: str = "GET"):  # type: ignore[no-untyped-def]
    request = RequestFactory().generic(method, "/desk/")
    try:
        raise fault
    except Exception:
        return away.server_error(request)


@pytest.mark.django_db
def test_a_page_without_its_database_tries_again_by_itself() -> None:
    answer = _answer(OperationalError("server closed the connection unexpectedly"))

    assert answer.status_code == 503
    assert answer.headers["Refresh"] == answer.headers["Retry-After"] == "5"
    assert "Hệ thống đang chuyển sang máy chủ dự phòng" in answer.content.decode()


@pytest.mark.django_db
def test_who_was_sending_is_told_to_send_again_and_the_page_stays() -> None:
    answer = _answer(OperationalError("no connection"), "POST")

    assert answer.status_code == 503
    assert "Refresh" not in answer.headers
    assert "đồng ý gửi lại" in answer.content.decode()


@pytest.mark.django_db
def test_a_server_that_has_become_a_replica_is_away() -> None:
    fault = InternalError("cannot execute UPDATE in a read-only transaction")
    fault.__cause__ = errors.ReadOnlySqlTransaction()

    assert _answer(fault).status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [ValueError("ours"), InternalError("something else")])
def test_a_fault_of_ours_is_no_absence(fault: Exception) -> None:
    answer = _answer(fault)

    assert answer.status_code == 500
    assert "Đã xảy ra lỗi" in answer.content.decode()


@pytest.mark.django_db
def test_the_page_comes_from_any_address(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from where no view is reached: the session is read before."""

    def gone(*_: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr("motcua.lib.prepared.fetch", gone)
    client.raise_request_exception = False
    client.cookies["sessionid"] = "a" * 32

    assert client.get("/desk/").status_code == 503
