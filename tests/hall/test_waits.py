"""How long people waited, by class and hour, counted behind the acts: the same as looking at each ticket."""

from datetime import timedelta

from motcua.hall.commands import calling, taking, waiting
from motcua.hall.models import WAIT_EDGES, WaitCount
from motcua.hall.queries.waits import waits
from motcua.law.queueing import Claim, Rank
from tests.hall.places import Hall
from tests.world import TUESDAY_8, at

TODAY = TUESDAY_8.date()


def test_waits_by_class_and_hour(hall: Hall) -> None:
    hall.crowd(3)  # 08:00, 08:01, 08:02
    hall.take(at("04-06 08:03"), claim=Claim.ELDERLY)
    given_back = hall.take(at("04-06 08:04"))
    hall.opened(hall.lan, hall.three)
    for minute in (10, 20, 40):  # the elderly one first, then two who came first
        one = hall.call(hall.lan, at(f"04-06 08:{minute}"))
        calling.start(one.pk, **hall.by(hall.lan, at(f"04-06 08:{minute}")))
        calling.finish(one.pk, **hall.by(hall.lan, at(f"04-06 08:{minute}")))
    taking.give_back(given_back.secret, at=at("04-06 09:00"))

    for _ in range(2):
        waiting.count_waits([hall.centre_id], TODAY)

    found = {(one.rank, one.hour): one for one in waits(hall.centre_id, TODAY, TODAY)}
    elderly, ordinary = found[Rank.FIRST, 8], found[Rank.ORDINARY, None]
    assert [n for n, count in enumerate(elderly.bins) if count] == [1]  # seven minutes
    assert [n for n, count in enumerate(ordinary.bins) if count] == [
        WAIT_EDGES.index(20) + 1,
        WAIT_EDGES.index(30) + 1,
    ]
    assert (ordinary.called, ordinary.uncalled) == (2, 1)  # one waits still, one gave the ticket back
    assert waits(hall.centre_id, TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == []
    assert WaitCount.objects.count() == 2
