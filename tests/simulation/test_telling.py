"""What the demonstration's centre tells and hears is there once, however often it is started."""

import pytest

from motcua.announcements import queries
from motcua.ratings.models import Feedback, Kiosk
from motcua.ratings.queries import feedback
from motcua.simulation import telling
from tests import world as worlds
from tests.world import at


@pytest.mark.django_db
def test_it_is_told_once() -> None:
    world = worlds.build()

    for _ in range(2):
        telling.tell(at("04-26 10:00"))

    assert len(queries.on_screens(world.centre.pk, at=at("04-26 10:00"))) == 5
    assert Kiosk.objects.count() == 1
    assert sorted(Feedback.objects.values_list("state", flat=True)) == ["answered", "filed", "in_hand"]
    assert [one.title for one in feedback.published()] == ["Lấy số chờ vào sáng thứ Hai"]
