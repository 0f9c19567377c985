"""A message in its words: the places in braces filled in, for each channel.

The texts are the plan's own in both languages, whatever language the screens have, so figures and times
are written here by the language of the message.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.law.worktime import HANOI
from motcua.lib import text_message
from motcua.lib.text_message import Counted
from motcua.notices import events
from motcua.notices.events import LANGUAGES, Text
from motcua.notices.queries.facts import Facts

_BRACES = re.compile(r"\{([^{}]*)\}")
_NOTHING = "—"
LINK = "{link}"

SAMPLES: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "code": "H37-261125-0042",
        "procedure": "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "centre": "Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn",
        "place": "đường Hùng Vương, thành phố Lạng Sơn",
        "phone": "0205 3812 345",
        "due": "16:30 ngày 02/12/2026",
        "answer_by": "16:30 ngày 26/11/2026",
        "amount": "150.000 đồng",
        "reason": "bản vẽ chưa có chữ ký của đơn vị thiết kế",
        "items": "bản vẽ thiết kế; giấy tờ về quyền sử dụng đất",
        "agency": "Sở Xây dựng",
        "result": "12/GPXD",
        "decision": "15/QĐ-SXD",
        "waybill": "EK123456789VN",
        "hour": "09:30 ngày 02/12/2026",
    },
    "en": {
        "code": "H37-261125-0042",
        "procedure": "Building permit for a detached house",
        "centre": "Public Administration Service Centre of Lạng Sơn",
        "place": "Hùng Vương street, Lạng Sơn",
        "phone": "0205 3812 345",
        "due": "16:30 on 02/12/2026",
        "answer_by": "16:30 on 26/11/2026",
        "amount": "150,000 dong",
        "reason": "the drawing lacks the designer's signature",
        "items": "construction drawing; land-use papers",
        "agency": "Department of Construction",
        "result": "12/GPXD",
        "decision": "15/QĐ-SXD",
        "waybill": "EK123456789VN",
        "hour": "09:30 on 02/12/2026",
    },
}


@dataclass(frozen=True, slots=True)
class Words:
    """A message's words by channel, with `{link}` still in its place."""

    subject: str
    body: str
    short: str

    def linked(self, link: str) -> "Words":
        return Words(*(text.replace(LINK, link) for text in (self.subject, self.body, self.short)))

    @property
    def counted(self) -> Counted:
        return text_message.count(self.short)


def unknown(text: str, places: tuple[str, ...]) -> list[str]:
    """The names in braces that are none of these places."""
    return [name for name in _BRACES.findall(text) if name not in places]


def has_brace_alone(text: str) -> bool:
    return bool(set("{}") & set(_BRACES.sub("", text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Every place filled in; what is not known is a dash, and `{link}` stays."""
    return _BRACES.sub(lambda found: LINK if found[1] == "link" else values.get(found[1]) or _NOTHING, text)


def words(text: Text, language: str, values: Mapping[str, str], *, accents: bool = True) -> Words:
    """The message; the body with the footer of every email. `accents` False: the text message without."""
    short = fill(text.short, values)
    return Words(
        subject=fill(text.subject, values),
        body=f"{fill(text.body, values)}\n\n-- \n{fill(events.footer(language), values)}",
        short=short if accents else text_message.without_accents(short),
    )


def values(of: Facts, language: str) -> dict[str, str]:
    """What the places of this happening stand for."""
    place = LANGUAGES.index(language)
    items = of.data.get("items")
    return {
        "code": of.code,
        "procedure": of.procedure[place],
        "centre": of.centre[place],
        "place": of.place,
        "phone": of.phone,
        "due": moment(of.due_at, language),
        "answer_by": moment(of.answer_by, language),
        "amount": money(of.amount_dong, language),
        "reason": of.reason,
        "items": "; ".join(str(one) for one in items) if isinstance(items, list) else "",
        "agency": str(of.data.get("unit", "")),
        "result": str(of.data.get("number", "")),
        "decision": str(of.data.get("decision", "")),
        "waybill": str(of.data.get("waybill", "")),
        "hour": moment(of.hour_at, language),
    }


def moment(at: datetime | None, language: str) -> str:
    """16:30 ngày 02/12/2026."""
    if at is None:
        return ""
    here = at.astimezone(HANOI)
    return f"{here:%H:%M} {'ngày' if language == 'vi' else 'on'} {here:%d/%m/%Y}"


def money(amount_dong: int | None, language: str) -> str:
    if amount_dong is None:
        return ""
    text = f"{amount_dong:,}"
    return f"{text.replace(',', '.')} đồng" if language == "vi" else f"{text} dong"


@dataclass(frozen=True, slots=True)
class Preview:
    """A situation's words in one language, as every channel would show them."""

    language: str
    words: Words


def preview(texts: Mapping[str, Text], of: Facts | None, *, link: str, accents: bool) -> list[Preview]:
    """In every language; with sample values where no dossier is given."""
    made = []
    for language in LANGUAGES:
        told = values(of, language) if of else dict(SAMPLES[language])
        written = words(texts[language], language, told, accents=accents)
        made.append(Preview(language, written.linked(link)))
    return made
