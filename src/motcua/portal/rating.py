"""Saying how one was served: one tap by link or on the dossier's page, then, who wants to, a few questions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.dossiers.queries.tracking import Followed
from motcua.law.errors import ActRefused
from motcua.portal.forms import SCORES
from motcua.portal.holder import acting, for_holder
from motcua.ratings import commands, queries
from motcua.ratings.commands import COMMENT_LENGTH, MoreTold, RatingGiven
from motcua.ratings.queries import Question


class MoreForm(forms.Form):
    """The optional questions of the centre, and room for words."""

    comment = forms.CharField(
        label=_("What should we do better?"),
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.asked = questions
        points = [(str(value), now_(label)) for value, label in queries.POINTS]
        for question in questions:
            self.fields[f"q{question.id}"] = forms.TypedChoiceField(
                label=str(question.text),
                choices=points,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.order_fields([*(f"q{question.id}" for question in questions), "comment"])

    def answers(self) -> dict[int, int]:
        said = ((question.id, self.cleaned_data[f"q{question.id}"]) for question in self.asked)
        return {question_id: points for question_id, points in said if points is not None}


@require_http_methods(["GET", "HEAD", "POST"])
@for_holder
def rate(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """The three answers (Decree 61/2018, art. 31), kept with one tap; afterwards the optional questions."""
    refused: ActRefused | None = None
    if request.method == "POST":
        given = RatingGiven(
            dossier_id=found.dossier_id,
            score=request.POST.get("score", ""),
            by=acting(request, found, secret),
            at=timezone.now(),
            officer_id=found.received_by_id,
            channel="online",
        )
        try:
            commands.rate([given])
        except ActRefused as why:
            refused = why
        else:
            return redirect("portal:rate", code=found.code, secret=secret)
    return _page(request, found, secret, MoreForm(questions=queries.questions()), refused)


@require_POST
@for_holder
def rate_more(request: HttpRequest, found: Followed, secret: str) -> HttpResponse:
    """The optional questions and the words, once."""
    form = MoreForm(request.POST, questions=queries.questions())
    if not form.is_valid():
        return _page(request, found, secret, form, None)
    told = MoreTold(
        dossier_id=found.dossier_id,
        by=acting(request, found, secret),
        at=timezone.now(),
        comment=form.cleaned_data["comment"],
        answers=form.answers(),
    )
    try:
        commands.tell_more([told])
    except ActRefused as refused:
        return _page(request, found, secret, form, refused)
    messages.success(request, now_("Thank you. Your answers were kept."))
    return redirect("portal:follow", code=found.code, secret=secret)


def _page(
    request: HttpRequest, found: Followed, secret: str, form: MoreForm, refused: ActRefused | None
) -> HttpResponse:
    score = queries.given(found.dossier_id)
    context = {
        "found": found,
        "secret": secret,
        "form": form,
        "refused": refused,
        "score": dict(SCORES).get(score or ""),
        "rateable": score is None and found.status in commands.RATEABLE,
        "more": score is not None and queries.may_tell_more(found.dossier_id),
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "portal/rate.html", context, status=status)
