"""An empty register is filled without its look-up indexes; they are always there again."""

from collections.abc import Iterator

import pytest
from django.db import connection

from motcua.dossiers.commands.filling import filling, restore_indexes, restore_references
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.checkup import indexes, missing_indexes, missing_references, references

ALL = {index.name for index in Dossier._meta.indexes}


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        restore_indexes()
        restore_references()
        connection.close()


def test_indexes_are_aside_while_filling_and_back_after_a_failure(committing: None) -> None:
    with pytest.raises(RuntimeError, match="in the middle"), filling():
        assert set(missing_indexes()) == ALL
        assert set(missing_references()) == set(references())
        raise RuntimeError("in the middle")

    assert missing_indexes() == []
    assert missing_references() == []


def test_a_missing_index_is_a_fault_that_migrate_mends(committing: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX by_phone")

    found, _references = indexes()
    assert not found.well
    assert (found.mend, "by_phone" in found.says) == ("motcua migrate", True)

    assert restore_indexes() == ["by_phone"]
    assert [finding.well for finding in indexes()] == [True, True]


def test_a_missing_reference_is_a_fault_that_migrate_mends(
    committing: None,
) -> None:
    (told,) = [one for one in references() if str(one) == "dossiers_event.dossier_id"]
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE dossiers_event DROP CONSTRAINT {references()[told]}")

    _indexes, found = indexes()
    assert not found.well
    assert (found.mend, "dossiers_event.dossier_id" in found.says) == ("motcua migrate", True)

    assert restore_references() == ["dossiers_event.dossier_id"]
    assert [finding.well for finding in indexes()] == [True, True]
