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


# GOV.UK's and MoJ's own names that carry no style: hooks of their scripts, and groups.
_WITHOUT_STYLE = {
    "govuk-checkboxes", "govuk-radios", "govuk-password-input", "govuk-table__body", "govuk-table__head",
    "govuk-character-count", "moj-timeline__header", "moj-multi-select",
}  # fmt: skip


def test_every_component_that_pages_name_is_in_the_style_sheet() -> None:
    """The sheet carries only the components that are used (assets/src/scss/main.scss)."""
    sheet = (places.PACKAGE / "ui/static/ui/main.css").read_text().replace("\\", "")
    there = set(re.findall(r"\.((?:govuk|moj)-[\w!-]+)", sheet)) | _WITHOUT_STYLE

    missing = [
        f"{places.named(path)}: {name}"
        for path in places.files(places.PACKAGE, "*.html")
        for names in re.findall(r'class="([^"]*)"', _without_comments(path.read_text()))
        for name in re.findall(
            r"(?<![\w-])(?:govuk|moj)-[\w!-]+(?![\w{-])", re.sub(r"{[{%].*?[%}]}", "{", names)
        )
        if name not in there and not name.startswith("govuk-js-") and not name.endswith("-")
    ]

    assert missing == []
