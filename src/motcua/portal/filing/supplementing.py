"""Answering a request for a supplement online, by whoever holds the receipt: item by item, then sent."""

from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import commands
from motcua.dossiers.commands.filing import Answer, SupplementAnswered
from motcua.dossiers.queries.tracking import Followed
from motcua.law.errors import ActRefused
from motcua.portal.filing import steps, storing
from motcua.portal.holder import acting, for_holder


class SupplementForm(forms.Form):
    """A field for each paper that was asked for. What came stays when the form is shown again."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, request: HttpRequest, items: tuple[str, ...], data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files, initial={"key": uuid4()})
        self.items = items
        for number, item in enumerate(items):
            self.fields[f"item-{number}"] = storing.field(
                request,
                label=item,
                help_text=_("A PDF file or photos on which everything can be read."),
            )

    def answers(self, request: HttpRequest) -> tuple[Answer, ...]:
        """One file for each paper of which something came. Raises what storing.gathered raises."""
        came = [(item, self.cleaned_data[f"item-{number}"]) for number, item in enumerate(self.items)]
        return tuple(_answer(request, item, tokens) for item, tokens in came if tokens)


def _answer(request: HttpRequest, item: str, tokens: tuple[str, ...]) -> Answer:
    whole = storing.gathered(request, tokens, item)
    return Answer(item=item, file_id=whole.facts.id, file_name=whole.name)


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def supplement(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """What is asked, a field for each; nothing is sent while one file cannot be taken."""
    if found.asked is None:
        return redirect("portal:follow", code=found.code, secret=secret)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form, refused = SupplementForm(request, found.asked.items, *posted), None
    if language := request.POST.get("language"):
        form.is_valid()  # takes the files in, so that they are there in the other language
        with translation.override(language):
            return steps.in_language(_page(request, found, secret, form, None), language)
    if request.method == "POST" and form.is_valid():
        try:
            done = commands.answer_supplement([_order(request, found, secret, form)])[0]
        except ActRefused as why:
            refused = why
        else:
            return redirect("portal:acknowledgement", code=found.code, secret=secret, seq=done.version)
    return _page(request, found, secret, form, refused)


def _page(
    request: HttpRequest, found: Followed, secret: str, form: SupplementForm, refused: ActRefused | None
) -> HttpResponse:
    shown = {
        "found": found,
        "secret": secret,
        "refused": refused,
        "form": form,
        "language_form": "supplement",
    }
    wrong = 422 if form.errors or refused else 200
    return render(request, "portal/filing/supplement.html", shown, status=wrong)


def _order(request: HttpRequest, found: Followed, secret: str, form: SupplementForm) -> SupplementAnswered:
    return SupplementAnswered(
        dossier_id=found.dossier_id,
        by=acting(request, found, secret),
        at=timezone.now(),
        key=form.cleaned_data["key"] or uuid4(),
        files=form.answers(request),
    )
