"""Two years with a bad summer at one agency: warned before the wave, told why, what can be shortened is, and every
figure and root agrees to the last dossier.

A small province, the same law: three agencies with two procedures each. Until May of the second year it is played
month by month, then day by day, with what runs by itself running by the scenario's clock (simulation.days).
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from motcua.catalogue.commands import proposals
from motcua.catalogue.commands.proposals import DecisionGiven, Draft, Order
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.queries.proposals import procedure_texts
from motcua.dossiers.models import Dossier, Event
from motcua.law import small_cells
from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.catalogue_life import Kind, Subject
from motcua.law.timeliness import Timeliness
from motcua.law.worktime import HANOI, Limit
from motcua.openness import queries as openness
from motcua.openness.models import DayRoot
from motcua.reports.models import OpenDay
from motcua.reports.queries import PROVINCE, Period, half_year, ii06a
from motcua.reports.queries.counted import miscounted
from motcua.reports.queries.overview import overview
from motcua.reports.queries.quality import quality
from motcua.simulation import history, summer
from motcua.simulation.days import DailyPlayer
from motcua.simulation.life import Life
from motcua.simulation.world import World as Played
from motcua.supervision import commands
from motcua.supervision.commands.shortening import Proposed
from motcua.supervision.models import Addressee, WaveWarning
from motcua.supervision.queries import outlooks, recounting, shortening
from motcua.supervision.queries.outlooks import StepNow
from tests.simulation import small
from tests.world import World

FIRST, LAST = date(2021, 1, 1), date(2022, 12, 31)
CLOSELY = date(2022, 6, 1), date(2022, 9, 1)
SIZE = summer.Size(per_day=8, slow="xay-dung", ease={"cong-thuong": 0.4})
DECIDED, IN_FORCE = date(2022, 7, 18), date(2022, 8, 1)
HALVES = [(2021, 1), (2021, 2), (2022, 1), (2022, 2)]
VERIFIER = resources.files("motcua.openness").joinpath("data", "verify_record.py")


@dataclass
class Years:
    """What was played, and what the leader saw meanwhile."""

    world: World
    province: Played
    lives: list[Life]
    warned_on: date | None = None
    told: list[StepNow] = field(default_factory=list)
    limits: dict[str, tuple[int, int]] = field(default_factory=dict)  # by procedure: before, after
    refused: list[str] = field(default_factory=list)

    def morning(self, at: datetime) -> None:
        """The leader looks at what there is to be warned of; one day the province shortens its limits."""
        waves = outlooks.waves(self.world.phuong)
        if self.warned_on is None and any(one.agency_id == self.world.construction.pk for one in waves):
            self.warned_on, self.told = at.date(), outlooks.steps(self.world.construction.pk, at=at)
        if at.date() == DECIDED:
            self._shorten(at)

    def _shorten(self, at: datetime) -> None:
        """Whatever would have kept 99.9 % at doubled volume too is shortened to that, by a decision."""
        cut: dict[str, int] = {}
        for version in ProcedureVersion.objects.filter(limit__endswith="d").order_by("procedure__code"):
            code, study = version.procedure.code, shortening.study(version.procedure_id)
            if study is None:
                continue
            if study.doubled is None or study.doubled.minutes > study.limit_minutes - 480:
                self.refused.append(code)
                continue
            days = -(-study.doubled.minutes // 480)
            cut[code] = version.pk
            self.limits[code] = study.limit_minutes // 480, days
            wanted = Proposed(
                procedure_id=version.procedure_id, minutes=days * 480, reason="Quá khứ cho phép"
            )
            commands.propose([wanted], year=2022, by=self.world.phuong, at=at)
        _decide(cut, self.limits, at)
        self._go_by_the_new_versions()

    def _go_by_the_new_versions(self) -> None:
        offers = {
            offer.code: offer
            for offer in small.read(FIRST, LAST).offers
            if offer.code in self.limits and offer.valid_from == IN_FORCE
        }
        for life in self.lives:
            if life.deeds[0].at.date() >= IN_FORCE and life.offer.code in offers:
                life.offer = offers[life.offer.code]


def _decide(cut: dict[str, int], limits: dict[str, tuple[int, int]], at: datetime) -> None:
    """The catalogue's way: drafted, checked, submitted, approved by a decision, published."""
    quang, dung, phuong = (
        Actor(kind=ActorKind.OFFICER, name=name, officer_id=n, posts=frozenset({(role, Unit(agency_id=1))}))
        for n, (name, role) in enumerate(
            [("Quang", Role.CATALOGUE_OFFICER), ("Dũng", Role.LEGAL_CHECKER), ("Phượng", Role.LEADER)], 9001
        )
    )
    texts = procedure_texts(list(cut.values()))
    ids = proposals.draft(
        [
            Draft(
                subject=Subject.PROCEDURE,
                kind=Kind.AMEND,
                code=code,
                by=quang,
                at=at,
                text=replace(texts[pk], limit=f"{limits[code][1]}d", legal_grounds="Luật Xây dựng 2014"),
            )
            for code, pk in cut.items()
        ]
    )

    def orders(by: Actor) -> list[Order]:
        return [Order(proposal_id=pk, by=by, at=at) for pk in ids]

    proposals.send_to_check(orders(quang))
    proposals.pass_check(orders(dung))
    proposals.submit(orders(quang))
    decision = DecisionGiven(
        number="1122/QĐ-UBND",
        title_vi="Cắt giảm thời hạn giải quyết thủ tục hành chính",
        issued_on=DECIDED,
        effective_on=IN_FORCE,
        issuer="Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn",
        signer="Dương Thị Phượng",
    )
    proposals.approve(ids, decision=decision, by=phuong, at=at)
    proposals.publish(ids, by=quang, at=at)


