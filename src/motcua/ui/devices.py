"""What a browser calls itself, in words that its owner knows."""

import re

from django.utils.translation import gettext as _

# The first that fits wins: many browsers claim to be others as well.
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip
_BROWSERS = (
    (r"coc_coc_browser", "Cốc Cốc"), (r"EdgA?/", "Edge"), (r"SamsungBrowser", "Samsung Internet"),
    (r"OPR/", "Opera"), (r"Zalo", "Zalo"), (r"Firefox|FxiOS", "Firefox"), (r"CriOS|Chrome", "Chrome"),
    (r"Safari", "Safari"),
)  # fmt: skip


def named(user_agent: str) -> str:
    """`Chrome, Android`; "another device" for what is not known."""
    browser = next((name for pattern, name in _BROWSERS if re.search(pattern, user_agent)), "")
    system = next((name for word, name in _SYSTEMS if word in user_agent), "")
    return ", ".join(filter(None, (browser, system))) or _("Another device")
