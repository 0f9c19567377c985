"""The acts that a dossier's page offers: their names, forms and commands, in the order shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.desk import forms
from motcua.dossiers import commands
from motcua.law.lifecycle import Act
from motcua.payments import commands as payments
from motcua.postal import commands as postal


@dataclass(frozen=True, slots=True)
class Offer:
    """An act as the page names it. `rare` ones are a link to their form; `done` is said afterwards."""

    act: Act
    title: Any
    done: Any
    form: type[forms.ActForm]
    command: Callable[..., list[Any]]
    rare: bool = False


_F, _C, _A = forms, commands, Act

OFFERS: tuple[Offer, ...] = (
    Offer(_A.RECEIVE, _("Receive"), _("Received."), _F.ActForm, _C.receive_registered),
    Offer(_A.TAKE, _("Take over"), _("Taken over."), _F.ActForm, _C.take),
    Offer(_A.APPROVE, _("Decide"), _("Decided."), _F.StepForm, _C.approve),
    Offer(_A.COMPLETE_STEP, _("Complete the step"), _("The step is done."), _F.StepForm, _C.complete_step),
    Offer(_A.FINISH, _("Finish with a result"), _("Finished."), _F.FinishForm, _C.finish),
    Offer(_A.HAND_OVER, _("Return the result"), _("The result was returned."), _F.HandOverForm, _C.hand_over),
    Offer(
        _A.ACCEPT_SUPPLEMENT,
        _("Take the supplement"),
        _("The supplement was taken; the clock runs on."),
        _F.AcceptForm,
        _C.accept_supplement,
    ),
    Offer(
        _A.RECORD_PAYMENT,
        _("Record a payment"),
        _("The payment was recorded."),
        _F.RecordPaymentForm,
        payments.take,
    ),
    Offer(
        _A.GIVE_OPINION, _("Give an opinion"), _("The opinion was given."), _F.OpinionForm, _C.give_opinion
    ),
    Offer(
        _A.ANSWER_QUESTION,
        _("Answer the applicant"),
        _("The applicant can read the answer now."),
        _F.AnswerForm,
        _C.answer_question,
    ),
    Offer(_A.ASSIGN, _("Assign to an officer"), _("Assigned."), _F.AssignForm, _C.assign, rare=True),
    Offer(
        _A.ASK_SUPPLEMENT,
        _("Ask for a supplement"),
        _("A supplement was asked for; the clock stands."),
        _F.SupplementForm,
        _C.ask_supplement,
        rare=True,
    ),
    Offer(
        _A.ASK_PAYMENT,
        _("Ask for a payment"),
        _("A payment was asked for; the clock stands."),
        _F.AskPaymentForm,
        _C.ask_payment,
        rare=True,
    ),
    Offer(
        _A.CHARGE_FEE,
        _("Set the fee"),
        _("The fee is set."),
        _F.ChargeFeeForm,
        payments.choose_cases,
        rare=True,
    ),
    Offer(
        _A.CONSULT,
        _("Ask for an opinion"),
        _("An opinion was asked for."),
        _F.ConsultForm,
        _C.consult,
        rare=True,
    ),
    Offer(_A.RETURN_TO_STEP, _("Send back"), _("Sent back."), _F.ReturnForm, _C.return_to_step, rare=True),
    Offer(_A.GIVE, _("Give to another agency"), _("Given."), _F.GiveForm, _C.give, rare=True),
    Offer(
        _A.APOLOGISE,
        _("Apologise and re-appoint"),
        _("The new appointment is set."),
        _F.ApologyForm,
        _C.apologise,
        rare=True,
    ),
    Offer(_A.REFUSE, _("Refuse"), _("Not received."), _F.RefuseForm, _C.refuse, rare=True),
    Offer(
        _A.WITHDRAW, _("Withdraw for the applicant"), _("Withdrawn."), _F.WithdrawForm, _C.withdraw, rare=True
    ),
    Offer(
        _A.CHANGE_RETURN,
        _("Change the way of return"),
        _("The way of return was changed."),
        _F.ReturnWayForm,
        postal.change_return,
        rare=True,
    ),
    Offer(_A.STOP, _("Stop"), _("Stopped."), _F.StopForm, _C.stop, rare=True),
    Offer(
        _A.REVOKE_RESULT,
        _("Revoke the result"),
        _("The result is revoked. The public page says so at once."),
        _F.RevokeForm,
        _C.revoke_result,
        rare=True,
    ),
    Offer(_A.REOPEN, _("Re-open"), _("Re-opened."), _F.ReopenForm, _C.reopen, rare=True),
)

BY_NAME: dict[str, Offer] = {offer.act.value: offer for offer in OFFERS}
