"""The page that people read says what the table says."""

from pathlib import Path

from motcua.law.lifecycle_page import page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_the_table() -> None:
    assert (DOCS / "newcomer" / "lifecycle.md").read_text(encoding="utf-8") == page()
