"""The kind of a reason in the forms of the acts that tell one (dossiers.queries.reasons)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries import reasons
from motcua.dossiers.queries.reasons import Reasoned


class Coded(forms.Form):
    """Beside a form's reason in words: its kind, to be chosen while there is any to choose from."""

    act: Reasoned
    reason_code = forms.ChoiceField(label=_("Kind of reason"))

    def shape(self) -> None:
        kinds = [(one.code, str(one.name)) for one in reasons.offered(self.act)]
        self.fields["reason_code"].choices = [("", now_("Choose")), *kinds]  # type: ignore[attr-defined]
        self.fields["reason_code"].required = bool(kinds)

    def why(self) -> dict[str, Any]:
        """What an order is told of it."""
        return {name: self.cleaned_data[name] for name in ("reason", "reason_code")}
