"""Many results signed with one confirmation: late, doubled, refused, silent and wrong answers."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import LazySettings
from pyhanko.pdf_utils.reader import PdfFileReader

from motcua.audit.models import Change
from motcua.documents import queries as stored
from motcua.documents.commands import signing as keys
from motcua.documents.commands.signing import AnothersKey, NoKeyThere, ServiceDown, ServiceSilent
from motcua.dossiers import jobs
from motcua.dossiers.commands import sealing, signing
from motcua.dossiers.commands.signing import BeingSigned, NoKeyLinked, NothingToSign, TooManyAtOnce
from motcua.dossiers.models import SealedResult, SigningItem, SigningRound
from motcua.dossiers.queries import signing as queries
from motcua.law.actor import Actor, Role
from motcua.simulation.signing import SigningService
from motcua.simulation.signing.vault import Fault
from tests.dossiers.commands.test_standing_in import lend, now
from tests.signing.conftest import NOON, asked, owed
from tests.world import World


def _confirm(service: SigningService, begun: int, fault: Fault = Fault.NONE) -> None:
    service.confirm(SigningRound.objects.get(pk=begun).handle, fault)


def _signed(row: SealedResult) -> bool:
    row.refresh_from_db()
    return row.own_file_id is not None


def test_one_confirmation_signs_many_and_then_they_are_sealed(linked: SigningService, world: World) -> None:
    rows = owed(world, count=3)
    assert jobs.results.to_seal() == []
    begun = asked(world, rows)

    _confirm(linked, begun)
    signing.advance_round(begun, at=NOON)
    jobs.seal_owed_results(timestamp=0)

    row = SealedResult.objects.select_related("file").get(pk=rows[0].pk)
    assert (row.own_signer, row.signer) == ("Lý Thị Hoa", "Cơ quan mẫu (thử nghiệm)")
    reader = PdfFileReader(io.BytesIO(stored.content(stored.facts(row.file_id or 0))))
    assert [one.field_name for one in reader.embedded_regular_signatures] == [
        f"NGUOIKY{row.code}", f"MOTCUA{row.code}",
    ]  # fmt: skip
    assert SealedResult.objects.filter(file__isnull=False).count() == 3
    assert not SigningItem.objects.filter(prepared__isnull=False).exists()


def test_until_they_confirm_nothing_is_signed_and_nothing_sealed(
    linked: SigningService, world: World
) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])

    assert signing.advance_round(begun, at=NOON + timedelta(seconds=30))
    assert not _signed(row)


def test_a_late_confirmation_is_heard_when_it_comes(linked: SigningService, world: World) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])
    _confirm(linked, begun, Fault.DELAY)
    assert signing.advance_round(begun, at=NOON)

    linked.vault.request(SigningRound.objects.get(pk=begun).handle).told_from = None
    signing.advance_round(begun, at=NOON)

    assert _signed(row)


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.LOSE])
def test_what_nobody_confirms_in_time_is_free_again(
    linked: SigningService, world: World, fault: Fault
) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])
    if fault == Fault.LOSE:
        _confirm(linked, begun, fault)

    assert not signing.advance_round(begun, at=NOON + timedelta(minutes=5))

    one = queries.one_round(begun, world.hoa)
    assert one is not None
    assert (one.state, one.failed[0].fault) == ("expired", "expired")
    assert not _signed(row)
    again = asked(world, [row])
    _confirm(linked, again)
    signing.advance_round(again, at=NOON)
    assert _signed(row)


def test_a_confirmation_after_its_time_signs_nothing(linked: SigningService, world: World) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])
    handle = SigningRound.objects.get(pk=begun).handle
    signing.advance_round(begun, at=NOON + timedelta(minutes=6))

    linked.confirm(handle)
    signing.advance_round(begun, at=NOON + timedelta(minutes=7))

    assert not _signed(row)


def test_a_refusal_on_the_telephone_leaves_all_of_it_unsigned(linked: SigningService, world: World) -> None:
    rows = owed(world, count=2)
    begun = asked(world, rows)
    linked.vault.decide(
        SigningRound.objects.get(pk=begun).handle, confirm=False, fault=Fault.NONE, delay_seconds=0
    )

    signing.advance_round(begun, at=NOON)

    one = queries.one_round(begun, world.hoa)
    assert one is not None
    assert (one.state, [line.fault for line in one.failed]) == ("refused", ["refused", "refused"])


@pytest.mark.parametrize("fault", [Fault.MIX, Fault.SHORT])
def test_a_signature_that_does_not_fit_is_found_out_and_the_others_stand(
    linked: SigningService, world: World, fault: Fault
) -> None:
    rows = owed(world, count=2)
    begun = asked(world, rows)
    _confirm(linked, begun, fault)

    signing.advance_round(begun, at=NOON)

    assert [_signed(row) for row in rows] == [False, True]
    one = queries.one_round(begun, world.hoa)
    assert one is not None
    assert ([line.fault for line in one.failed], len(one.signed)) == (["wrong"], 1)


def test_a_service_that_stops_in_between_is_asked_again(linked: SigningService, world: World) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])
    _confirm(linked, begun, Fault.DOWN)
    with pytest.raises(ServiceDown):
        signing.advance_round(begun, at=NOON)

    signing.advance_round(begun, at=NOON)

    assert _signed(row)


def test_the_services_own_no_is_said(linked: SigningService, world: World) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])
    _confirm(linked, begun, Fault.REFUSE)

    signing.advance_round(begun, at=NOON)

    one = queries.one_round(begun, world.hoa)
    assert one is not None
    assert (one.state, one.fault) == ("failed", "invalid_request: Credential locked")
    assert not _signed(row)


def test_a_doubled_answer_signs_once(linked: SigningService, world: World) -> None:
    (row,) = owed(world)
    begun = asked(world, [row])
    _confirm(linked, begun)
    signing.advance_round(begun, at=NOON)
    row.refresh_from_db()
    first = row.own_file_id

    assert not signing.advance_round(begun, at=NOON + timedelta(seconds=1))

    row.refresh_from_db()
    assert row.own_file_id == first


def test_the_same_key_begins_one_round(linked: SigningService, world: World) -> None:
    (row,) = owed(world)
    key = uuid4()

    first, second = (signing.ask_signatures([row.pk], by=world.hoa, at=NOON, key=key) for _ in range(2))

    assert first == second
    with pytest.raises(BeingSigned):
        signing.ask_signatures([row.pk], by=world.hoa, at=NOON, key=uuid4())


def test_nobody_signs_what_another_decided(linked: SigningService, world: World) -> None:
    (row,) = owed(world)

    with pytest.raises(NoKeyLinked):
        signing.ask_signatures([row.pk], by=world.minh, at=NOON, key=uuid4())
    keys.link_account("020180000002", by=world.minh, at=NOON)
    with pytest.raises(NothingToSign):
        signing.ask_signatures([row.pk], by=world.minh, at=NOON, key=uuid4())
    assert queries.waiting(world.minh) == ()


def test_more_than_one_confirmation_takes_are_refused(
    linked: SigningService, world: World, settings: LazySettings
) -> None:
    settings.MOTCUA_SIGNING_MOST = 1
    keys.link_account("020180000001", by=world.hoa, at=NOON)
    rows = owed(world, count=2)

    with pytest.raises(TooManyAtOnce):
        signing.ask_signatures([row.pk for row in rows], by=world.hoa, at=NOON, key=uuid4())


def test_without_a_key_results_are_sealed_as_before(service: SigningService, world: World) -> None:
    (row,) = owed(world)

    assert row.officer_id is None
    assert jobs.results.to_seal() == [(row.pk, row.result.dossier_id)]


def test_who_gives_up_their_key_leaves_nothing_stuck(linked: SigningService, world: World) -> None:
    rows = owed(world, count=2)
    asked(world, rows[:1])

    assert signing.unlink_account(by=world.hoa, at=NOON) == 2

    assert len(jobs.results.to_seal()) == 2
    assert sealing.seal_result(rows[0].pk, at=NOON)


def test_another_persons_certificate_is_not_linked(service: SigningService, world: World) -> None:
    service.vault.credential("020180000003", "Ai Đó Khác")

    with pytest.raises(AnothersKey, match="Ai Đó Khác"):
        keys.link_account("020180000003", by=world.hoa, at=NOON)


def test_a_silent_service_and_one_that_does_not_know_us_are_told_apart(
    service: SigningService, world: World, settings: LazySettings
) -> None:
    settings.MOTCUA_SIGNING_SECRET = "wrong"
    with pytest.raises(NoKeyThere):
        keys.link_account("020180000001", by=world.hoa, at=NOON)
    settings.MOTCUA_SIGNING_URL = "http://127.0.0.1:9"
    with pytest.raises(ServiceSilent):
        keys.link_account("020180000001", by=world.hoa, at=NOON)


def _binh_stands_in(world: World, role: Role | None = None) -> Actor:
    """Bình, who stands in for Hoa, with a key of his own at the service."""
    lend(world.hoa, world.binh, role)
    binh = now("binh")
    keys.link_account("020180000009", by=binh, at=NOON)
    return binh


def test_who_stands_in_signs_by_their_own_certificate_and_it_is_kept_for_whom(
    linked: SigningService, world: World
) -> None:
    (row,) = owed(world)
    binh = _binh_stands_in(world)
    assert [(one.number, one.absent) for one in queries.waiting(binh)] == [("12/GPXD", "Lý Thị Hoa")]
    assert signing.preview(row.pk, by=binh) is not None

    begun = signing.ask_signatures([row.pk], by=binh, at=NOON, key=uuid4())
    assert signing.advance_round(begun, at=NOON)
    with pytest.raises(BeingSigned):  # the absent one, back early
        signing.ask_signatures([row.pk], by=world.hoa, at=NOON, key=uuid4())
    _confirm(linked, begun)
    signing.advance_round(begun, at=NOON)
    jobs.seal_owed_results(timestamp=0)

    row.refresh_from_db()
    assert (row.own_signer, row.officer_id, row.own_for_id) == (
        "Lương Thị Bình",
        world.binh.officer_id,
        world.hoa.officer_id,
    )
    reader = PdfFileReader(io.BytesIO(stored.content(stored.facts(row.file_id or 0))))
    said = reader.embedded_regular_signatures[0].sig_object["/Reason"]
    assert said.endswith("; ký thay Lý Thị Hoa vắng mặt")
    change = Change.objects.get(what="signature")
    assert change.after is not None
    assert (change.officer_id, change.after["for"]) == (world.binh.officer_id, "Lý Thị Hoa")


def test_without_the_approvers_post_or_after_the_leave_nothing_is_offered(
    linked: SigningService, world: World
) -> None:
    (row,) = owed(world)
    binh = _binh_stands_in(world, Role.PROCESSING_OFFICER)

    for who in (binh, now("binh", NOON.date() + timedelta(days=8)), world.tuan):
        assert queries.waiting(who) == ()
        assert signing.preview(row.pk, by=who) is None
    with pytest.raises(NothingToSign):
        signing.ask_signatures([row.pk], by=binh, at=NOON, key=uuid4())
