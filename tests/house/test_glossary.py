"""One Vietnamese term has one English name in code, and no other: docs/newcomer/glossary.md."""

import collections
import re

from django.apps import apps

from tests.house import places

ROW = re.compile(r"^\| (?P<vietnamese>[^|]+) \| (?P<code>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)


def test_every_table_is_a_word_of_the_glossary() -> None:
    known = {word for row in _rows() for word in re.findall(r"`([A-Za-z]+)`", row["code"])}
    ours = {model.__name__ for model in apps.get_models() if model.__module__.startswith("motcua.")}

    assert ours - known == set()


def test_no_two_terms_share_a_name() -> None:
    names = collections.Counter(
        re.sub(r"\s*\(.*?\)", "", row["code"]) for row in _rows() if "(" not in row["code"]
    )

    assert [name for name, count in names.items() if count > 1] == []


def _rows() -> list[dict[str, str]]:
    page = (places.PROJECT / "docs" / "newcomer" / "glossary.md").read_text()
    return [
        match.groupdict() for match in ROW.finditer(page) if not match["vietnamese"].startswith(("-", "Viet"))
    ]
