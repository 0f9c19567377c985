"""Every act tried as every role, at the right unit and at every wrong one, against a table of its own.

The table is written from domain.md and the decrees, not from law.lifecycle: a change there has to be meant.
"""

from dataclasses import replace

import pytest

from motcua.catalogue.models import Step
from motcua.dossiers import policies
from motcua.dossiers.policies import AssignedToAnother, NotYours, Standing, may
from motcua.law.actor import SYSTEM, Actor, ActorKind, Role, Unit
from motcua.law.lifecycle import Act
from motcua.organisation.models import Agency, ServiceCentre
from tests import world as worlds
from tests.world import World

# Who may, and where: at the dossier's centre; at the unit that holds it; the role of the step it stands at,
# there (`step`); with its keeper, who is the centre once nobody holds it; anywhere. An opinion is given by an
# officer of the agency asked, which the command checks.
MAY: dict[str, tuple[str, str]] = {
    "register_online": ("centre", "guidance_officer intake_officer post_officer"),
    "receive": ("centre", "intake_officer post_officer"),
    "refuse": ("centre", "intake_officer"),
    "ask_supplement": ("holder", "intake_officer processing_officer approver"),
    "accept_supplement": ("holder", "intake_officer processing_officer approver"),
    "ask_payment": ("holder", "intake_officer processing_officer approver"),
    "charge_fee": ("centre", "cashier intake_officer"),
    "record_payment": ("centre", "cashier intake_officer"),
    "assign": ("holder", "processing_officer approver supervisor"),
    "give": ("holder", "approver supervisor intake_officer"),
    "take": ("holder", "processing_officer approver clerk intake_officer"),
    "complete_step": ("holder", "step"),
    "consult": ("holder", "processing_officer approver"),
    "give_opinion": ("anywhere", "processing_officer approver"),
    "note_silence": ("nowhere", ""),
    "approve": ("holder", "step"),
    "return_to_step": ("holder", "processing_officer approver clerk"),
    "finish": ("holder", "step"),
    "hand_over": ("centre", "intake_officer post_officer clerk"),
    "apologise": ("holder", "approver"),
    "withdraw": ("centre", "intake_officer"),
    "stop": ("holder", "approver supervisor"),
    "reopen": ("anywhere", "leader supervisor"),
    "redate": ("anywhere", "administrator"),
    "signal": ("nowhere", ""),
    "note_post_asked": ("centre", "intake_officer post_officer clerk"),
    "note_post_collected": ("centre", "intake_officer post_officer"),
    "note_post_sent": ("centre", "intake_officer post_officer clerk"),
    "note_post_delivered": ("centre", "post_officer"),
    "note_post_returned": ("centre", "intake_officer post_officer clerk"),
    "change_return": ("centre", "intake_officer"),
    "ask_question": ("nowhere", ""),
    "answer_question": ("keeper", "intake_officer processing_officer approver clerk supervisor"),
    "note_complaint": ("centre", "intake_officer"),
    "note_complaint_answer": ("anywhere", "supervisor approver leader"),
    "note_rating": ("nowhere", ""),
    "revoke_result": ("competent", "approver clerk"),
}
# What the person whose dossier it is may do, and what jobs and other systems may.
APPLICANT = {
    "register_online", "charge_fee", "accept_supplement", "withdraw", "note_post_asked", "change_return",
    "ask_question", "note_complaint", "note_rating",
}  # fmt: skip
SYSTEMS = {
    "charge_fee", "record_payment", "stop", "redate", "signal", "note_silence", "note_complaint", "note_rating",
    "note_post_collected", "note_post_delivered", "note_post_returned",
}  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def test_every_act_is_in_the_table() -> None:
    assert set(MAY) == set(Act)


def _standings(world: World) -> list[tuple[Standing, Role]]:
    """At the intake in the centre's hands, and at the appraisal in the department's, with the step's role."""
    intake, appraise = (
        Step.objects.get(process__code="standard-5d", key=key).pk for key in ("intake", "appraise")
    )
    common = {"centre_id": world.centre.pk, "agency_id": world.construction.pk, "applicant_id": 7}
    return [
        (
            Standing(**common, holder=Unit(centre_id=world.centre.pk), step_id=intake),
            Role.INTAKE_OFFICER,
        ),
        (
            Standing(**common, holder=Unit(agency_id=world.construction.pk), step_id=appraise),
            Role.PROCESSING_OFFICER,
        ),
    ]


