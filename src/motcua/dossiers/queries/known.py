"""Whom we know by an identity number, for a counter that has just read it from the card."""

from dataclasses import dataclass

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.search import visible
from motcua.identity.models import Person, Proof
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


def known(number: str, actor: Actor) -> Known | None:
    """The person somebody vouched for, or the applicant of the latest dossier that this officer may see."""
    if not number:
        return None
    persons = Person.objects.filter(identity_number=number).exclude(proof=Proof.DECLARED)
    person = persons.order_by("pk").first()
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
        )
    return Known(person.name, person.phone, person.address, person.email) if person else None
