"""The electronic form of a change, piece by piece: what each button does, and a question as its form has it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import orjson
from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.queries import proposals
from motcua.catalogue.queries.common_form import common_form
from motcua.law.errors import N_, NotPossible
from motcua.lib.eform import MANY, WIDGETS, Json, building
from motcua.lib.eform.building import NotThere, Own, Question
from motcua.lib.folding import fold

CHOSEN = ("radios", "select")  # one of several: what a condition may ask about
WITH_CHOICES = (*CHOSEN, "checkboxes")
_AS_WRITTEN = "as-written"
_MOST_CHOICES = 100


class NoForm(NotPossible):
    message = N_("The form could not be read from the page. Open the editor again: what was saved is there.")


def read(written: str) -> Own:
    """The form that the page carries. Raises NoForm where it is none."""
    try:
        told = orjson.loads(written)
        own = Own(told["schema"], told["layout"])
        if not all(isinstance(part, dict) for part in (own.schema, own.layout, own.schema["properties"])):
            raise NoForm
        proposals.own_form_faults(asdict(own))  # what cannot be checked cannot be shown
        for page in own.pages:
            list(rows_of(own, page["key"]))
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise NoForm from wrong
    return own


def written(own: Own) -> str:
    return orjson.dumps(asdict(own)).decode()


def done(own: Own, act: str, said: Mapping[str, str]) -> Own:
    """The form after a button: page-add, page-up:key, page-drop:key, up:place:name, drop:place:name …"""
    deed, *where = act.split(":")
    try:
        match deed, where:
            case "page-add", []:
                return _with_page(own, said)
            case "page-drop", [key]:
                return building.drop_page(own, key)
            case "page-up" | "page-down", [key]:
                return building.move_page(own, key, -1 if deed == "page-up" else 1)
            case "drop", [place, name]:
                return building.drop(own, place, name)
            case "up" | "down", [place, name]:
                return building.move(own, place, name, -1 if deed == "up" else 1)
    except NotThere:
        return own  # pressed twice
    return own


def _with_page(own: Own, said: Mapping[str, str]) -> Own:
    title = said.get("page_vi", "").strip()[:200]
    if not title:
        return own
    taken = {page["key"] for page in own.pages}
    key = _free(_slug(title, "-") or "trang", taken, "-")
    return building.put_page(
        own, key, title={"vi": title, "en": said.get("page_en", "").strip()[:200] or title}, intro={}
    )


def rows_of(own: Own, place: str) -> Iterator[dict[str, Any]]:
    """The questions of a page as the editor lists them, each with the columns that it holds."""
    for one in building.fields_of(own, place):
        yield {
            "place": place,
            "name": one["name"],
            "label": one["label"]["vi"],
            "widget": one["widget"],
            "optional": bool(one.get("optional")),
            "when": _said(own, one.get("when")),
            "choices": [choice["label"]["vi"] for choice in one.get("choices", ())],
            "within": building.within(one["name"]) if one["widget"] in MANY else "",
            "columns": list(rows_of(own, building.within(one["name"]))) if one["widget"] in MANY else [],
        }


def _said(own: Own, when: Json | None) -> str:
    if not when:
        return ""
    told = dict(_conditions(own, None))
    return told.get(_value(when), "…")


def _value(when: Json | None) -> str:
    """A condition as the value of a choice."""
    if not when:
        return ""
    if when.keys() == {"field", "in"} and len(when["in"]) == 1:
        return f"{when['field']}={when['in'][0]}"
    return _AS_WRITTEN


def _conditions(own: Own, until: str | None) -> Iterator[tuple[str, str]]:
    """What a question may depend on: an answer to one that is asked before it."""
    before = common_form()["layout"]["before"]["pages"]
    for page in (*before, *own.pages):
        for one in page["fields"]:
            if one["name"] == until:
                return
            if one["widget"] in CHOSEN:
                for choice in one.get("choices", ()):
                    label = f"{one['label']['vi']} = {choice['label']['vi']}"
                    yield f"{one['name']}={choice['value']}", label


class QuestionForm(forms.Form):
    """A question: what it is called, what it takes for an answer, whether and when it must be answered."""

    place = forms.CharField(widget=forms.HiddenInput)
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    label_vi = forms.CharField(label=_("The question, in Vietnamese"), max_length=300)
    label_en = forms.CharField(label=_("In English"), max_length=300, required=False)
    widget_kind = forms.ChoiceField(label=_("What it takes for an answer"))
    options = forms.CharField(
        label=_("The answers to choose from"),
        help_text=_("One a line: Vietnamese | English. Only where one chooses."),
        widget=forms.Textarea({"rows": 5}),
        required=False,
        max_length=20_000,
    )
    hint_vi = forms.CharField(label=_("Hint, in Vietnamese"), max_length=500, required=False)
    hint_en = forms.CharField(label=_("Hint, in English"), max_length=500, required=False)
    required_answer = forms.BooleanField(label=_("Must be answered"), required=False)
    when = forms.ChoiceField(label=_("Is asked"), required=False)

    def __init__(self, own: Own, place: str, was: str, data: Any = None) -> None:
        self.own, self.before = own, building.find(own, place, was) if was else None
        super().__init__(data, prefix="q", initial=_initial(self.before, place, was))
        in_list = place.startswith("*")
        kinds = proposals.words({}).of["widget"]
        allowed = [
            (name, said) for name, said in kinds.items() if name in WIDGETS - (MANY if in_list else set())
        ]
        self.fields["widget_kind"].choices = allowed  # type: ignore[attr-defined]
        conditions = list(_conditions(own, None if in_list else was or None))
        when = self.before.get("when") if self.before else None
        extra = [(_AS_WRITTEN, _("as it is written now"))] if _value(when) == _AS_WRITTEN else []
        choices = [("", _("always")), *extra, *conditions]
        self.fields["when"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("widget_kind") in WITH_CHOICES and len(self._choices(said)) < 2:
            self.add_error("options", _("Write at least two answers, one a line."))
        return said

    def _choices(self, said: Mapping[str, Any]) -> list[Json]:
        """Who has an answer of this name already keeps its value: dossiers have it."""
        known = {c["label"]["vi"]: c for c in (self.before or {}).get("choices", ())}
        found: list[Json] = []
        for line in str(said.get("options", "")).splitlines()[:_MOST_CHOICES]:
            vi, _bar, en = (part.strip() for part in line.partition("|"))
            if not vi or vi in {c["label"]["vi"] for c in found}:
                continue
            taken = {c["value"] for c in (*known.values(), *found)}
            old = known.get(vi, {})
            value = old.get("value") or _free(_slug(vi, "_") or "chon", taken, "_")
            found.append(dict(old) | {"value": value, "label": {"vi": vi, "en": en or vi}})
        return found

    def kept(self) -> Own:
        """The form with the question. Raises TooInvolved where the schema cannot hold its condition."""
        said = self.cleaned_data
        was, place = said["was"], said["place"]
        when = self.before.get("when") if self.before and said["when"] == _AS_WRITTEN else _when(said["when"])
        one = Question(
            name=was or _free(_slug(said["label_vi"], "_") or "cau_hoi", _taken(self.own), "_"),
            widget=said["widget_kind"],
            label={"vi": said["label_vi"], "en": said["label_en"] or said["label_vi"]},
            hint={"vi": said["hint_vi"], "en": said["hint_en"] or said["hint_vi"]} if said["hint_vi"] else {},
            optional=not said["required_answer"],
            choices=self._choices(said) if said["widget_kind"] in WITH_CHOICES else (),
            when=when,
        )
        return building.put(self.own, place, one, was=was)


def _initial(before: Json | None, place: str, was: str) -> dict[str, Any]:
    if before is None:
        return {"place": place, "was": was, "required_answer": True, "widget_kind": "text"}
    hint = before.get("hint", {})
    return {
        "place": place,
        "was": was,
        "label_vi": before["label"]["vi"],
        "label_en": before["label"].get("en", ""),
        "widget_kind": before["widget"],
        "options": "\n".join(
            f"{c['label']['vi']} | {c['label'].get('en', '')}" for c in before.get("choices", ())
        ),
        "hint_vi": hint.get("vi", ""),
        "hint_en": hint.get("en", ""),
        "required_answer": not before.get("optional"),
        "when": _value(before.get("when")),
    }


def _when(said: str) -> Json | None:
    name, equals, value = said.partition("=")
    return {"field": name, "in": [value]} if equals else None


def _taken(own: Own) -> set[str]:
    return {*building.names(own), *common_form()["schema"]["properties"]}


def _slug(text: str, between: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", between, fold(text)).strip(between)[:40].strip(between)
    return slug if slug[:1].isalpha() else ""


def _free(stem: str, taken: set[str] | Sequence[str], between: str) -> str:
    return next(
        one
        for n in range(1, len(taken) + 2)
        if (one := stem if n == 1 else f"{stem}{between}{n}") not in taken
    )
