"""What the public is asked when the post is to come."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.organisation import queries as organisation
from motcua.ui.fields import DateParts
from motcua.ui.places import AddressForm

WINDOWS = (("any", _("At any time")), ("morning", _("In the morning")), ("afternoon", _("In the afternoon")))


class PostForm(AddressForm):
    """Where the post comes to, and when."""

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
        self.offer(organisation.provinces(on), organisation.communes(self.chosen_province(home), on))
        if together:
            self.fields["together"].choices = together  # type: ignore[attr-defined]
        else:
            del self.fields["together"]
        if not timed:
            del self.fields["window_on"], self.fields["window"]
