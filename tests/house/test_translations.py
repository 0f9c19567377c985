"""Vietnamese is complete, and every catalogue compiles."""

import re
from collections import defaultdict

from babel.messages import pofile

from motcua.cli import messages
from tests.house import places

PLACE = re.compile(r"%\((\w+)\)s")


def test_every_sentence_has_its_vietnamese() -> None:
    assert messages.untranslated() == []


def test_a_translation_keeps_the_places_of_its_sentence() -> None:
    wrong = []
    for source in (places.PACKAGE / "locale").glob("*/*/LC_MESSAGES/*.po"):
        with source.open("rb") as file:
            for message in pofile.read_po(file):
                if (
                    isinstance(message.id, str)
                    and message.id
                    and isinstance(message.string, str)
                    and message.string
                ):
                    if set(PLACE.findall(message.id)) != set(PLACE.findall(message.string)):
                        wrong.append(f"{places.named(source)}: {message.id}")

    assert wrong == []


def test_a_sentence_is_said_in_one_way() -> None:
    """All catalogues are one at run time: of two translations of one msgid nobody knows which is shown."""
    said: dict[object, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source in sorted((places.PACKAGE / "locale").glob("*/vi/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            for message in pofile.read_po(file):
                if message.id and message.string:
                    said[message.context, message.id][message.string].append(source.parts[-4])

    twice = {key: dict(ways) for key, ways in said.items() if len(ways) > 1}

    assert len(said) > 1000
    assert twice == {}
