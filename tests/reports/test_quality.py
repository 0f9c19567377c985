"""The index is counted from what happened, takes the registry's figures, and leads to what would raise it."""

import io
from datetime import date

import pypdf
from django.test import Client

from motcua.dossiers.models import Channel
from motcua.identity.models import Account
from motcua.law.actor import SYSTEM
from motcua.organisation.models import Officer
from motcua.ratings.commands import RatingGiven, rate
from motcua.reports import papers
from motcua.reports.queries import PROVINCE, Level, Period, Scope
from motcua.reports.queries.quality import quality
from tests.ratings.test_feedback import answered
from tests.world import World, at

APRIL = Period(date(2021, 4, 1), date(2021, 4, 30))


def filled(world: World) -> None:
    done = world.finished(at("04-06 11:00"))
    world.finished(at("04-20 11:00"))
    world.received(channel=Channel.POST)
    rate([RatingGiven(dossier_id=done, score="satisfied", by=SYSTEM, at=at("04-07 09:00"))])
    answered(world)


def test_each_rate_is_counted(world: World) -> None:
    filled(world)

    told = {one.indicator.key: (one.part, one.whole) for one in quality(APRIL, PROVINCE).whole.scored}

    assert told["progress.in_time"] == (1, 2)
    assert told["online.filed"] == (0, 3)
    assert told["satisfaction.service"] == (1, 1)
    assert told["satisfaction.feedback_in_time"] == (1, 1)
    assert told["online.offered"] == (2, 2)
    assert told["online.used"] == (0, 2)
    assert told["digitisation.papers"] == (0, 9)
    assert told["digitisation.results"] == (0, 2)
    assert told["payment.online"] == (0, 0)


def test_of_an_agency_is_its_own(world: World) -> None:
    filled(world)

    (one,) = quality(APRIL, Scope.centre(world.centre.pk)).agencies

    assert one.agency_id == world.construction.pk
    assert one.index == quality(APRIL, Scope(Level.UNIT, world.construction.pk)).whole
    nobody = quality(APRIL, Scope(Level.UNIT, world.trade.pk)).whole
    assert nobody.of_100 is None


def test_the_page_and_the_paper_say_what_is_not_measured(world: World, client: Client) -> None:
    filled(world)
    account = Account.objects.create(username="phuong")
    Officer.objects.filter(code="phuong").update(account=account)
    client.force_login(account)

    page = client.get(
        "/dashboard/index/?scope=province&first_on=2021-04-01&last_on=2021-04-30"
    ).content.decode()
    made = papers.quality(of=PROVINCE, period=APRIL, form="pdf", issued_on=date(2021, 5, 4))

    assert "Chưa đo được" in page and "/dashboard/behind/resolved.late/?scope=province" in page
    assert isinstance(made, bytes)
    assert "766/QĐ-TTg" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
