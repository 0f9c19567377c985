"""Vietnamese is complete, and every catalogue compiles."""

import re

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