@pytest.fixture(scope="module")
def years(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Years]:
    """Played once for all that is asked of it, and gone afterwards."""
    from django.conf import settings

    kept = settings.MOTCUA_RECORD_KEY
    settings.MOTCUA_RECORD_KEY = str(tmp_path_factory.mktemp("record") / "key.pem")
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            yield _played()
            transaction.set_rollback(True)
    finally:
        settings.MOTCUA_RECORD_KEY = kept


def _played() -> Years:
    world = small.build()
    province = small.read(FIRST, LAST)
    lives = summer.plan(province, FIRST, LAST, seed=7, size=SIZE)
    years = Years(world, province, lives)
    player = DailyPlayer(province, seed=7, closely=CLOSELY, done=lambda _: None, morning=years.morning)
    with history.without_reactions():
        player.play(lives, until=datetime(2023, 3, 31, tzinfo=HANOI))
        player.reach(date(2023, 4, 1))
    with connection.cursor() as cursor:  # as it happens by itself on a database that lives for two years
        cursor.execute("ANALYZE")
    return years


def lately(years: Years, on: date) -> int:
    """How many the slow agency finished late within the two weeks before the day."""
    since = on - timedelta(days=14)
    return sum(since <= day < on for day in years_late(years))


def years_late(years: Years) -> list[date]:
    found = Dossier.objects.filter(agency=years.world.construction, timeliness=Timeliness.LATE)
    return [at.astimezone(HANOI).date() for at in found.values_list("finished_at", flat=True)]


def test_the_leader_is_warned_before_the_wave_and_of_nothing_else(years: Years) -> None:
    late = Counter(years_late(years))
    days = [FIRST + timedelta(days=n) for n in range(60, (LAST - FIRST).days)]
    fortnights = {day: sum(late[day - timedelta(days=n)] for n in range(1, 15)) for day in days}
    before = max(fortnights[day] for day in days if day < date(2022, 6, 10))
    wave_on = next(day for day in days if day > date(2022, 6, 10) and fortnights[day] > 1.5 * before)

    assert max(fortnights.values()) > 2 * before, "there was a wave"
    assert years.warned_on is not None
    assert date(2022, 6, 10) < years.warned_on < wave_on
    others = WaveWarning.objects.exclude(agency=years.world.construction)
    assert not others.filter(rule__addressee=Addressee.LEADER).exists()
    assert not WaveWarning.objects.filter(settled_at=None).exists(), "it is over, and so are the warnings"


def test_the_leader_sees_where_the_time_goes(years: Years) -> None:
    first = years.told[0]

    assert first.key == "appraise"
    assert first.lying > 1.4 * first.usually_lying > 5


def test_only_what_can_bear_it_is_shortened_and_keeps_its_time(years: Years) -> None:
    slow = set(
        ProcedureVersion.objects.filter(agency=years.world.construction).values_list(
            "procedure__code", flat=True
        )
    )

    assert years.limits, "something could be shortened"
    assert not slow & years.limits.keys()
    assert slow & set(years.refused)
    for code, (before, after) in years.limits.items():
        assert after < before
        here = Dossier.objects.filter(procedure_version__procedure__code=code, received_at__isnull=False)
        new = here.filter(received_at__date__gte=IN_FORCE)
        old = here.filter(received_at__date__lt=IN_FORCE)
        assert set(new.values_list("procedure_version__limit", flat=True)) == {f"{after}d"}
        assert {one.first_due_at for one in new} == {due(years, one, after) for one in new}
        assert {one.first_due_at for one in old} == {due(years, one, before) for one in old}
        finished = [one.timeliness for one in new if one.finished_at]
        assert len(finished) > 20
        assert finished.count(Timeliness.LATE) <= 0.01 * len(finished)


