"""What is remembered of somebody at a revision must be gone with any change of who works where."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.utils import timezone

from motcua.identity.models import Account
from motcua.organisation import queries
from motcua.organisation.models import Officer, OfficerRole, Secondment, StaffRevision
from tests import world as worlds
from tests.world import SINCE, World


@pytest.fixture
def world(db: None) -> World:
    world = worlds.build()
    Officer.objects.filter(code="lan").update(account=Account.objects.create(username="lan", password="x"))
    return world


def revision() -> UUID:
    return StaffRevision.objects.get().revision


def lan() -> Officer:
    return Officer.objects.get(code="lan")


CHANGES: dict[str, Callable[[], object]] = {
    "a role ends": lambda: OfficerRole.objects.filter(officer=lan()).update(valid_until=SINCE),
    "a role goes": lambda: OfficerRole.objects.filter(officer=lan()).delete(),
    "a role comes": lambda: OfficerRole.objects.create(
        officer=lan(), role="cashier", agency=lan().agency, valid_from=SINCE
    ),
    "a secondment ends": lambda: Secondment.objects.update(valid_until=SINCE),
    "an officer is renamed": lambda: Officer.objects.filter(code="lan").update(full_name="Nông Lan"),
    "a password changes": lambda: Account.objects.filter(username="lan").update(password="y"),
    "an account is closed": lambda: Account.objects.filter(username="lan").update(is_active=False),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_moves_when(world: World, change: str) -> None:
    before = revision()

    CHANGES[change]()

    assert revision() != before


def test_a_sign_in_moves_nothing(world: World) -> None:
    before = revision()

    Account.objects.filter(username="lan").update(last_login=timezone.now())

    assert revision() == before


def test_an_actor_is_read_once_at_a_revision_and_anew_at_the_next(
    world: World, django_assert_num_queries: Callable[[int], object]
) -> None:
    account_id, on = lan().account_id or 0, worlds.TUESDAY_8.date()
    first = queries.actor_of_account(account_id, on=on, revision=revision())
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        again = queries.actor_of_account(account_id, on=on, revision=revision())

    OfficerRole.objects.create(officer=lan(), role="cashier", agency=lan().agency, valid_from=SINCE)
    changed = queries.actor_of_account(account_id, on=on, revision=revision())

    assert first == again == world.lan
    assert changed is not None and len(changed.posts) == len(world.lan.posts) + 1
