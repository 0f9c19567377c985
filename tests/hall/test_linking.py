"""What is received during a visit belongs to its ticket: beside the act, never inside it."""

from datetime import timedelta

from motcua.dossiers.models import Event
from motcua.hall.commands import calling, linking
from motcua.hall.models import TicketDossier
from tests.hall.places import Hall
from tests.world import at

NINE = at("04-06 09:00")


def test_several_matters_of_one_visit_are_linked_and_once(hall: Hall) -> None:
    taken = hall.take()
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)
    calling.start(taken.id, **hall.by(hall.lan, NINE))
    during = [hall.world.received(at=NINE + timedelta(minutes=n)).dossier_id for n in (2, 4)]
    calling.finish(taken.id, **hall.by(hall.lan, NINE + timedelta(minutes=6)))
    hall.world.received(at=NINE + timedelta(minutes=10))  # nobody of the queue was there
    events = list(Event.objects.filter(kind="received").values_list("id", flat=True))

    assert [linking.link(events), linking.link(events)] == [2, 0]
    assert list(TicketDossier.objects.order_by("dossier_id").values_list("ticket", "dossier")) == [
        (taken.id, dossier_id) for dossier_id in during
    ]


def test_what_another_officer_received_is_not_linked(hall: Hall) -> None:
    hall.take()
    hall.opened(hall.mai, hall.four)
    hall.call(hall.mai, NINE)
    hall.world.received(at=NINE + timedelta(minutes=2))

    assert linking.link(list(Event.objects.values_list("id", flat=True))) == 0