def due(years: Years, one: Dossier, days: int) -> datetime | None:
    return years.province.calendar.due(one.received_at, Limit.parse(f"{days}d")) if one.received_at else None


@pytest.mark.parametrize(("year", "half"), HALVES)
def test_every_figure_of_a_half_year_agrees_to_the_last_dossier(years: Years, year: int, half: int) -> None:
    period, centre = Period.half(year, half), years.world.centre
    received, judged = recounted(period)

    told = half_year(year, half, centre_code=centre.code).values()
    shown = overview(PROVINCE, period, period).now
    table = ii06a(period, centre_ids=[centre.pk]).total.values
    index = {one.indicator.key: one for one in quality(period, PROVINCE).whole.scored}

    assert received.total() > 700
    for channel in ("counter", "online", "post"):
        assert told["received"][channel] == shown[f"received.{channel}"] == received[channel]
    assert told["received"]["total"] == shown["received.total"] == received.total()
    assert table["received.total"] - table["received.carried"] == received.total()
    for grade in ("early", "on_time", "late"):
        assert told["resolved"][grade] == shown[f"resolved.{grade}"] == judged[grade]
        assert table[f"resolved.{grade}"] == judged[grade]
    assert told["resolved"]["total"] == table["resolved.total"] == judged.total()
    in_time, online = index["progress.in_time"], index["online.filed"]
    assert (in_time.part, in_time.whole) == (judged["early"] + judged["on_time"], judged.total())
    assert (online.part, online.whole) == (received["online"], received.total())
    happened = Event.objects.filter(at__gte=period.since, at__lt=period.until)
    assert happened.filter(kind="received").count() == received.total()
    assert happened.filter(kind="finished").count() == judged.total()


@pytest.mark.parametrize(("year", "half"), HALVES)
def test_each_days_open_data_is_that_days_dossiers(years: Years, year: int, half: int) -> None:
    period = Period.half(year, half)
    published = dict(
        OpenDay.objects.filter(day_on__range=(period.first_on, period.last_on)).values_list(
            "day_on", "content"
        )
    )

    assert len(published) == (period.last_on - period.first_on).days + 1
    for day, content in published.items():
        received, judged = recounted(Period(day, day))
        cells = {f"received.{key}": count for key, count in received.items()}
        cells |= {f"resolved.{key}": count for key, count in judged.items()}
        told = {key: cell for key, cell in content["total"].items() if key in PARTS}
        assert told == {key: shown(cells.get(key, 0)) for key in PARTS}, day


PARTS = [f"received.{key}" for key in ("counter", "online", "post")]
PARTS += [f"resolved.{key}" for key in ("early", "on_time", "late")]


def shown(count: int) -> int | None:
    """A cell as it may be published: small ones are left out."""
    return count if count == 0 or count >= small_cells.LEAST else None


def recounted(period: Period) -> tuple[Counter[str], Counter[str]]:
    """The dossiers themselves, one by one: received by channel, finished by how they were judged."""
    received = Dossier.objects.filter(received_at__gte=period.since, received_at__lt=period.until)
    finished = Dossier.objects.filter(finished_at__gte=period.since, finished_at__lt=period.until)
    grades = {int(grade): name for name, grade in Timeliness.__members__.items()}
    return (
        Counter(received.values_list("channel", flat=True)),
        Counter(grades[grade or 0].lower() for grade in finished.values_list("timeliness", flat=True)),
    )


def test_the_counts_kept_are_what_a_recount_gives(years: Years) -> None:
    assert miscounted() == []
    assert not any(recounting.differences().values())
    assert recounting.courses_that_differ() == 0


def test_every_night_has_its_root_and_a_program_of_its_own_believes_it(years: Years, tmp_path: Path) -> None:
    nights = list(DayRoot.objects.order_by("number").values_list("day_on", flat=True))
    one = Dossier.objects.filter(agency=years.world.construction, timeliness=Timeliness.LATE).latest(
        "received_at"
    )
    proofs = openness.proofs(one.pk)
    (tmp_path / "roots.json").write_text(json.dumps(openness.roots_document()))
    told = {"dossier": one.code, "proofs": [proof.document() for proof in proofs]}
    (tmp_path / "proof.json").write_text(json.dumps(told))

    done = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(tmp_path / "roots.json"), "--proof", str(tmp_path / "proof.json")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert nights == [nights[0] + timedelta(days=n) for n in range(len(nights))]
    assert (nights[0], nights[-1] > LAST) == (FIRST, True)
    assert sum(DayRoot.objects.values_list("size", flat=True)) == Event.objects.count()
    assert len(proofs) == Event.objects.filter(dossier=one).count() > 5
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(nights)} roots, each signed and following from the one before" in done.stdout
