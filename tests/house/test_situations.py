"""Each kind of event is told in some situation, or is silent with a reason; and what is told is started."""

from motcua.config.reactions import REACTIONS
from motcua.dossiers.events.kinds import Kind
from motcua.dossiers.queries.page import SIGNALS
from motcua.notices import events


def told() -> set[str]:
    return {one.when["event"] for one in events.shipped().values() if "event" in one.when}


def test_every_kind_of_event_is_told_or_silent_for_a_reason() -> None:
    assert told() & set(events.SILENT) == set()
    assert set(Kind) - told() - set(events.SILENT) == set(), (
        "notices/data/plan.toml, or SILENT in notices/events.py"
    )
    assert all(events.SILENT.values())


def test_every_kind_that_is_told_starts_the_telling() -> None:
    starts = {kind for kind, jobs in REACTIONS.items() if "tell" in jobs}

    assert starts == told() & set(Kind)


def test_a_situation_tells_of_an_event_that_there_is() -> None:
    assert told() <= set(Kind)
    assert set(events.SILENT) <= set(Kind)


def test_every_signal_is_told_or_silent_for_a_reason() -> None:
    signals = {one.when["signal"] for one in events.shipped().values() if "signal" in one.when}

    assert signals | set(events.SILENT_SIGNALS) == set(SIGNALS)
    assert signals & set(events.SILENT_SIGNALS) == set()


def test_there_are_situations_enough() -> None:
    assert len(events.shipped()) >= 18
    for one in events.shipped().values():
        assert one.name_vi and one.name_en and one.channels, one.key
