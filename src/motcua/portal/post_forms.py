"""What the public is asked when the post is to come."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation import queries as organisation
from motcua.organisation.queries import Place
from motcua.ui.fields import DateParts
from motcua.ui.formats import vietnamese

WINDOWS = (("any", _("At any time")), ("morning", _("In the morning")), ("afternoon", _("In the afternoon")))


class PostForm(forms.Form):
    """Where the post comes to, and when. The communes are those of the province that is chosen."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen_dong = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    name = forms.CharField(
        label=_("Who is met there"), max_length=200, error_messages={"required": _("Enter the name.")}
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Enter a telephone number at which the post can call.")},
    )
    province = forms.ChoiceField(
        label=_("Province or city"), error_messages={"required": _("Choose the province.")}
    )
    commune = forms.ChoiceField(
        label=_("Commune or ward"),
        error_messages={
            "required": _("Choose the commune or ward."),
            "invalid_choice": _("Choose a commune or ward of today: the units changed on 1 July 2025."),
        },
    )
    detail = forms.CharField(
        label=_("House and street, or village"),
        max_length=200,
        error_messages={"required": _("Enter the house and street, or the village.")},
    )
    window_on = forms.DateField(
        label=_("From which day"),
        help_text=_("For example 27 11 2026"),
        required=False,
        widget=DateParts,
        error_messages={"invalid": _("Enter a day of the calendar.")},
    )
    window = forms.ChoiceField(
        label=_("When somebody is at home"), choices=WINDOWS, widget=forms.RadioSelect, initial="any"
    )
    together = forms.MultipleChoiceField(
        label=_("In the same letter"), widget=forms.CheckboxSelectMultiple, required=False
    )
    note = forms.CharField(label=_("A word for the post"), max_length=300, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        initial: dict[str, Any],
        on: date,
        home: str,
        together: tuple[tuple[str, str], ...] = (),
        timed: bool = True,
    ) -> None:
        super().__init__(data, initial={"province": home, "window": "any", "key": uuid4()} | initial)
        province = (data.get("province") if data is not None else None) or home
        self.fields["province"].choices = _named(organisation.provinces(on))  # type: ignore[attr-defined]
        self.fields["commune"].choices = _named(organisation.communes(province, on))  # type: ignore[attr-defined]
        if together:
            self.fields["together"].choices = together  # type: ignore[attr-defined]
        else:
            del self.fields["together"]
        if not timed:
            del self.fields["window_on"], self.fields["window"]

    def for_another_province(self) -> "PostForm":
        """The same answers with nothing said to be wrong: the communes of another province were asked for."""
        self._errors = forms.utils.ErrorDict()
        return self


def _named(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    here = vietnamese()
    return [("", str(_("Choose"))), *((p.code, p.name_vi if here else p.name_en) for p in places)]
