"""The national database's export beside ours: read, compared, each difference taken into a draft or dismissed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.commands import national, proposals
from motcua.catalogue.models import NationalDifference, Proposal
from motcua.catalogue.policies import NotACatalogueOfficer
from motcua.catalogue.queries.national import Unreadable, compared, read
from motcua.catalogue.queries.national.comparing import Names, taken
from motcua.catalogue.queries.proposals import procedure_texts
from motcua.law.catalogue_life import Kind
from motcua.law.procedure import DocumentText, FeeText, ProcedureText, procedure_of
from tests.catalogue.proposals.people import DUNG, QUANG, WHEN, order
from tests.world import World

NAMES = Names({"xay-dung": "Xây dựng", "dat-dai": "Đất đai"}, {"so-xay-dung": "Sở Xây dựng"})


def theirs(text: ProcedureText, code: str = "1.000001", **other: Any) -> dict[str, Any]:
    """What the national database would say of our text, as its service writes it."""
    kinds = {"d": "Ngày làm việc", "h": "Giờ làm việc", "cd": "Ngày"}
    amount = "".join(c for c in text.statutory_limit if c.isdigit())
    fees = [
        {"SOTIEN": str(f.amount_dong), "MOTA": f.case_vi, "DONVI": "Đồng", "MAPHILEPHI": "L1"}
        for f in text.fees
    ]
    channels = {"counter": "1", "online": "2", "post": "3"}
    times = [
        {
            "THOIGIANGIAIQUYET": amount,
            "DONVITINH": kinds[text.statutory_limit[len(amount) :]],
            "PHILEPHI": fees,
        }
    ]
    level = {"province": "Cấp Tỉnh", "commune": "Cấp Xã", "district": "Cấp Huyện"}[text.level]
    return {
        "MATTHC": code,
        "TENTTHC": text.name_vi,
        "TRANGTHAI": 1,
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G01", "TENLINHVUC": NAMES.sectors.get(text.sector, "")}],
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": "2", "TENCAP": level}],
        "COQUANTHUCHIEN": [{"MADONVI": "H37", "TENDONVI": NAMES.agencies.get(text.agency, "")}],
        "CACHTHUCTHUCHIEN": [{"KENH": channels[c], "THOIGIAN": times} for c in text.channels],
        "KETQUATHUCHIEN": [{"MAKETQUA": "KQ1", "TENKETQUA": text.result_vi}],
        "YEUCAU": text.conditions_vi,
        "CANCUPHAPLY": [{"SOVANBAN": one, "TENVANBAN": ""} for one in text.legal_grounds.split("; ")],
        "THANHPHANHOSO": [
            {
                "TRUONGHOP": "",
                "GIAYTO": [
                    {"TENGIAYTO": d.name_vi, "SOBANCHINH": str(d.originals), "SOBANSAO": str(d.copies)}
                    for d in text.documents
                ],
            }
        ],
    } | other


def written(*rows: dict[str, Any]) -> bytes:
    return orjson.dumps(list(rows))


TEXT = ProcedureText(
    name_vi="Cấp giấy phép xây dựng",
    sector="xay-dung",
    agency="so-xay-dung",
    statutory_limit="20d",
    limit="12d",
    result_vi="Giấy phép xây dựng",
    conditions_vi="Phù hợp quy hoạch",
    legal_grounds="50/2014/QH13; 15/2021/NĐ-CP",
    process="standard-12d",
    documents=(DocumentText(position=1, name_vi="Đơn đề nghị"), DocumentText(position=4, name_vi="Bản vẽ")),
    fees=(FeeText(kind="charge", case_vi="Nhà ở", amount_dong=75_000),),
)


def differing(text: ProcedureText, *rows: dict[str, Any]) -> dict[str, Any]:
    found = compared(read(written(*rows)), {"1.000001": text}, NAMES)
    return {one.part: one.value for one in found}


def test_what_says_the_same_does_not_differ() -> None:
    assert differing(TEXT, theirs(TEXT)) == {}
    blanks = theirs(TEXT, TENTTHC="  Cấp  giấy phép xây dựng. ", YEUCAU="Phù hợp quy hoạch\r\n")
    assert differing(TEXT, blanks) == {}
    assert differing(TEXT, {"MATTHC": "1.000001", "TENTTHC": TEXT.name_vi}) == {}  # what they do not say


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("name_vi", {"name_vi": "Cấp giấy phép xây dựng mới"}),
        ("statutory_limit", {"statutory_limit": "15d"}),
        ("result_vi", {"result_vi": "Giấy phép"}),
        ("sector", {"sector": "dat-dai"}),
        ("level", {"level": "commune"}),
        ("channels", {"channels": ("counter",)}),
        ("conditions_vi", {"conditions_vi": "Không trái quy hoạch"}),
        ("documents", {"documents": (DocumentText(position=1, name_vi="Đơn đề nghị"),)}),
        ("fees", {"fees": (FeeText(kind="charge", case_vi="Nhà ở", amount_dong=80_000),)}),
        ("legal_grounds", {"legal_grounds": "50/2014/QH13; 15/2021/NĐ-CP; 175/2024/NĐ-CP"}),
    ],
)
def test_each_part_differs_by_itself_and_taken_over_it_does_not(part: str, other: dict[str, Any]) -> None:
    row = theirs(replace(TEXT, **other))

    found = differing(TEXT, row)

    assert list(found) == [part]
    if found[part] is not None:
        assert differing(taken(part, found[part], TEXT), row) == {}


def test_what_ours_has_of_a_paper_stays_with_its_number() -> None:
    more = replace(
        TEXT, documents=(*TEXT.documents, DocumentText(position=9, name_vi="Giấy tờ đất", copies=1))
    )

    papers = differing(TEXT, theirs(more))["documents"]

    assert [(one["position"], one["name_vi"]) for one in papers] == [
        (1, "Đơn đề nghị"),
        (4, "Bản vẽ"),
        (5, "Giấy tờ đất"),
    ]


def test_one_of_several_limits_is_enough() -> None:
    row = theirs(TEXT)
    row["CACHTHUCTHUCHIEN"][0]["THOIGIAN"].append({"THOIGIANGIAIQUYET": 45, "DONVITINH": "Ngày"})
    assert differing(TEXT, row) == {}
    assert differing(replace(TEXT, statutory_limit="7d"), row)["statutory_limit"] == "45cd"


def test_new_and_gone_procedures() -> None:
    new = theirs(replace(TEXT, name_vi="Thủ tục mới"), "2.000009")

    found = compared(read(written(new)), {"1.000001": TEXT}, NAMES)

    assert [(one.code, one.part) for one in found] == [("1.000001", "gone"), ("2.000009", "missing")]
    text = procedure_of(found[1].value)
    assert (text.name_vi, text.sector, text.statutory_limit, text.limit) == (
        "Thủ tục mới",
        "xay-dung",
        "20d",
        "20d",
    )
    ended = theirs(TEXT, TRANGTHAI=2)
    assert [one.part for one in compared(read(written(ended)), {"1.000001": TEXT}, NAMES)] == ["gone"]


@pytest.mark.parametrize(
    "file",
    [b"", b"{", b"[]", b"{}", b"[1]", b'[{"MATTHC": "1"}]', b'[{"MATTHC": "", "TENTTHC": "x"}]',
     b'[{"MATTHC": "1", "TENTTHC": "x", "GIAYTO": 1, "CANCUPHAPLY": "abc"}]',
     b'[{"MATTHC": "1", "TENTTHC": "x"}, {"MATTHC": "1", "TENTTHC": "y"}]'],
)  # fmt: skip
def test_what_is_no_export_is_said(file: bytes) -> None:
    with pytest.raises(Unreadable):
        read(file)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(theirs(TEXT))), json_values, max_size=6))
def test_whatever_stands_in_an_export_is_read_or_said(row: dict[str, Any]) -> None:
    try:
        read(orjson.dumps([row], option=orjson.OPT_NON_STR_KEYS))
    except Unreadable:
        return
    except orjson.JSONEncodeError:
        return  # a whole number that JSON of the wire cannot hold


def our(world: World) -> tuple[str, ProcedureText]:
    version = world.five_days
    return version.procedure.code, procedure_texts([version.pk])[version.pk]


def export(world: World, **other: Any) -> bytes:
    """The national database has the five days' procedure alone, changed in `other`."""
    code, text = our(world)
    return written(
        theirs(replace(text, **other), code, LINHVUCTHUCHIEN=[], COQUANTHUCHIEN=[], CANCUPHAPLY=[])
    )


