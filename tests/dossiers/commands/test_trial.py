"""A draft is tried with a dossier through the real commands, and nothing of it stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import connection

from motcua.catalogue import policies
from motcua.catalogue import queries as catalogue
from motcua.dossiers.commands import trial
from motcua.law.actor import Role
from motcua.law.catalogue_life import Kind
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import QUANG, amended
from tests.world import TUESDAY_8, World, at


def everything() -> dict[str, int]:
    """How many rows there are of everything, jobs included."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.managed]
    tables += ["procrastinate_jobs"]
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(set(tables)):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


@pytest.fixture
def tried(world: World) -> Callable[..., trial.Trial]:
    def run(proposal_id: int, **other: dict[str, str]) -> trial.Trial:
        by = replace(QUANG, officer_id=world.lan.officer_id)  # somebody whom the tables know
        return trial.try_out(proposal_id, centre_id=world.centre.pk, by=by, at=TUESDAY_8, **other)

    return run


def test_the_dossier_goes_the_ordinary_way_at_its_slowest(
    world: World, tried: Callable[..., trial.Trial]
) -> None:
    told = tried(amended(world))

    assert told.refused is None
    assert [str(s.name) for s in told.steps] == ["intake", "appraise", "approve", "seal", "return"]
    assert [s.due_at for s in told.steps[:4]] == [s.began_at for s in told.steps[1:]]
    assert told.due_at == at("04-13 08:00")
    assert told.steps[-1].began_at <= told.due_at
    assert [s.officers for s in told.steps] == [1, 2, 1, 1, 1]


def test_nothing_of_it_stays(world: World, tried: Callable[..., trial.Trial]) -> None:
    change = amended(world)
    before, revision = everything(), catalogue.revision()

    tried(change)

    assert everything() == before
    assert catalogue.revision() == revision
    assert world.received().code == "H37-210406-0001"


def test_a_drafted_process_with_opinions_is_tried_before_it_is_approved(
    world: World, tried: Callable[..., trial.Trial]
) -> None:
    process = people.process_stands(world.five_days)
    steps = tuple(replace(s, consults=("cong-thuong",)) if s.key == "appraise" else s for s in process.steps)
    change = people.drafted("rieng-5d", replace(process, steps=steps, procedures=()), Kind.PUBLISH)

    told = tried(change)

    assert told.refused is None
    assert told.steps[1].asked == ("Sở Công Thương",)


def test_what_the_desk_would_refuse_stops_it_with_its_reason(
    world: World, tried: Callable[..., trial.Trial]
) -> None:
    process = people.process_stands(world.five_days)
    approve = next(s for s in process.steps if s.key == "approve")
    straight = replace(approve, ways=(replace(approve.ways[0], next="return"),))
    steps = tuple(straight if s.key == "approve" else s for s in process.steps if s.key != "seal")
    change = people.drafted("rieng-5d", replace(process, steps=steps, procedures=()), Kind.PUBLISH)

    told = tried(change)

    assert told.refused is not None
    assert str(told.steps[-1].name) == "approve"


def test_a_step_that_nobody_can_do_is_seen(world: World, tried: Callable[..., trial.Trial]) -> None:
    process = people.process_stands(world.five_days)
    steps = tuple(replace(s, role="leader") if s.key == "approve" else s for s in process.steps)
    change = people.drafted("rieng-5d", replace(process, steps=steps, procedures=()), Kind.PUBLISH)

    assert tried(change).steps[2].officers == 0


def test_only_who_has_a_part_in_drafts_tries_them(world: World) -> None:
    change = amended(world)
    nobody = people.officer("Lan", 9004, Role.INTAKE_OFFICER)

    with pytest.raises(policies.NotYourPart):
        trial.try_out(change, centre_id=world.centre.pk, by=nobody, at=TUESDAY_8)