def _units(world: World) -> list[Unit]:
    other = ServiceCentre.objects.create(
        code="other", unit_code="H37.9", name_vi="Bộ phận khác", name_en="Other", host=world.trade, level="province",
        calendar=world.calendar, valid_from=worlds.SINCE,
    )  # fmt: skip
    province = Agency.objects.get(code="tinh")
    return [
        Unit(centre_id=world.centre.pk),
        Unit(centre_id=other.pk),
        Unit(agency_id=world.construction.pk),
        Unit(agency_id=world.trade.pk),
        Unit(agency_id=province.pk),
    ]


def _officer(role: Role, unit: Unit) -> Actor:
    return Actor(
        kind=ActorKind.OFFICER, name=role.value, officer_id=1, unit=unit, posts=frozenset({(role, unit)})
    )


@pytest.mark.parametrize("act", list(Act))
def test_each_role_at_each_unit(world: World, act: Act) -> None:
    place, words = MAY[act]
    units = _units(world)
    for standing, of_step in _standings(world):
        roles = {of_step.value} if words == "step" else set(words.split())
        right = {
            "centre": {Unit(centre_id=standing.centre_id)},
            "holder": {standing.holder},
            "keeper": {standing.holder},
            "competent": {Unit(agency_id=standing.agency_id)},
            "anywhere": set(units),
            "nowhere": set(),
        }[place]
        tried = {(role, unit): may(act, _officer(role, unit), standing) for role in Role for unit in units}

        assert {key for key, allowed in tried.items() if allowed} == {
            (role, unit) for role in Role for unit in units if role.value in roles and unit in right
        }


@pytest.mark.parametrize("act", list(Act))
def test_the_applicant_other_citizens_and_systems(world: World, act: Act) -> None:
    standing, _role = _standings(world)[0]
    citizen = Actor(kind=ActorKind.CITIZEN, name="Vy", person_id=7)

    assert may(act, citizen, standing) is (act in APPLICANT)
    assert not may(act, replace(citizen, person_id=8), standing)
    assert not may(act, replace(citizen, person_id=None), standing)
    for actor in (SYSTEM, Actor(kind=ActorKind.INTEGRATION, name="cổng")):
        assert may(act, actor, standing) is (act in SYSTEMS)


@pytest.mark.parametrize("act", list(Act))
def test_a_dossier_without_an_applicants_account_belongs_to_no_citizen(world: World, act: Act) -> None:
    """Only the filing itself may be done by whoever files."""
    standing = replace(_standings(world)[0][0], applicant_id=None)
    citizen = Actor(kind=ActorKind.CITIZEN, name="Vy", person_id=7)

    assert may(act, citizen, standing) is (act == Act.REGISTER_ONLINE)


@pytest.mark.parametrize("act", list(Act))
def test_nobody_acts_on_what_nobody_holds_except_by_place(world: World, act: Act) -> None:
    place, words = MAY[act]
    standing = replace(_standings(world)[0][0], holder=None)
    units = _units(world)
    tried = {role for role in Role for unit in units if may(act, _officer(role, unit), standing)}

    assert tried == (set() if place == "holder" else {Role(word) for word in words.split()})


@pytest.mark.parametrize("act", [Act.COMPLETE_STEP, Act.APPROVE, Act.FINISH])
def test_the_steps_work_is_the_assigned_officers(world: World, act: Act) -> None:
    standing, role = _standings(world)[1]
    minh = _officer(role, standing.holder or Unit(centre_id=0))

    policies.demand(act, minh, replace(standing, holder_officer_id=minh.officer_id))
    with pytest.raises(AssignedToAnother):
        policies.demand(act, minh, replace(standing, holder_officer_id=2))


def test_the_refusal_says_who_could(world: World) -> None:
    standing, _role = _standings(world)[0]

    with pytest.raises(NotYours) as caught:
        policies.demand(Act.WITHDRAW, _officer(Role.LEADER, Unit(centre_id=standing.centre_id)), standing)

    assert caught.value.params["who"] == ("an intake officer", "the applicant")
    assert "an intake officer, the applicant" in str(caught.value)


def test_the_refusal_is_told_in_the_readers_language(world: World) -> None:
    from django.utils import translation

    from motcua.ui.templatetags.ui import refusal

    with translation.override("vi"):
        told = refusal(NotYours(who=("an intake officer", "the applicant")))

    assert "an intake officer" not in told
    assert "cán bộ tiếp nhận, người nộp hồ sơ" in told
