"""What an applicant may do from the dossier's page: the way of return, questions, taking it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import commands
from motcua.dossiers.commands import ending, speaking
from motcua.dossiers.commands.ledger import Done, Order
from motcua.dossiers.queries import questions as asked
from motcua.dossiers.queries.counter import ReturnWay
from motcua.dossiers.queries.tracking import Followed
from motcua.law.errors import ActRefused
from motcua.law.lifecycle import Act, acts_from
from motcua.portal.holder import acting, for_holder
from motcua.postal import commands as postal
from motcua.postal.queries import asking as post

_pages = require_http_methods(["GET", "HEAD", "POST"])


class _Form(forms.Form):
    """`key` lets a form that was sent twice act once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": uuid4()} | (initial or {}))


class ReturnForm(_Form):
    way = forms.ChoiceField(
        label=_("How do you want to get the result?"),
        choices=(
            (ReturnWay.COUNTER.value, _("I fetch it at the counter")),
            (ReturnWay.POST.value, _("The public post brings it to me")),
            (ReturnWay.ELECTRONIC.value, _("Electronically, on this page")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you want to get the result.")},
    )
    address = forms.CharField(
        label=_("Address for the post"),
        help_text=_("Only by post: house, street, commune, province. You pay the post for bringing it."),
        max_length=speaking.ADDRESS_LENGTH,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("way") == ReturnWay.POST and not said.get("address", "").strip():
            self.add_error("address", now_(speaking.AddressNeeded.message))
        return said


class QuestionForm(_Form):
    text = forms.CharField(
        label=_("Your question"),
        help_text=_(
            "It goes to the unit that has your dossier now. Do not write numbers of cards or accounts."
        ),
        max_length=speaking.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your question.")},
    )


class WithdrawForm(_Form):
    reason = forms.CharField(
        label=_("Why do you take it back?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why, in a few words.")},
    )


@dataclass(frozen=True, slots=True)
class ActPage:
    """A page that does one act; `done` is said afterwards. A `readable` one is shown when nothing may be done.

    `order` is made of who and when, and of what the form said.
    """

    act: Act
    order: Callable[..., Order]
    command: Callable[[Sequence[Any]], list[Done]]
    template: str
    done: Any
    readable: bool = False


_RETURN = ActPage(
    Act.CHANGE_RETURN,
    lambda way, **told: speaking.ReturnChanged(way=ReturnWay(way), **told),
    postal.change_return,
    "portal/act_return.html",
    _("Saved. The centre sees how you want to get the result."),
)
_QUESTIONS = ActPage(
    Act.ASK_QUESTION,
    speaking.QuestionAsked,
    commands.ask_question,
    "portal/act_questions.html",
    _("Your question was sent. The answer comes on this dossier's page."),
    readable=True,
)
_WITHDRAW = ActPage(
    Act.WITHDRAW,
    ending.Withdrawal,
    commands.withdraw,
    "portal/act_withdraw.html",
    _("The dossier was withdrawn. Nothing more happens with it."),
)


@_pages
@for_holder
def change_return(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """At the counter, by public post with an address, or electronically."""
    start = {"way": found.return_way, "address": found.return_address}
    shown = {"letter": post.letter_of(found.dossier_id)}
    return _act(request, found, secret, _RETURN, ReturnForm(_posted(request), initial=start), **shown)


@_pages
@for_holder
def questions(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """What was asked and answered, and the field for another question."""
    shown = {"asked": asked.of_dossier(found.dossier_id)}
    return _act(request, found, secret, _QUESTIONS, QuestionForm(_posted(request)), **shown)


@_pages
@for_holder
def withdraw(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """Take the dossier back (Circular 03/2025/TT-VPCP, art. 7): asked once more, since it ends the dossier."""
    return _act(request, found, secret, _WITHDRAW, WithdrawForm(_posted(request)))


def offers(found: Followed) -> frozenset[Act]:
    """The acts that the lifecycle leaves to the applicant now."""
    return frozenset(row.act for row in acts_from(found.status) if row.applicant)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _act(
    request: HttpRequest, found: Followed, secret: str, page: ActPage, form: _Form, **more: Any
) -> HttpResponse:
    refused: ActRefused | None = None
    back = redirect("portal:follow", code=found.code, secret=secret)
    possible = page.act in offers(found)
    if form.is_bound and form.is_valid():
        who = {"dossier_id": found.dossier_id, "by": acting(request, found, secret), "at": timezone.now()}
        try:
            page.command([page.order(**who, **form.cleaned_data)])
        except ActRefused as why:
            refused = why
        else:
            messages.success(request, str(page.done))
            return back
    elif not form.is_bound and not possible and not page.readable:
        return back
    shown = {"found": found, "secret": secret, "form": form, "refused": refused, "possible": possible, **more}
    status = 409 if refused else 422 if form.errors else 200
    return render(request, page.template, shown, status=status)
