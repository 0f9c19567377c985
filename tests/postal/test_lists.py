"""The centre's lists, the hand-over list that is kept as issued, the bill that is compared, the doctor's look."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.documents import queries as documents
from motcua.lib import s10
from motcua.postal import commands
from motcua.postal.commands.billing import BillGiven
from motcua.postal.commands.listing import ListAsked, NothingToList
from motcua.postal.models import CarrierBillLine, Direction, HandoverList, Shipment, State, Turn
from motcua.postal.policies import NotABiller, NotAtThePost
from motcua.postal.providers.carrier.bill import Unreadable
from motcua.postal.queries import billing, checkup, lists
from tests.postal.post import CARRIER, LATER, WAYBILL, Post

OTHER = s10.number("RN", 47312483, "VN")


def _numbers(lines: tuple[lists.Line, ...]) -> list[str]:
    return [line.reference for line in lines]


def test_each_shipment_stands_in_the_list_where_it_waits(post: Post) -> None:
    centre_id = post.world.centre.pk
    waits = post.asked()
    not_yet = post.asked(post.world.received().dossier_id, by=post.world.lan)
    away = post.taken_over()
    version_id = post.world.five_days.pk
    to_fetch = post.asked(direction=Direction.COLLECTION, version_id=version_id)
    in_bag = post.asked(direction=Direction.COLLECTION, version_id=version_id)
    post.move(in_bag, Turn.COLLECT)
    came_back = post.taken_over(post.asked(), waybill=OTHER)
    post.move(came_back, Turn.COME_BACK)

    assert _numbers(lists.to_send(centre_id)) == [waits.reference]
    assert _numbers(lists.under_way(centre_id)) == [away.reference]
    assert _numbers(lists.to_collect(centre_id)) == [to_fetch.reference]
    assert _numbers(lists.collected(centre_id)) == [in_bag.reference]
    assert _numbers(lists.back(centre_id)) == [came_back.reference]
    assert lists.stuck(centre_id, LATER + timedelta(days=1)) == ()
    assert away.reference in _numbers(lists.stuck(centre_id, LATER + timedelta(days=9)))
    assert not_yet.reference not in str(lists.to_send(centre_id))
    counted = lists.counts(centre_id, LATER)
    assert (counted.to_send, counted.to_collect, counted.collected, counted.under_way, counted.back) == (
        1, 1, 1, 1, 1,
    )  # fmt: skip
    figures = lists.figures(centre_id, LATER.date())
    assert (figures[Turn.HAND_OVER], figures[Turn.COLLECT], figures[Turn.DELIVER]) == (2, 1, 0)
    assert set(lists.figures(centre_id, LATER.date() + timedelta(days=1)).values()) == {0}


@pytest.mark.parametrize("which", list(lists.TITLES))
def test_a_list_is_found_by_an_index_of_open_shipments(post: Post, which: str) -> None:
    """With scans of the whole table forbidden, every list has an index of its own to go by."""
    with CaptureQueriesContext(connection) as asked:
        lists.listed(which, post.world.centre.pk, LATER)

    reading = next(q["sql"] for q in asked if 'FROM "postal_shipment"' in q["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + reading)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan on postal_shipment" not in plan
    assert "shipments_" in plan


def _list(post: Post, **other: Any) -> HandoverList:
    told: dict[str, Any] = {
        "centre_id": post.world.centre.pk,
        "direction": Direction.RETURN,
        "by": post.bich,
        "at": LATER + timedelta(hours=3),
    }
    return HandoverList.objects.get(pk=commands.issue_lists([ListAsked(**(told | other))])[0])


def test_the_list_is_numbered_totalled_and_kept_as_issued(post: Post) -> None:
    first = post.taken_over(weight_grams=180)
    second = post.taken_over(post.asked(), waybill=OTHER)

    made = _list(post)

    said = made.said
    assert (str(made), made.count, said["officer"]) == ("0001/2021", 2, "Hứa Thị Bích")
    assert [row["waybill"] for row in said["rows"]] == [WAYBILL, OTHER]
    assert (said["weight_grams"], said["cost_dong"], said["dossier_count"]) == (280, 61_500, 2)
    assert set(Shipment.objects.values_list("handover_list", flat=True)) == {made.pk}
    pdf = documents.content(documents.facts(made.file_id))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    assert first.reference != second.reference


def test_what_stands_in_a_list_stands_in_no_other(post: Post) -> None:
    post.taken_over()
    _list(post)

    with pytest.raises(NothingToList):
        _list(post)
    post.taken_over(post.asked(), waybill=OTHER)
    assert _list(post).number == 2


def test_a_list_is_of_one_officers_own(post: Post) -> None:
    post.taken_over()

    with pytest.raises(NothingToList):
        _list(post, by=post.quan)
    with pytest.raises(NotAtThePost):
        _list(post, by=post.world.ngan)


def _bill(post: Post, content: bytes, name: str = "cuoc.csv", **other: Any) -> int:
    told: dict[str, Any] = {"centre_id": post.world.centre.pk, "by": post.world.ngan, "at": LATER}
    given = BillGiven(**(told | other), file_name=name, content=content)
    return commands.bring_bills([given])[0].bill_id


HEAD = "STT;Số vận đơn;Khối lượng;Thành tiền\n"


def test_the_bill_is_compared_line_by_line(post: Post) -> None:
    post.taken_over()
    post.taken_over(post.asked(), waybill=OTHER)
    never = post.asked()
    post.move(never, Turn.ACCEPT, CARRIER, waybill="VNP00000001")
    lines = [
        f"1;{WAYBILL};100;30.000", f"2;{OTHER};100;33.000 đ", "3;VNP00000001;50;30000", "4;VNP99999999;;1.000",
        f"5;{WAYBILL};100;30000",
    ]  # fmt: skip

    bill_id = _bill(post, (HEAD + "\n".join(lines)).encode())

    states = list(CarrierBillLine.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["agrees", "other_sum", "not_sent", "unknown", "twice"]
    found = billing.bill(bill_id, post.world.centre.pk)
    assert found is not None
    assert (found[0].billed_dong, found[0].expected_dong, found[0].differing) == (124_000, 90_000, 4)
    assert [line.waybill for line in found[1]] == [OTHER, "VNP00000001", "VNP99999999", WAYBILL]


def test_the_same_bill_again_is_known_and_what_was_billed_before_is_told(post: Post) -> None:
    post.taken_over()
    content = f"{HEAD}1;{WAYBILL};100;30000".encode()

    assert _bill(post, content) == _bill(post, content)
    again = _bill(post, content + b"\n")
    assert CarrierBillLine.objects.get(bill_id=again).state == "twice"


def test_a_bill_as_xlsx(post: Post) -> None:
    book = openpyxl.Workbook()
    for row in (["Bảng kê tháng 4"], [], ["Mã bưu gửi", "Cước"], [WAYBILL, 30000], [None, None]):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    post.taken_over()

    bill_id = _bill(post, kept.getvalue(), "cuoc.xlsx")

    assert CarrierBillLine.objects.get(bill_id=bill_id).state == "agrees"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.csv"),
        (b"\xff\xfe\x00", "a.csv"),
        (b"no;headings\n1;2", "a.csv"),
        (HEAD.encode() + b"1;RN1;100;much", "a.csv"),
        (HEAD.encode() + b"1;;100;5", "a.csv"),
        (HEAD.encode() + b"1;RN1;100;-5", "a.csv"),
        (b"PK\x03\x04 broken", "a.xlsx"),
        (b"no zip at all", "a.xlsx"),
    ],
)
def test_what_is_no_bill_is_said_to_be_none(post: Post, content: bytes, name: str) -> None:
    with pytest.raises(Unreadable):
        _bill(post, content, name)
    assert not CarrierBillLine.objects.exists()


def test_who_carries_does_not_compare(post: Post) -> None:
    with pytest.raises(NotABiller):
        _bill(post, b"", by=post.bich)


def test_the_doctor_finds_what_is_stuck(post: Post, settings: Any) -> None:
    settings.MOTCUA_CARRIER_URL = settings.MOTCUA_CARRIER_SECRET = "x"
    assert all(finding.well for finding in checkup.checkup())

    long_ago = timezone.now() - timedelta(days=9)
    away, waits = post.taken_over(), post.asked()
    Shipment.objects.filter(pk=away.pk).update(state_at=long_ago)
    Shipment.objects.filter(pk=waits.pk).update(ready_at=long_ago)

    found = {finding.says for finding in checkup.checkup() if not finding.well}
    assert found == {waits.reference, away.reference, "no news of the carrier ever"}
    assert all(finding.mend for finding in checkup.checkup() if not finding.well)
    assert State(away.state) == State.HANDED_OVER