def row(part: str) -> NationalDifference:
    return NationalDifference.objects.get(part=part)


def test_a_difference_is_taken_into_a_draft(world: World) -> None:
    code, _text = our(world)
    national.compare(export(world, name_vi="Tên của trung ương"), by=QUANG, at=WHEN)
    assert NationalDifference.objects.filter(part="gone").exists()  # the world's other procedures

    (change,) = national.accept([row("name_vi").pk], by=QUANG, at=WHEN)

    draft = Proposal.objects.get(pk=change)
    assert (draft.code, draft.kind, draft.title_vi) == (code, Kind.AMEND, "Tên của trung ương")
    assert (row("name_vi").state, row("name_vi").proposal_id) == ("accepted", change)


def test_what_was_dismissed_stays_so_until_a_side_changes(world: World) -> None:
    national.compare(export(world, name_vi="Tên khác"), by=QUANG, at=WHEN)
    national.dismiss([row("name_vi").pk], reason="Quyết định của tỉnh ghi tên này", by=QUANG, at=WHEN)

    later = WHEN + timedelta(days=1)
    again = national.compare(export(world, name_vi="Tên khác"), by=QUANG, at=later)
    assert (again.fresh, row("name_vi").state) == (0, "dismissed")
    other = national.compare(export(world, name_vi="Tên khác nữa"), by=QUANG, at=later)
    assert (other.fresh, other.gone, row("name_vi").state) == (1, 1, "open")
    assert national.compare(export(world), by=QUANG, at=later).gone == 1


def test_who_may_and_what_is_owed(world: World) -> None:
    with pytest.raises(NotACatalogueOfficer):
        national.compare(export(world), by=DUNG, at=WHEN)
    national.compare(export(world, name_vi="A", statutory_limit="9d"), by=QUANG, at=WHEN)
    with pytest.raises(national.ReasonOwed):
        national.dismiss([row("name_vi").pk], reason=" ", by=QUANG, at=WHEN)
    (change,) = national.accept([row("name_vi").pk], by=QUANG, at=WHEN)
    assert national.accept([row("statutory_limit").pk], by=QUANG, at=WHEN) == [
        change
    ]  # one draft a procedure
    assert national.accept([row("name_vi").pk], by=QUANG, at=WHEN) == []  # decided already


def test_what_is_on_its_way_to_a_decision_is_not_rewritten(world: World) -> None:
    code, text = our(world)
    national.compare(export(world, name_vi="A"), by=QUANG, at=WHEN)
    sound = replace(text, legal_grounds="Luật Xây dựng 2014")
    from tests.catalogue.proposals.people import drafted

    proposals.send_to_check([order(drafted(code, sound), QUANG)])

    with pytest.raises(national.BeingDecided):
        national.accept([row("name_vi").pk], by=QUANG, at=WHEN)
    assert row("name_vi").state == "open"
