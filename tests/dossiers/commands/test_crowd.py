"""Thirty-two at once on one dossier, for every act: one wins, the others are refused, nothing is doubled."""

import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from motcua.dossiers import queries
from motcua.dossiers.commands.ledger import Done, MovedMeanwhile, Order
from motcua.dossiers.models import (
    Consultation,
    Dossier,
    DossierDocument,
    DossierResult,
    EarlierEnding,
    Event,
    FinancialObligation,
    SupplementRequest,
)
from motcua.law.errors import ActRefused
from tests import world as worlds
from tests.committed import wiped_after
from tests.dossiers.commands.ladder import RUNGS, Rung
from tests.world import World

CROWD = 32
BESIDE = (
    Consultation, DossierDocument, DossierResult, EarlierEnding, FinancialObligation, SupplementRequest,
)  # fmt: skip
Together = Callable[[Callable[[int], object]], list[object]]


@pytest.fixture(scope="module")
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """One world for the whole file, really committed, so that other connections see it."""
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        yield worlds.build()


@pytest.fixture(scope="module")
def together(committed: World) -> Iterator[Together]:
    """Run an act in 32 threads that start at one moment; each keeps its connection from test to test."""
    gate = threading.Barrier(CROWD)

    def one(act: Callable[[int], object], n: int) -> object:
        gate.wait(timeout=60)
        try:
            return act(n)
        except ActRefused as refusal:
            return refusal

    with ThreadPoolExecutor(CROWD) as crowd:
        yield lambda act: list(crowd.map(lambda n: one(act, n), range(CROWD)))
        list(crowd.map(lambda n: (gate.wait(timeout=60), connections.close_all()), range(CROWD)))


def _beside() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in BESIDE}  # type: ignore[attr-defined]


def _done_once(world: World, rung: Rung) -> dict[str, int]:
    """How many rows beside the dossier the act adds when it is done by one."""
    (dossier_id,) = rung.ready(world, 1)
    before = _beside()
    rung.do([rung.ordered(world, dossier_id)])
    return {name: count - before[name] for name, count in _beside().items()}


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.name)
def test_of_thirty_two_on_one_dossier_one_wins(committed: World, together: Together, rung: Rung) -> None:
    """Half of them are one order sent again and again, half are orders of their own; all saw the same."""
    adds = _done_once(committed, rung)
    (dossier_id,) = rung.ready(committed, 1)
    version = Dossier.objects.get(pk=dossier_id).version
    before = _beside()
    own = rung.ordered(committed, dossier_id, seen=version)
    again = rung.ordered(committed, dossier_id, seen=version, key=uuid.uuid4())

    answers = together(lambda n: rung.do([own if n % 2 else again])[0])

    done = [a for a in answers if isinstance(a, Done)]
    refused = [a for a in answers if not isinstance(a, Done)]
    assert sum(not d.repeated for d in done) == 1
    assert len({d.event_id for d in done}) == 1
    assert {type(r) for r in refused} <= {MovedMeanwhile}
    assert len(done) in (1, CROWD // 2)  # the own order of one, or the same order of all who sent it
    dossier = Dossier.objects.get(pk=dossier_id)
    assert dossier.version == version + 1 == Event.objects.filter(dossier=dossier).count()
    assert {name: count - before[name] for name, count in _beside().items()} == adds


def test_without_having_looked_one_of_thirty_two_takes_it_over(committed: World, together: Together) -> None:
    """`seen` is not what protects: the lifecycle does, behind the lock."""
    rung = next(r for r in RUNGS if r.name == "take")
    (dossier_id,) = rung.ready(committed, 1)
    order: Order = rung.ordered(committed, dossier_id)

    answers = together(lambda n: rung.do([order])[0])

    assert sum(isinstance(a, Done) for a in answers) == 1


def test_every_chain_still_verifies(committed: World, together: Together) -> None:
    rung = next(r for r in RUNGS if r.name == "complete_step")
    ids = rung.ready(committed, 8)
    together(lambda n: rung.do([rung.ordered(committed, ids[n % 8])])[0])

    assert queries.broken_chains() == []
    assert queries.outside_of_care() == []
