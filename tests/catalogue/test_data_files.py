"""The demonstration province's data files hold together: references resolve, periods fit, figures agree."""

import csv
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from motcua.law.actor import Role
from motcua.law.process import END, StepKind, StepPlan, faults

SRC = Path(__file__).resolve().parents[2] / "src" / "motcua"
ALWAYS = "9999-12-31"
H1_2021 = "2021-06-30"
DEMO_ACCOUNTS = {
    "lan": "intake_officer",
    "minh": "processing_officer",
    "hoa": "approver",
    "tuan": "processing_officer",
    "thu": "clerk",
    "ngan": "cashier",
    "bich": "post_officer",
    "huong": "guidance_officer",
    "son": "supervisor",
    "phuong": "leader",
    "quang": "catalogue_officer",
    "dung": "legal_checker",
    "admin": "administrator",
    "kiem": "auditor",
}


def read(area: str, name: str) -> list[dict[str, str]]:
    with (SRC / area / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_force(row: dict[str, str], day: str) -> bool:
    return row["valid_from"] <= day < (row["valid_until"] or ALWAYS)


def within(row: dict[str, str], outer: dict[str, str]) -> bool:
    """Whether the row's period lies inside the outer row's."""
    return row["valid_from"] >= outer["valid_from"] and (row["valid_until"] or ALWAYS) <= (
        outer["valid_until"] or ALWAYS
    )


CALENDARS = {row["code"]: row for row in read("organisation", "calendars")}
AGENCIES = {row["code"]: row for row in read("organisation", "agencies")}
CENTRES = {row["code"]: row for row in read("organisation", "centres")}
OFFICERS = {row["username"]: row for row in read("organisation", "officers")}
ROLES = read("organisation", "officer_roles")
VERSIONS = read("catalogue", "procedures")
DECISIONS = {row["number"]: row for row in read("catalogue", "decisions")}
STEPS = read("catalogue", "process_steps")
UNITS = AGENCIES | CENTRES


def holders(role: str, unit: str, day: str) -> set[str]:
    return {r["username"] for r in ROLES if (r["role"], r["unit"]) == (role, unit) and in_force(r, day)}


@pytest.mark.parametrize(
    ("area", "name", "key"),
    [
        ("organisation", "calendars", ("code",)),
        ("organisation", "agencies", ("code",)),
        ("organisation", "centres", ("code",)),
        ("organisation", "counters", ("centre", "number")),
        ("organisation", "officers", ("username",)),
        ("organisation", "officers", ("full_name",)),
        ("organisation", "officer_roles", ("username", "role", "unit", "valid_from")),
        ("catalogue", "sectors", ("code",)),
        ("catalogue", "decisions", ("number",)),
        ("catalogue", "procedures", ("code", "version")),
        ("catalogue", "required_documents", ("procedure", "version", "position")),
        ("catalogue", "fees", ("procedure", "version", "kind", "case_vi")),
        ("catalogue", "processes", ("code",)),
        ("catalogue", "process_steps", ("process", "key")),
        ("catalogue", "process_outcomes", ("process", "step", "outcome")),
    ],
)
def test_no_row_is_there_twice(area: str, name: str, key: tuple[str, ...]) -> None:
    counted = Counter(tuple(row[column] for column in key) for row in read(area, name))

    assert [k for k, times in counted.items() if times > 1] == []


def test_codes_fit_their_columns() -> None:
    for code in UNITS:
        assert re.fullmatch(r"[a-z0-9-]{1,80}", code)
    for username in OFFICERS:
        assert re.fullmatch(r"[a-z0-9-]{1,60}", username)
    for row in VERSIONS:
        assert re.fullmatch(r"\d\.\d{6}", row["code"])
        assert len(row["name_vi"]) <= 500
        assert len(row["name_en"]) <= 500


def test_agencies_and_centres_refer_to_what_exists() -> None:
    assert not AGENCIES.keys() & CENTRES.keys()
    for agency in AGENCIES.values():
        assert agency["calendar"] in CALENDARS
        if agency["parent"]:
            assert within(agency, AGENCIES[agency["parent"]])
    for centre in CENTRES.values():
        assert centre["calendar"] in CALENDARS
        assert within(centre, AGENCIES[centre["host_agency"]])
    for counter in read("organisation", "counters"):
        assert counter["centre"] in CENTRES
        assert set(filter(None, counter["agencies"].split(";"))) <= AGENCIES.keys()


def test_the_province_has_the_units_of_2021_and_those_of_today() -> None:
    def units(level: str, kind: str, day: str) -> int:
        return sum((a["level"], a["kind"]) == (level, kind) and in_force(a, day) for a in AGENCIES.values())

    assert units("district", "district", H1_2021) == 11
    assert units("district", "district", "2025-07-01") == 0
    assert units("commune", "commune", "2025-07-01") == 65
    assert units("province", "department", H1_2021) == 20
    assert units("province", "department", "2025-07-01") == 15


def test_in_2020_and_2021_every_calendar_keeps_the_hours_of_the_house() -> None:
    house = {(day, *stretch) for day in range(5) for stretch in (("07:30", "12:00"), ("13:30", "17:00"))}
    hours = read("organisation", "calendar_hours")

    for day in ("2020-01-01", H1_2021):
        for calendar in CALENDARS:
            found = {
                (int(h["weekday"]), h["opens"], h["closes"])
                for h in hours
                if h["calendar"] == calendar and in_force(h, day)
            }
            assert found == house
    for closure in read("organisation", "closures"):
        assert closure["calendar"] in CALENDARS
        assert H1_2021 < closure["starts_at"] < closure["ends_at"]


def test_posts_are_held_in_units_that_exist_for_their_time() -> None:
    for role in ROLES:
        assert role["username"] in OFFICERS
        assert Role(role["role"])
        assert within(role, UNITS[role["unit"]])
    for officer in OFFICERS.values():
        assert officer["agency"] in AGENCIES
    counters = {(c["centre"], c["number"]) for c in read("organisation", "counters")}
    for posting in read("organisation", "secondments"):
        assert posting["username"] in OFFICERS
        assert within(posting, AGENCIES[posting["agency"]])
        assert within(posting, CENTRES[posting["centre"]])
        assert (posting["centre"], posting["counter"]) in counters


@pytest.mark.parametrize("day", ["2019-01-01", "2021-06-30", "2026-12-31"])
def test_the_demo_accounts_hold_their_role(day: str) -> None:
    held = {(r["username"], r["role"]) for r in ROLES if in_force(r, day)}

    assert set(DEMO_ACCOUNTS.items()) <= held


@pytest.mark.parametrize("day", ["2020-01-01", "2021-06-30", "2025-03-20", "2026-11-24"])
def test_every_competent_agency_is_staffed(day: str) -> None:
    staffed_levels = {c["level"]: [] for c in CENTRES.values()}
    for centre in CENTRES.values():
        if in_force(centre, day):
            staffed_levels[centre["level"]].append(centre["host_agency"])
            assert holders("intake_officer", centre["code"], day)
            assert holders("clerk", centre["code"], day)
    for version in VERSIONS:
        if not in_force(version, day):
            continue
        competent = [version["agency"]] if version["agency"] else staffed_levels[version["level"]]
        for agency in competent:
            assert len(holders("processing_officer", agency, day)) >= 2, agency
            assert holders("approver", agency, day), agency


def test_the_centre_is_staffed() -> None:
    wanted = {
        "intake_officer": 12,
        "guidance_officer": 3,
        "cashier": 2,
        "post_officer": 2,
        "clerk": 2,
        "supervisor": 1,
    }

    for role, number in wanted.items():
        assert len(holders(role, "ttpvhcc", H1_2021)) >= number
    assert holders("processing_officer", "ttpvhcc", H1_2021)
    assert holders("approver", "ttpvhcc", H1_2021)


def test_versions_refer_to_what_exists_for_their_time() -> None:
    sectors = {row["code"] for row in read("catalogue", "sectors")}
    processes = {row["code"] for row in read("catalogue", "processes")}

    for version in VERSIONS:
        assert version["sector"] in sectors
        assert version["process"] in processes
        assert version["valid_from"] >= DECISIONS[version["decision"]]["effective_on"]
        assert (version["level"] == "province") == bool(version["agency"])
        if version["agency"]:
            assert within(version, AGENCIES[version["agency"]]), version["code"]
    assert {v["sector"] for v in VERSIONS} == sectors


OF_2021 = {"1.002755", "1.010039", "1.003197", "1.010028", "1.010041", "1.010040"}


def test_residence_is_decided_by_the_police_and_its_book_ended_with_the_law_of_2020() -> None:
    residence = [v for v in VERSIONS if v["sector"] == "cu-tru"]

    assert {v["code"] for v in residence if in_force(v, H1_2021)} == {v["code"] for v in residence} - OF_2021
    assert all("Công an" in v["office_vi"] and v["office_en"] for v in residence)
    assert not any(v["office_vi"] for v in VERSIONS if v["agency"])
    books = {v["valid_until"] for v in residence if v["result_vi"] in ("Sổ hộ khẩu", "Sổ tạm trú")}
    assert books == {"2021-07-01"}


def test_versions_of_a_procedure_follow_each_other_without_gap() -> None:
    lives = defaultdict(list)
    for version in VERSIONS:
        lives[version["code"]].append(version)

    for life in lives.values():
        assert [int(v["version"]) for v in life] == list(range(1, len(life) + 1))
        # What came later came by a law of later, such as the Law on Residence 2020.
        assert life[0]["valid_from"] == ("2021-07-01" if life[0]["code"] in OF_2021 else "2019-01-01")
        assert life[-1]["valid_until"] == ""
        for earlier, later in pairwise(life):
            assert earlier["valid_until"] == later["valid_from"]


def test_there_are_real_procedures_over_many_sectors() -> None:
    today = [v for v in VERSIONS if in_force(v, H1_2021)]

    assert len(today) >= 130
    assert len({v["sector"] for v in today}) >= 14
    assert {v["level"] for v in today} == {"province", "district", "commune"}
    assert {AGENCIES[v["agency"]]["kind"] for v in today if v["agency"]} == {"department", "vertical"}
    assert any(v["agency"] == "so-xay-dung" and v["limit"] == "5d" for v in today)
    assert any(v["limit"] == "4h" for v in today)
    assert any(v["on_the_spot"] == "1" for v in today)


def test_nine_sectors_shortened_their_limits_by_38_8_percent() -> None:
    cut = [v for v in VERSIONS if v["limit"] != v["statutory_limit"]]
    plans = read("catalogue", "time_limit_cuts")

    assert all(re.fullmatch(r"\d+d", v["limit"]) and re.fullmatch(r"\d+d", v["statutory_limit"]) for v in cut)
    statutory = sum(int(v["statutory_limit"][:-1]) for v in cut)
    limit = sum(int(v["limit"][:-1]) for v in cut)
    assert all(int(v["limit"][:-1]) < int(v["statutory_limit"][:-1]) for v in cut)
    assert all(v["valid_from"] <= H1_2021 and in_force(v, H1_2021) for v in cut)
    assert round(100 * (statutory - limit) / statutory, 1) == 38.8
    assert len({v["agency"] for v in cut}) == 9
    assert {p["agency"] for p in plans} == {v["agency"] for v in cut}
    for plan in plans:
        assert DECISIONS[plan["decision"]]["kind"] == "time_limit_cut"
        assert float(plan["plan_share_percent"]) < 38.8


def test_documents_and_fees_belong_to_a_version() -> None:
    versions = {(v["code"], v["version"]): v for v in VERSIONS}
    documents = Counter((d["procedure"], d["version"]) for d in read("catalogue", "required_documents"))
    fees = read("catalogue", "fees")

    assert documents.keys() == versions.keys()
    assert all(1 <= number <= 6 for number in documents.values())
    for fee in fees:
        assert versions[fee["procedure"], fee["version"]]["fee_timing"] in {"before", "after"}
        assert int(fee["amount_dong"]) > 0
        assert fee["legal_ground"]
    charged = {key for key, v in versions.items() if v["fee_timing"] in {"before", "after"}}
    assert charged == {(f["procedure"], f["version"]) for f in fees}


def test_processes_are_sound() -> None:
    outcomes, onward = defaultdict(dict), defaultdict(tuple)
    for row in read("catalogue", "process_outcomes"):
        outcomes[row["process"], row["step"]][row["outcome"]] = row["next_step"]
        if row["onward"] == "1":
            onward[row["process"], row["step"]] += (row["outcome"],)

    for process in read("catalogue", "processes"):
        steps = [s for s in STEPS if s["process"] == process["code"]]
        plans = [
            StepPlan(
                key=s["key"],
                kind=StepKind(s["kind"]),
                role=Role(s["role"]),
                limit_minutes=int(s["limit_share"]),
                outcomes=outcomes[s["process"], s["key"]],
                onward=onward[s["process"], s["key"]],
            )
            for s in steps
        ]
        assert faults(plans, limit_minutes=100) == [], process["code"]
        assert [int(s["position"]) for s in steps] == list(range(1, len(steps) + 1))
        first, last = steps[0], steps[-1]
        assert (first["key"], first["role"], first["unit"]) == ("intake", "intake_officer", "centre")
        assert (last["key"], last["role"], last["unit"]) == ("return", "intake_officer", "centre")
        assert set(outcomes[process["code"], "return"].values()) == {END}


def test_steps_at_a_named_agency_have_somebody_while_the_process_is_used() -> None:
    for version in VERSIONS:
        for step in (s for s in STEPS if s["process"] == version["process"]):
            named = [step["unit"].removeprefix("agency:")] if step["unit"].startswith("agency:") else []
            for agency in named:
                assert holders(step["role"], agency, version["valid_from"]), (version["code"], agency)
            for agency in filter(None, [*named, *step["consult_agencies"].split(";")]):
                assert within(version, AGENCIES[agency]), (version["code"], agency)


def test_life_events_lead_to_procedures() -> None:
    codes = {v["code"] for v in VERSIONS}

    for event in read("catalogue", "life_events"):
        assert set(event["procedures"].split(";")) <= codes
