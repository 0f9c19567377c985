"""Somebody stands at the counter with their identity card: found, or known from now on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.identity.models import Person, PersonKind, Proof
from motcua.lib.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What an officer read from a citizen's identity card, and how the citizen may be reached."""

    number: str
    name: str
    birth_on: date | None = None
    address: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def meet(people: Sequence[Met]) -> dict[str, int]:
    """The person of each number, made where nobody vouched for it before. Who is known is not overwritten:
    only what was not known of them is added.
    """
    by_number = {one.number: one for one in people}
    known = _known(by_number)
    fresh = [_person(one) for number, one in by_number.items() if number not in known]
    if fresh:
        # Whoever was quicker with the same card made the same person.
        Person.objects.bulk_create(fresh, ignore_conflicts=True)
        known = _known(by_number)
    _complete([(known[number], one) for number, one in by_number.items()])
    return {number: person.pk for number, person in known.items()}


def _known(numbers: dict[str, Met]) -> dict[str, Person]:
    found = Person.objects.filter(kind=PersonKind.CITIZEN, identity_number__in=list(numbers))
    vouched = found.exclude(identity_number="").exclude(proof=Proof.DECLARED)  # as its index says it
    return {one.identity_number: one for one in vouched}


def _person(one: Met) -> Person:
    return Person(
        kind=PersonKind.CITIZEN,
        name=one.name,
        folded_name=fold(one.name),
        identity_number=one.number,
        proof=Proof.SEEN,
        birth_on=one.birth_on,
        address=one.address,
        phone=one.phone,
        email=one.email,
    )


def _complete(pairs: Sequence[tuple[Person, Met]]) -> None:
    changed = []
    for person, one in pairs:
        before = (person.birth_on, person.address, person.phone, person.email)
        after = (
            person.birth_on or one.birth_on,
            person.address or one.address,
            person.phone or one.phone,
            person.email or one.email,
        )
        if after != before:
            person.birth_on, person.address, person.phone, person.email = after
            changed.append(person)
    Person.objects.bulk_update(changed, ["birth_on", "address", "phone", "email"])
