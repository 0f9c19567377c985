"""Whom we know by an identity number, for a counter that has just read it from the card."""

from dataclasses import dataclass

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.search import visible
from motcua.identity.models import Person, PersonKind, Proof
from motcua.law.actor import Actor

_MOST = 200


@dataclass(frozen=True, slots=True)
class Known:
    """How a person is reached, as they told us last; `dossier_id` is the dossier that says so."""

    name: str
    phone: str
    address: str
    email: str
    dossier_id: int | None = None
    person_id: int | None = None


def known(number: str, actor: Actor, *, seen: bool) -> Known | None:
    """The applicant of the latest dossier that this officer may see; and, whose card was `seen`, the person
    somebody vouched for. A typed number opens nothing that the officer could not look up anyway.
    """
    if not number:
        return None
    # Said as the index of vouched numbers says it, so that it is used.
    vouched = Person.objects.filter(kind=PersonKind.CITIZEN, identity_number=number).exclude(
        identity_number=""
    )
    person = vouched.exclude(proof=Proof.DECLARED).order_by().first() if seen else None
    theirs = Dossier.objects.filter(applicant_identity=number).exclude(applicant_identity="")
    # Sorted here: for "the latest of few" the database might walk through all dossiers from the end.
    ids = list(visible(theirs, actor).order_by().values_list("pk", flat=True)[:_MOST])
    if ids:
        last = Dossier.objects.get(pk=max(ids))
        return Known(
            name=person.name if person else last.applicant_name,
            phone=last.applicant_phone or (person.phone if person else ""),
            address=last.applicant_address or (person.address if person else ""),
            email=last.applicant_email or (person.email if person else ""),
            dossier_id=last.pk,
            person_id=person.pk if person else None,
        )
    if person is None:
        return None
    return Known(person.name, person.phone, person.address, person.email, person_id=person.pk)
