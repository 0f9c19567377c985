"""A small part of Markdown as safe HTML: headings, paragraphs, lists, emphasis, quotations, links.

markdown-it-py reads it with raw HTML and pictures off; nh3 lets through nothing but the tags named here,
whatever the first made of the text, and gives them the classes they are drawn by.
"""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

_CLASSES = {
    "p": "govuk-body",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "blockquote": "govuk-inset-text",
    "a": "govuk-link",
}
_TAGS = {*_CLASSES, "li", "strong", "em", "br", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    read = MarkdownIt("commonmark", {"html": False})
    return read.disable(["image", "html_block", "html_inline", "code", "fence", "backticks", "lheading"])


def html(text: str) -> str:
    """`text` as HTML that is safe to put into a page. A `#` heading becomes an h2, any smaller one an h3."""
    drawn = _reader().render(text)
    for level in (6, 5, 4, 3, 2):
        drawn = drawn.replace(f"<h{level}>", "<h3>").replace(f"</h{level}>", "</h3>")
    drawn = drawn.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return nh3.clean(
        drawn,
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},
        set_tag_attribute_values={tag: {"class": name} for tag, name in _CLASSES.items()},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
