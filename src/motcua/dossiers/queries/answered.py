"""What was filled in, as people read it: questions and answers in the order and words of the form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from motcua.catalogue import queries as catalogue
from motcua.dossiers.models import DossierForm
from motcua.law.errors import N_
from motcua.lib.eform import Answers, Field, Form, holds
from motcua.organisation import queries as organisation

YES, NO, DONG = N_("Yes"), N_("No"), N_("%(amount)s dong")


@dataclass(frozen=True, slots=True)
class PageAnswered:
    """A page of the form with its answers; `rows` are pairs of question and answer."""

    title: str
    rows: tuple[tuple[str, str], ...]


def of_dossier(dossier_id: int, *, on: date, language: str) -> tuple[PageAnswered, ...]:
    """What the dossier was filed with; nothing for one that came on paper."""
    kept = DossierForm.objects.filter(dossier_id=dossier_id).first()
    if kept is None:
        return ()
    form = catalogue.eform(kept.eform_id).form
    pages = (page for page in form.pages if holds(page.when, kept.answers))
    found = (
        PageAnswered(
            page.title.said(language),
            tuple(rows(form, kept.answers, (f.name for f in page.fields), on=on, language=language)),
        )
        for page in pages
    )
    return tuple(page for page in found if page.rows)


def rows(
    form: Form, answers: Answers, names: Iterable[str], *, on: date, language: str
) -> list[tuple[str, str]]:
    """Questions and answers, in order; what is not answered is left out."""
    fields = [form.fields[name] for name in names if name in form.fields and name in answers]
    return [(f.label.said(language), said(f, answers[f.name], on=on, language=language)) for f in fields]


def said(field: Field, answer: Any, *, on: date, language: str) -> str:
    """One answer as a person would say it; the items of a list stand on lines of their own."""
    if field.columns and isinstance(answer, list):
        items = (item for item in answer if isinstance(item, Mapping))
        return "\n".join(_line(field, item, on, language) for item in items)
    if field.widget == "address" and isinstance(answer, Mapping):
        return address(answer, on=on, language=language)
    if field.widget == "money" and isinstance(answer, int):
        return gettext(DONG) % {"amount": _grouped(answer, language)}
    if field.widget == "number" and isinstance(answer, int):
        return _grouped(answer, language)
    if field.widget == "consent":
        return gettext(YES if answer is True else NO)
    if field.choices:
        labels = {choice.value: choice.label.said(language) for choice in field.choices}
        return ", ".join(
            labels.get(str(one), str(one)) for one in (answer if isinstance(answer, list) else [answer])
        )
    return str(answer)


def address(answer: Mapping[str, Any], *, on: date, language: str) -> str:
    """An address in one line; a unit that is not in force on the day by its code."""
    known = organisation.places(on)
    codes = [str(answer[part]) for part in ("commune", "province") if answer.get(part)]
    names = [_named(known[code], language) if code in known else code for code in codes]
    return ", ".join(part for part in (str(answer.get("detail", "")), *names) if part)


def _named(place: organisation.Place, language: str) -> str:
    return place.name_en if language.startswith("en") else place.name_vi


def _line(field: Field, item: Mapping[str, Any], on: date, language: str) -> str:
    parts = [
        f"{column.label.said(language)}: {said(column, item[column.name], on=on, language=language)}"
        for column in field.columns
        if column.name in item
    ]
    return "; ".join(parts)


def _grouped(number: int, language: str) -> str:
    written = f"{number:,}"
    return written if language.startswith("en") else written.replace(",", ".")
