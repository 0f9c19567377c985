"""What plays is silent; what people do at the same moment in the same process is not."""

import threading

from django.conf import settings

from motcua.simulation import history


def _follows() -> bool:
    return bool(settings.MOTCUA_REACTIONS.get("received", ()))


def test_nothing_follows_from_what_plays() -> None:
    with history.without_reactions():
        assert not _follows()

    assert _follows()


def test_what_is_done_beside_it_has_its_papers() -> None:
    begun, end, seen = threading.Event(), threading.Event(), []

    def play() -> None:
        with history.without_reactions():
            begun.set()
            end.wait(10)

    thread = threading.Thread(target=play)
    thread.start()
    begun.wait(10)
    seen.append(_follows())
    end.set()
    thread.join()

    assert seen == [True]
