"""A change of the catalogue lives: drafted, checked, submitted, approved by a decision, published, in force."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from motcua.audit.models import Change
from motcua.catalogue import policies, queries
from motcua.catalogue.commands import proposals
from motcua.catalogue.commands.proposals import approving, ledger, timing, writing
from motcua.catalogue.models import EForm, ProcedureVersion, Process, Proposal, ProposalNote
from motcua.catalogue.queries import proposals as reading
from motcua.dossiers.models import Dossier
from motcua.law.actor import Actor, Role
from motcua.law.catalogue_life import BY_DEED, KEPT, TABLE, Deed, Kind, Stage
from motcua.law.procedure import DocumentText, FeeText, ProcedureText
from tests.catalogue.proposals import people
from tests.catalogue.proposals.people import DECISION, DUNG, PHUONG, QUANG, WHEN, amended, order
from tests.world import World, at

CODE = "1.009978"
BEGINS = DECISION.effective_on


def in_force(on: date) -> ProcedureVersion:
    page = queries.procedure_page(CODE, on)
    assert page is not None
    return ProcedureVersion.objects.get(pk=page.found.version_id)


def stage(proposal_id: int, on: date = BEGINS) -> Stage:
    page = reading.proposal(proposal_id, on=on)
    assert page is not None
    return page.line.stage


def test_a_published_amendment_is_in_force_from_its_decisions_day(world: World) -> None:
    paper = DocumentText(position=4, name_vi="Bản vẽ thiết kế", copies=1)
    fee = FeeText(kind="charge", case_vi="Nhà ở riêng lẻ", amount_dong=75_000)
    text = people.now_stands(world.five_days)
    change = amended(
        world, name_vi="Cấp giấy phép xây dựng mới", documents=(*text.documents, paper), fees=(fee,),
        fee_timing="after",
    )  # fmt: skip

    people.published(change)

    assert in_force(date(2021, 4, 14)).pk == world.five_days.pk
    new = in_force(BEGINS)
    assert (new.version, new.name_vi, new.valid_from) == (2, "Cấp giấy phép xây dựng mới", BEGINS)
    assert new.decision is not None
    assert (new.decision.number, new.decision.signer) == (DECISION.number, DECISION.signer)
    assert [d.name_vi for d in new.required_documents.order_by("position")][-1] == "Bản vẽ thiết kế"
    assert new.fees.get().amount_dong == 75_000
    world.five_days.refresh_from_db()
    assert world.five_days.valid_until == BEGINS
    assert [stage(change, on) for on in (date(2021, 4, 14), BEGINS)] == [Stage.PUBLISHED, Stage.IN_FORCE]


def test_a_dossier_in_flight_keeps_its_version_and_its_process(world: World) -> None:
    opened = world.received()
    process = replace(people.process_stands(world.five_days), limit="5d", name_vi="Quy trình mới")
    steps = tuple(replace(s, name_vi=f"{s.name_vi} (mới)") for s in process.steps)
    change = people.drafted("standard-5d", replace(process, steps=steps))

    people.published(change)

    dossier = Dossier.objects.get(pk=opened.dossier_id)
    assert dossier.procedure_version_id == world.five_days.pk
    world.step(opened.dossier_id, world.lan, at("04-16 09:00"))
    dossier.refresh_from_db()
    assert dossier.step is not None
    assert dossier.step.process_id == world.five_days.process_id
    new = in_force(BEGINS)
    assert new.process.code == "standard-5d-v2"
    later = world.received(version=new, at=at("04-16 09:00"))
    assert Dossier.objects.get(pk=later.dossier_id).step.process_id == new.process_id  # type: ignore[union-attr]


def test_what_a_process_does_not_change_stays_with_the_decision_that_made_it(world: World) -> None:
    change = people.drafted("standard-5d", people.process_stands(world.five_days))

    people.published(change)

    new = in_force(BEGINS)
    assert new.decision is None  # the procedure itself was published by none, in this world
    assert new.process.decision is not None
    assert stage(change) is Stage.IN_FORCE


def test_a_repeal_ends_the_last_version(world: World) -> None:
    change = people.drafted(CODE, None, Kind.REPEAL, ground_vi="Luật Xây dựng sửa đổi 2020")

    people.published(change)

    world.five_days.refresh_from_db()
    assert world.five_days.valid_until == BEGINS
    assert stage(change) is Stage.IN_FORCE
    with pytest.raises(writing.NotThere):
        amended(world)


def test_what_was_published_is_amended_or_repealed_by_the_next(world: World) -> None:
    first = amended(world, limit="4d", process="on-the-spot")
    people.published(first)
    new = in_force(BEGINS)
    second = people.drafted(CODE, replace(people.now_stands(new), limit="3d"))
    people.published(second, number="900/QĐ-UBND", effective_on=date(2021, 5, 1))

    assert stage(first, date(2021, 4, 30)) is Stage.IN_FORCE
    assert stage(first, date(2021, 5, 1)) is Stage.AMENDED
    third = people.drafted(CODE, None, Kind.REPEAL)
    people.published(third, number="901/QĐ-UBND", effective_on=date(2021, 6, 1))
    assert stage(second, date(2021, 6, 1)) is Stage.REPEALED


def test_a_new_procedure_with_its_new_process_by_one_decision(world: World) -> None:
    process = replace(people.process_stands(world.five_days), procedures=())
    text = replace(people.now_stands(world.five_days), process="rieng-5d", name_vi="Thủ tục mới")
    one = people.drafted("rieng-5d", process, Kind.PUBLISH)
    other = people.drafted("1.999999", text, Kind.PUBLISH)

    people.published(one, other)

    form = queries.online_form("1.999999", BEGINS)
    assert form is not None and form.general  # from the first day it is filed online, too
    page = queries.procedure_page("1.999999", BEGINS)
    assert page is not None
    assert [s.key for s in page.steps] == [s.key for s in process.steps]
    assert Process.objects.get(code="rieng-5d").limit == "5d"


def test_the_electronic_form_goes_on_under_the_new_version(world: World) -> None:
    form = {"version_id": world.five_days.pk, "number": 3, "schema": {"a": 1}, "layout": {}, "digest": "x"}
    EForm.objects.create(**form)

    people.published(amended(world))

    kept = EForm.objects.get(version=in_force(BEGINS))
    assert (kept.number, kept.schema) == (1, {"a": 1})


def test_a_form_that_asks_for_a_paper_that_went_holds_the_change_up(world: World) -> None:
    layout = {"documents": [{"position": 3}]}
    EForm.objects.create(version=world.five_days, number=1, schema={}, layout=layout, digest="x")
    text = people.now_stands(world.five_days)
    change = amended(world, documents=text.documents[:2])

    with pytest.raises(ledger.NotSound):
        proposals.send_to_check([order(change, QUANG)])


def test_every_deed_and_word_is_noted_and_cannot_be_changed(world: World) -> None:
    change = amended(world)
    proposals.comment([order(change, DUNG, "Thiếu căn cứ pháp lý")])

    people.published(change)

    notes = list(ProposalNote.objects.filter(proposal_id=change).order_by("id"))
    assert [n.deed for n in notes] == [
        "draft", "comment", "send_to_check", "pass_check", "submit", "approve", "publish",
    ]  # fmt: skip
    assert notes[1].text == "Thiếu căn cứ pháp lý"
    assert [(n.actor_name, n.to_stage) for n in notes[-2:]] == [
        (PHUONG.name, "approved"), (QUANG.name, "published"),
    ]  # fmt: skip
    trail = Change.objects.filter(what__startswith="catalogue: ").order_by("id")
    assert [one.what for one in trail] == [f"catalogue: {n.deed}" for n in notes if n.deed != "comment"]
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposalNote.objects.update(text="anders")


@pytest.mark.parametrize("deed", [row.deed for row in TABLE if row.sources != {None}])
def test_no_deed_from_another_stage_than_the_tables(world: World, deed: Deed) -> None:
    change = amended(world)
    by = {Role.CATALOGUE_OFFICER: QUANG, Role.LEGAL_CHECKER: DUNG, Role.LEADER: PHUONG}
    actor = by[sorted(BY_DEED[deed].roles)[0]]
    for wrong in KEPT - {s for s in BY_DEED[deed].sources if s}:
        if wrong in (Stage.APPROVED, Stage.PUBLISHED):
            continue  # those two need a decision: the constraint below holds them
        Proposal.objects.filter(pk=change).update(stage=wrong)
        with pytest.raises(ledger.NotNow):
            done(deed, change, actor, world)


@pytest.mark.parametrize("deed", [row.deed for row in TABLE if row.deed is not Deed.DRAFT])
def test_nobody_else_than_the_table_says(world: World, deed: Deed) -> None:
    change = amended(world)
    nobody = people.officer("Lan", 9004, *(set(Role) - BY_DEED[deed].roles))

    with pytest.raises(policies.NotYourPart):
        done(deed, change, nobody, world)


def done(deed: Deed, change: int, actor: Actor, world: World) -> None:
    match deed:
        case Deed.WRITE:
            proposals.write([people.writing(change, people.now_stands(world.five_days), by=actor)])
        case Deed.APPROVE:
            proposals.approve([change], decision=DECISION, by=actor, at=WHEN)
        case Deed.PUBLISH:
            proposals.publish([change], by=actor, at=WHEN)
        case _:
            getattr(proposals, deed)([order(change, actor, "vì thế")])


def test_whoever_wrote_it_neither_checks_nor_decides(world: World) -> None:
    both = people.officer("Quang", 9001, *Role)
    change = amended(world)
    proposals.send_to_check([order(change, both)])

    with pytest.raises(policies.YourOwnDraft):
        proposals.pass_check([order(change, both)])


def test_sent_back_it_is_a_draft_again_with_the_reason(world: World) -> None:
    change = amended(world)
    people.submitted(change)
    with pytest.raises(ledger.TextNeeded):
        proposals.send_back([order(change, PHUONG)])

    proposals.send_back([order(change, PHUONG, "Phí chưa đúng nghị quyết")])

    assert stage(change) is Stage.DRAFT
    proposals.write([people.writing(change, people.now_stands(world.five_days))])
    people.submitted(change)


def test_one_thing_is_changed_by_one_draft_at_a_time(world: World) -> None:
    change = amended(world)
    with pytest.raises(writing.AlreadyBeingChanged):
        amended(world)

    proposals.withdraw([order(change, QUANG, "Chờ thông tư mới")])

    amended(world)


def test_words_of_another_are_not_written_over(world: World) -> None:
    change = amended(world)
    mine = people.writing(change, people.now_stands(world.five_days))
    proposals.write([mine])

    with pytest.raises(writing.WrittenMeanwhile):
        proposals.write([mine])


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"name_vi": ""}, "name_vi"),
        ({"limit": "soon"}, "limit"),
        ({"limit": "6d"}, "limit"),
        ({"limit": "0d"}, "limit"),
        ({"limit": "1d"}, "process"),
        ({"agency": "khong-co"}, "agency"),
        ({"agency": ""}, "agency"),
        ({"sector": "khong-co"}, "sector"),
        ({"process": "khong-co"}, "process"),
        ({"legal_grounds": " "}, "legal_grounds"),
        ({"channels": ()}, "channels"),
        ({"service_level": "4"}, "service_level"),
        ({"fee_timing": "before"}, "fee_timing"),
        ({"documents": (DocumentText(position=1, name_vi="", copies=1),)}, "documents.1"),
        ({"documents": (DocumentText(position=1, name_vi="x", originals=0),)}, "documents.1"),
        ({"fees": (FeeText(kind="fee", case_vi="", amount_dong=1),)}, "fees.1"),
    ],
)
def test_a_fault_is_told_at_its_place_and_holds_the_draft(
    world: World, changes: dict[str, object], place: str
) -> None:
    change = amended(world, **changes)

    page = reading.proposal(change, on=BEGINS)
    assert page is not None
    assert [fault.place for fault in page.faults] == [place]
    with pytest.raises(ledger.NotSound):
        proposals.send_to_check([order(change, QUANG)])


def test_an_empty_draft_says_all_that_it_lacks(world: World) -> None:
    change = people.drafted("1.999999", ProcedureText(), Kind.PUBLISH)

    page = reading.proposal(change, on=BEGINS)
    assert page is not None
    assert {"name_vi", "limit", "sector", "process", "agency"} <= {fault.place for fault in page.faults}


def test_a_decision_does_not_reach_back_and_has_one_number(world: World) -> None:
    change = amended(world)
    people.submitted(change)

    def decided(**other: object) -> None:
        proposals.approve([change], decision=replace(DECISION, **other), by=PHUONG, at=WHEN)  # type: ignore[arg-type]

    with pytest.raises(approving.BeforeItsDecision):
        decided(effective_on=date(2021, 4, 7))
    with pytest.raises(approving.DecisionNeeded):
        decided(signer=" ")
    with pytest.raises(timing.TooEarly):
        decided(issued_on=date(2018, 1, 1), effective_on=date(2019, 1, 1))
    decided()
    other = people.drafted("2.000635", people.now_stands(world.on_the_spot))
    people.submitted(other)
    with pytest.raises(approving.NumberTaken):
        proposals.approve(
            [other], decision=replace(DECISION, effective_on=date(2021, 4, 20)), by=PHUONG, at=WHEN
        )


def test_what_another_decision_changed_meanwhile_is_written_anew(world: World) -> None:
    change = amended(world)
    people.approved(change)
    process = people.drafted("standard-5d", people.process_stands(world.five_days))
    people.published(process, number="800/QĐ-UBND", effective_on=date(2021, 4, 10))

    with pytest.raises(timing.ChangedMeanwhile):
        proposals.publish([change], by=QUANG, at=WHEN)


def test_many_cost_no_more_statements_than_one(world: World) -> None:
    def cost(*ids: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            proposals.send_to_check([order(pk, QUANG) for pk in ids])
            proposals.pass_check([order(pk, DUNG) for pk in ids])
            proposals.submit([order(pk, QUANG) for pk in ids])
            proposals.approve(ids, decision=replace(DECISION, number=f"{ids}"[:60]), by=PHUONG, at=WHEN)
            proposals.publish(ids, by=QUANG, at=WHEN)
        return len(asked)

    text = people.now_stands(world.five_days)
    one = cost(people.drafted("1.100000", text, Kind.PUBLISH))
    many = cost(*(people.drafted(f"1.20{n:04}", text, Kind.PUBLISH) for n in range(30)))

    assert many <= one  # the first one reads what is then remembered


def test_the_portal_tells_what_was_published_and_nothing_before(world: World) -> None:
    change = amended(world)
    people.approved(change)
    assert reading.announced() == []

    proposals.publish([change], by=QUANG, at=WHEN)

    (told,) = reading.announced()
    assert (told.number, told.effective_on) == (DECISION.number, BEGINS)
    assert [(c.code, c.kind) for c in told.changes] == [(CODE, Kind.AMEND)]
