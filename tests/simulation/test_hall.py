"""The demonstration's hall: visitors come, counters call, and what a person does stays theirs."""

from datetime import timedelta

from django.utils import timezone

from motcua.catalogue import commands as catalogue
from motcua.hall.commands import counters
from motcua.hall.models import CounterSession, HallEvent, QueueTicket
from motcua.hall.queries.waiting import today
from motcua.organisation import commands as organisation
from motcua.organisation import queries
from motcua.organisation.models import ServiceCentre
from motcua.simulation import hall


def test_the_hall_lives_from_the_commands_alone(db: None) -> None:
    organisation.load()
    catalogue.load()
    now = timezone.now()
    begins = now.replace(hour=3, minute=0)  # ten o'clock in Lạng Sơn: an hour of the same day lies before

    assert hall.play(now=begins, not_theirs=["lan"]) > 50
    assert QueueTicket.objects.filter(state="finished").exists()
    assert CounterSession.objects.filter(closed_at=None).count() > 10
    assert not CounterSession.objects.filter(officer__code="lan").exists()
    assert not CounterSession.objects.filter(counter__secondment__officer__code="lan").exists()

    events = HallEvent.objects.count()
    assert hall.play(now=begins, not_theirs=["lan"]) == 0
    assert hall.play(now=begins + timedelta(minutes=3), not_theirs=["lan"]) > 0
    assert HallEvent.objects.count() > events


def test_a_day_that_somebody_closed_stays_closed_and_yesterday_is_closed_by_the_supervisor(db: None) -> None:
    organisation.load()
    catalogue.load()
    begins = timezone.now().replace(hour=3, minute=0)
    hall.play(now=begins)
    centre = ServiceCentre.objects.get(code=hall.CENTRE)
    son = queries.actor_by_code("son", on=today(begins))
    tomorrow = begins + timedelta(days=1)

    assert hall.play(now=tomorrow) > 0
    assert not QueueTicket.objects.filter(day_on=today(begins), ended_at=None).exists()
    counters.close_day(centre.pk, today(tomorrow), reason="Thử", by=son, at=tomorrow + timedelta(hours=1))
    assert hall.play(now=tomorrow + timedelta(hours=2)) == 0
