"""Where a person or a letter is to be found, asked by the administrative units in force."""

from collections.abc import Sequence
from typing import Any, Protocol, Self
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.ui.formats import vietnamese


class Named(Protocol):
    """A province or a commune."""

    @property
    def code(self) -> str: ...
    @property
    def name_vi(self) -> str: ...
    @property
    def name_en(self) -> str: ...


class AddressForm(forms.Form):
    """An address to which the post comes; the communes are those of the province that is chosen.

    The page's view gives both lists (`offer`). `seen_dong` is the cost that was on the page.
    """

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen_dong = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Recipient"), max_length=200, error_messages={"required": _("Enter the name.")}
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
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

    def chosen_province(self, otherwise: str) -> str:
        """The code of the province that was sent, if one was."""
        return str((self.data.get("province") if self.is_bound else None) or otherwise)

    def offer(self, provinces: Sequence[Named], communes: Sequence[Named]) -> None:
        self.fields["province"].choices = _choices(provinces)  # type: ignore[attr-defined]
        self.fields["commune"].choices = _choices(communes)  # type: ignore[attr-defined]

    def for_another_province(self) -> Self:
        """The same answers with nothing said to be wrong: the communes of another province were asked for."""
        self._errors: Any = forms.utils.ErrorDict()
        return self


def _choices(places: Sequence[Named]) -> list[tuple[str, str]]:
    here = vietnamese()
    return [("", str(_("Choose"))), *((p.code, p.name_vi if here else p.name_en) for p in places)]
