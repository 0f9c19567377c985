"""Who stands at the counter: read from the identity card or by their number, and kept while they are served.

Kept in the officer's session, each under a word of its own, so that two windows serve two people. No
address holds anything of a person.
"""

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk import looking
from motcua.desk.entrance import for_officers
from motcua.dossiers.queries.known import known
from motcua.law import identity_card, person_code
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.person_code import BadNumber
from motcua.ui.templatetags.ui import refusal

_KEPT = "at_the_counter"
_MOST = 5


@dataclass(frozen=True, slots=True)
class Applicant:
    """`seen`: the number was read from the card. `is_known`: somebody told us before how to reach them."""

    number: str
    name: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    birth: str = ""
    seen: bool = False
    is_known: bool = False

    @property
    def birth_on(self) -> date | None:
        return date.fromisoformat(self.birth) if self.birth else None


@require_POST
@for_officers
def scan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The card's code from a scanner, or a typed number; then the procedure is chosen for this person."""
    try:
        found = _read(request.POST.get("scanned", ""))
    except ActRefused as refused:
        messages.error(request, refusal(refused))
        return redirect("desk:choose")
    before = known(found.number, actor, seen=found.seen)
    if before is not None:
        if before.dossier_id:
            looking.look_through([before.dossier_id], by=actor, at=timezone.now())
        else:
            looking.look_beside([f"person {before.person_id}"], by=actor, at=timezone.now())
        found = replace(
            found,
            name=found.name or before.name,
            phone=before.phone,
            address=found.address or before.address,
            email=before.email,
            is_known=True,
        )
    elif not found.name:
        messages.info(
            request, _("Nobody with this number was here before. Ask for the name and the address.")
        )
    return redirect(f"{reverse('desk:choose')}?for={_keep(request, found)}")


def _read(written: str) -> Applicant:
    """Raises NotACard, BadNumber."""
    today = timezone.localdate()
    if "|" not in written and person_code.is_valid(written, on=today):
        return Applicant(person_code.tidy(written))
    if person_code.tidy(written).isdecimal():
        raise BadNumber(number=written)
    card = identity_card.read(written, on=today)
    return Applicant(
        card.number, name=card.name, address=card.address, birth=card.birth_on.isoformat(), seen=True
    )


def _keep(request: HttpRequest, one: Applicant) -> str:
    word, kept = secrets.token_urlsafe(6), request.session.get(_KEPT, {})
    latest = list(kept.items())[1 - _MOST :]
    request.session[_KEPT] = dict(latest) | {word: asdict(one)}
    return word


def kept(request: HttpRequest, word: str) -> Applicant | None:
    """The person whom this window serves."""
    said = request.session.get(_KEPT, {}).get(word)
    return Applicant(**said) if said else None


def served(request: HttpRequest, word: str) -> None:
    """The next one, please."""
    kept = request.session.get(_KEPT, {})
    if word in kept:
        request.session[_KEPT] = {key: said for key, said in kept.items() if key != word}
