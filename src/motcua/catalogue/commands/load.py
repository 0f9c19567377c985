"""Load the catalogue from files. Loading again updates; nothing is deleted. The organisation comes first."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.catalogue.commands.eforms import load_forms
from motcua.catalogue.commands.processes import Wanted, put_processes, templates
from motcua.catalogue.commands.revising import revised
from motcua.catalogue.models import (
    Decision,
    EverydayWord,
    Fee,
    LifeEvent,
    Procedure,
    ProcedureVersion,
    RequiredDocument,
    Sector,
    TimeLimitCut,
)
from motcua.lib.folding import fold
from motcua.organisation.commands.tables import Loaded, Put, day, ids, put, read
from motcua.organisation.models import Agency

HERE = "motcua.catalogue"
Raw = dict[str, str]
# Columns of the file that the table holds under the same name.
PLAIN = (
    "office_vi", "office_en",
    "level", "name_vi", "name_en", "service_level", "statutory_limit", "limit", "result_vi", "result_en",
    "result_kind", "conditions_vi", "legal_grounds", "channels", "fee_timing",
)  # fmt: skip


@transaction.atomic
def load(folder: Path | None = None) -> Loaded:
    """Sectors, decisions, processes and procedures with their papers, fees and forms, from the files of
    `folder` (or those of the demonstration province)."""
    files = {
        "sectors": put(Sector, read(HERE, "sectors", folder), key=["code"]),
        "decisions": put(Decision, [_decision(r) for r in read(HERE, "decisions", folder)], key=["number"]),
    }
    rows = read(HERE, "procedures", folder)
    processes = put_processes({(r["process"], r["limit"]) for r in rows}, templates(folder))
    files["procedures"] = put_versions(rows, processes)
    versions = versions_by_name()
    papers = [_paper(r, versions) for r in read(HERE, "required_documents", folder)]
    files["required_documents"] = put(RequiredDocument, papers, key=["version_id", "position"])
    fees = [_fee(r, versions) for r in read(HERE, "fees", folder)]
    files["fees"] = put(Fee, fees, key=["version_id", "kind", "case_vi"])
    files["forms"] = load_forms(versions, folder)
    files["time_limit_cuts"] = _load_cuts(read(HERE, "time_limit_cuts", folder))
    files["life_events"] = _load_events(read(HERE, "life_events", folder))
    words = [r | {"folded": fold(r["phrase"])} for r in read(HERE, "everyday_words", folder)]
    files["everyday_words"] = put(EverydayWord, words, key=["folded"])
    if any(one.changed for one in files.values()):
        revised()
    return Loaded(files)


def put_versions(rows: list[Raw], processes: dict[Wanted, int]) -> Put:
    """Procedures and their versions, from rows whose every reference is known to hold."""
    sectors, agencies, decisions = ids(Sector), ids(Agency), ids(Decision, "number")
    heads = {r["code"]: {"code": r["code"], "sector_id": sectors[r["sector"]]} for r in rows}
    put(Procedure, list(heads.values()), key=["code"])
    procedures = ids(Procedure)
    versions: list[dict[str, Any]] = [
        {
            "procedure_id": procedures[r["code"]],
            "version": int(r["version"]),
            "decision_id": decisions[r["decision"]] if r["decision"] else None,
            "agency_id": agencies[r["agency"]] if r["agency"] else None,
            "folded_name": fold(r["name_vi"]),
            "online_level": int(r["online_level"]),
            "process_id": processes[r["process"], r["limit"]],
            "on_the_spot": r["on_the_spot"] == "1",
            "valid_from": day(r["valid_from"]),
            "valid_until": day(r["valid_until"]),
            **{column: r[column] for column in PLAIN},
        }
        for r in rows
    ]
    return put(ProcedureVersion, versions, key=["procedure_id", "version"])


def versions_by_name() -> dict[tuple[str, str], int]:
    """The ids of versions by (procedure's code, version as written)."""
    rows = ProcedureVersion.objects.values_list("procedure__code", "version", "pk")
    return {(code, str(version)): pk for code, version, pk in rows}


def _decision(row: Raw) -> dict[str, Any]:
    return row | {"issued_on": day(row["issued_on"]), "effective_on": day(row["effective_on"])}


def _paper(row: Raw, versions: dict[tuple[str, str], int]) -> dict[str, Any]:
    return {
        "version_id": versions[row["procedure"], row["version"]],
        "position": int(row["position"]),
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "kind": row["kind"],
        "originals": int(row["originals"]),
        "copies": int(row["copies"]),
        "e_copy_allowed": row["e_copy_allowed"] == "1",
        "mandatory": row["mandatory"] == "1",
        "case_vi": row["case_vi"],
        # Columns that a table may leave out.
        "file_types": row.get("file_types", ""),
        "file_most_mb": int(row["file_most_mb"]) if row.get("file_most_mb") else None,
        "files_most": int(row["files_most"]) if row.get("files_most") else None,
    }


def _fee(row: Raw, versions: dict[tuple[str, str], int]) -> dict[str, Any]:
    plain = {column: value for column, value in row.items() if column not in ("procedure", "version")}
    return plain | {
        "version_id": versions[row["procedure"], row["version"]],
        "amount_dong": int(row["amount_dong"]),
    }


def _load_cuts(rows: list[Raw]) -> Put:
    agencies, decisions = ids(Agency), ids(Decision, "number")
    cuts = [
        {
            "agency_id": agencies[r["agency"]],
            "decision_id": decisions[r["decision"]],
            "plan_share_percent": Decimal(r["plan_share_percent"]),
        }
        for r in rows
    ]
    return put(TimeLimitCut, cuts, key=["agency_id", "decision_id"])


def _load_events(rows: list[Raw]) -> Put:
    put_events = put(
        LifeEvent, [{k: r[k] for k in ("code", "name_vi", "name_en")} for r in rows], key=["code"]
    )
    events, procedures = ids(LifeEvent), ids(Procedure)
    links = LifeEvent.procedures.through
    known = set(links.objects.values_list("lifeevent_id", "procedure_id"))
    wanted = {
        (events[r["code"]], procedures[code]) for r in rows for code in r["procedures"].split(";") if code
    }
    links.objects.bulk_create(
        links(lifeevent_id=event, procedure_id=procedure) for event, procedure in sorted(wanted - known)
    )
    return Put(put_events.added, put_events.updated + len(wanted - known), put_events.unchanged)
