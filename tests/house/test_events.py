"""Each kind of event has a sentence, and a rule where words about a person may lie (dossiers.events)."""

import re

from motcua.dossiers.events import PERSONAL, SENTENCES, Kind


def test_every_kind_of_event_has_its_rule_and_its_sentence() -> None:
    assert set(SENTENCES) == set(Kind)
    assert set(PERSONAL) == set(Kind), "say in dossiers/events/kinds.py where words about a person may lie"


def test_no_sentence_prints_what_may_be_personal_but_the_reason() -> None:
    for kind, sentence in SENTENCES.items():
        printed = set(re.findall(r"%\((\w+)\)s", sentence))
        assert printed & PERSONAL[kind] <= {"reason"}, kind
