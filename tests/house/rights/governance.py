"""What officers may ask for: the life of procedures and processes."""

from collections.abc import Mapping
from typing import Any

from tests.house.rights.kinds import Line, Place, line

READERS = ("catalogue_officer", "legal_checker", "leader", "auditor")


def none(_place: Place) -> Mapping[str, Any]:
    return {"proposal_id": 0}


def no_decision(_place: Place) -> Mapping[str, Any]:
    return {"decision_id": 0}


def readers(status: int) -> dict[str, int]:
    return dict.fromkeys(READERS, status)


GOVERNANCE: dict[str, Line] = {
    "desk:proposals": line(302, 403, 403, **readers(200)),
    "desk:proposal_new": line(302, 403, 403, catalogue_officer=200),
    "POST desk:proposal_new": line(302, 403, 403, catalogue_officer=422),
    "desk:national": line(302, 403, 403, **readers(200)),
    "POST desk:national": line(302, 403, 403, **readers(422)),  # no file is sent
    "POST desk:national_decide": line(302, 403, 403, catalogue_officer=302),  # nothing is ticked
    "desk:national_report": line(302, 403, 403, **readers(200)),
    "desk:proposals_decide": line(302, 403, 403, leader=200),
    "POST desk:proposals_decide": line(302, 403, 403, leader=422),
    "desk:catalogue_decision": line(302, 403, 403, at=no_decision, **readers(404)),
    "POST desk:catalogue_decision": line(302, 403, 403, at=no_decision, **readers(404)),
    "desk:annex": line(302, 403, 403, at=lambda p: no_decision(p) | {"form": "pdf"}, **readers(404)),
    "desk:annex_draft": line(302, 403, 403, at=lambda p: {"form": "docx"}, **readers(404)),
    "desk:proposal": line(302, 403, 403, at=none, **readers(404)),
    "POST desk:proposal_do": line(
        302, 403, 403, at=lambda p: none(p) | {"deed": "comment"}, **(readers(404) | {"auditor": 403})
    ),
    "POST desk:process_draw": line(302, 403, 403, at=none, catalogue_officer=404),
    "desk:process_bpmn": line(302, 403, 403, at=none, **readers(404)),
    "POST desk:process_bring": line(302, 403, 403, at=none, catalogue_officer=404),
    "desk:proposal_trial": line(302, 403, 403, at=none, **readers(404)),
    "POST desk:proposal_trial": line(302, 403, 403, at=none, **readers(404)),
    "desk:proposal_form": line(302, 403, 403, at=none, catalogue_officer=404),
    "POST desk:proposal_form": line(302, 403, 403, at=none, catalogue_officer=404),
    "POST portal:form-trial": line(403, 403, 403, **readers(400)),  # no form is sent with it
    "desk:proposal_template": line(302, 403, 403, at=none, catalogue_officer=404),
    "POST desk:proposal_template": line(302, 403, 403, at=none, catalogue_officer=404),
    "desk:proposal_text": line(302, 403, 403, at=none, catalogue_officer=404),
    "POST desk:proposal_text": line(302, 403, 403, at=none, catalogue_officer=404),
}
