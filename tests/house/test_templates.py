"""Pages carry no inline style or script: the browser is told to refuse them (config/headers.py)."""

import re

from tests.house import places

FORBIDDEN = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*application/json)", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "foreign address": re.compile(
        r"(?:src|href)\s*=\s*[\"']https?://(?![^\"']*(?:w3\.org))[^\"']*\.(?:js|css)", re.I
    ),
}


def test_no_page_has_inline_style_or_script() -> None:
    found = [
        f"{places.named(path)}: {what}"
        for path in places.files(places.PACKAGE, "*.html")
        for what, pattern in FORBIDDEN.items()
        if pattern.search(_without_comments(path.read_text()))
    ]

    assert found == []


def _without_comments(page: str) -> str:
    return re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", "", page, flags=re.DOTALL)
