"""/healthz says whether this program can serve."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_migrated_database_is_healthy(client: Client) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json()["status"] == "ok"
