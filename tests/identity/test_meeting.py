"""Whoever stands at the counter with a card is found, or known from now on; nobody is overwritten."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.identity import commands
from motcua.identity.commands import Met
from motcua.identity.models import Person, Proof

pytestmark = pytest.mark.django_db
NUMBER = "020301000123"


def _met(number: str = NUMBER, name: str = "Hoàng Thị Vy", phone: str = "") -> Met:
    return Met(number=number, name=name, birth_on=date(2001, 4, 5), phone=phone)


def test_a_new_person_is_known_by_the_card_that_was_seen() -> None:
    people = commands.meet([_met(phone="0912345678")])

    person = Person.objects.get()
    assert people == {NUMBER: person.pk}
    assert (person.name, person.proof, person.birth_on) == ("Hoàng Thị Vy", Proof.SEEN, date(2001, 4, 5))
    assert (person.folded_name, person.phone) == ("hoang thi vy", "0912345678")


def test_the_second_time_is_the_same_person_and_adds_only_what_was_not_known() -> None:
    first = commands.meet([_met()])

    second = commands.meet([_met(name="Hoàng Vy", phone="0912345678")])
    third = commands.meet([_met(phone="0999999999")])

    assert first == second == third
    person = Person.objects.get()
    assert (person.name, person.phone) == ("Hoàng Thị Vy", "0912345678")


def test_who_only_says_that_a_number_is_theirs_is_somebody_else() -> None:
    Person.objects.create(name="Kẻ mạo danh", identity_number=NUMBER, proof=Proof.DECLARED)

    people = commands.meet([_met()])

    assert Person.objects.get(pk=people[NUMBER]).name == "Hoàng Thị Vy"


def test_many_are_met_in_as_many_statements_as_few() -> None:
    def statements(start: int, count: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            commands.meet([_met(f"0203010{number:05}") for number in range(start, start + count)])
        return len(seen)

    assert statements(0, 2) == statements(100, 50)
