"""Changes of the catalogue at the desk: begun, edited, sent on, decided, published, told on the portal."""

from dataclasses import asdict
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.catalogue.models import ProcedureVersion, Proposal
from motcua.catalogue.queries.proposals import procedure_texts
from motcua.identity.models import Account
from motcua.law.actor import Role
from motcua.organisation.models import Agency, Officer, OfficerRole
from tests.world import SINCE, World

CODE = "1.009978"


@pytest.fixture
def desk(world: World) -> dict[str, Client]:
    """A browser each for quang, who drafts, dung, who checks, and phuong, who decides."""
    province = Agency.objects.get(code="tinh")
    clients = {}
    roles = {"quang": Role.CATALOGUE_OFFICER, "dung": Role.LEGAL_CHECKER, "chair": Role.LEADER}
    for name, role in roles.items():
        account = Account.objects.create_user(username=name, password="x")
        officer = Officer.objects.create(code=name, full_name=name.title(), agency=province, account=account)
        OfficerRole.objects.create(officer=officer, role=role, agency=province, valid_from=SINCE)
        clients[name] = Client()
        clients[name].force_login(account)
    return clients


def begun(desk: dict[str, Client], what: str = "procedure amend", code: str = CODE, **other: str) -> int:
    said = {"what": what, "code": code} | other
    answer = desk["quang"].post("/desk/proposals/new", said)
    assert answer.status_code == 302, answer.content.decode()
    return Proposal.objects.latest("id").pk


def said(proposal_id: int, **other: Any) -> dict[str, Any]:
    """What the editor sends, of the draft as it is but for `other`."""
    row = Proposal.objects.get(pk=proposal_id)
    assert row.base_version_id is not None
    text = asdict(procedure_texts([row.base_version_id])[row.base_version_id])
    documents, fees = text.pop("documents"), text.pop("fees")
    sent = {name: value for name, value in text.items() if value is not False} | {"seen": row.version}
    sent |= {"legal_grounds": "Luật Xây dựng 2014\nNghị định 15/2021/NĐ-CP"}
    for prefix, rows in (("documents", documents), ("fees", fees)):
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows) + 1, f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, each in enumerate(rows):
            sent |= {
                f"{prefix}-{number}-{name}": value
                for name, value in each.items()
                if value not in (None, False)
            }
    return sent | other


def test_a_change_goes_from_its_beginning_to_the_portal(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk, ground_vi="Nghị định 15/2021/NĐ-CP")
    page = f"/desk/proposals/{proposal_id}"
    editor = desk["quang"].get(f"{page}/text")
    assert "Hãy nêu văn bản quy định thủ tục này" in editor.content.decode()
    new_paper = {"documents-3-name_vi": "Bản vẽ", "documents-3-kind": "original", "documents-3-copies": "2"}

    saved = desk["quang"].post(f"{page}/text", said(proposal_id, name_vi="Cấp phép xây dựng", **new_paper))
    assert saved.status_code == 302, saved.content.decode()
    shown = desk["quang"].get(page).content.decode()
    assert "<del>" in shown
    assert "Bản vẽ" in shown
    assert desk["quang"].post(f"{page}/send_to_check").status_code == 302
    assert desk["dung"].post(f"{page}/pass_check", {"text": "Đúng thẩm quyền"}).status_code == 302
    assert desk["quang"].post(f"{page}/submit").status_code == 302
    today = timezone.localdate()
    parts = {"day": today.day, "month": today.month, "year": today.year}
    day = {f"{name}_{p}": n for name in ("issued_on", "effective_on") for p, n in parts.items()}
    decided = desk["chair"].post(
        "/desk/proposals/decide",
        {
            "proposals": [proposal_id], "number": "700/QĐ-UBND", "title_vi": "Công bố thủ tục", "signer": "Phượng",
            "issuer": "Chủ tịch", **day,
        },
    )  # fmt: skip
    assert decided.status_code == 302, decided.content.decode()
    assert CODE not in Client().get("/decisions/").content.decode()
    published = desk["quang"].post(decided["Location"])
    assert published.status_code == 302

    version = ProcedureVersion.objects.get(procedure__code=CODE, version=2)
    assert (version.name_vi, version.required_documents.count()) == ("Cấp phép xây dựng", 4)
    assert version.legal_grounds == "Luật Xây dựng 2014; Nghị định 15/2021/NĐ-CP"
    told = Client().get("/decisions/").content.decode()
    assert "Cấp phép xây dựng" in told
    assert "700/QĐ-UBND" in Client().get("/").content.decode()


def test_what_cannot_be_kept_is_told_and_nothing_typed_is_lost(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)
    bad = said(proposal_id, name_vi="Tên mới", **{"documents-0-originals": "nhiều"})

    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/text", bad)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'value="Tên mới"' in shown
    assert 'value="nhiều"' in shown


def test_a_draft_with_faults_is_not_sent_on_and_says_why(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)

    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/send_to_check", {"text": "gấp"})

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "chưa đủ điều kiện" in shown
    assert "gấp" in shown


def test_a_reason_that_is_missing_is_asked_for(world: World, desk: dict[str, Client]) -> None:
    proposal_id = begun(desk)

    answer = desk["quang"].post(f"/desk/proposals/{proposal_id}/withdraw")

    assert answer.status_code == 409
    assert "Hãy ghi rõ lý do" in answer.content.decode()


def test_what_is_not_there_cannot_be_amended(world: World, desk: dict[str, Client]) -> None:
    answer = desk["quang"].post("/desk/proposals/new", {"what": "procedure amend", "code": "9.999999"})

    assert answer.status_code == 409
    assert "9.999999" in answer.content.decode()


def test_the_list_tells_where_each_stands(world: World, desk: dict[str, Client]) -> None:
    begun(desk)

    assert "Đang soạn thảo" in desk["dung"].get("/desk/proposals").content.decode()
    assert "Đang soạn thảo" not in desk["dung"].get("/desk/proposals?tab=published").content.decode()
