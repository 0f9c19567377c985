"""The electronic forms of procedures, and the formats that their answers are checked by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from motcua.catalogue.models import EForm, Fee, ProcedureVersion, RequiredDocument, ServiceLevel
from motcua.catalogue.queries.terms import Name
from motcua.law import person_code
from motcua.law.person_code import BadPhone, NumberKind
from motcua.lib.eform import Answers, Form, parse, shown
from motcua.lib.eform import formats as plain_formats
from motcua.organisation.queries import in_force

_IDENTITY = frozenset({NumberKind.IDENTITY, NumberKind.OLD_IDENTITY})
_ENTERPRISE = frozenset({NumberKind.ENTERPRISE, NumberKind.BRANCH})
FORMATS = frozenset(
    {"identity-number", "enterprise-code", "phone", "day", "past-day", "future-day", "email", "unit"}
)


@dataclass(frozen=True, slots=True)
class EFormTerms:
    """A published form, read; it never changes. `number` tells which of its version's forms it is."""

    id: int
    version_id: int
    number: int
    form: Form

    @property
    def general(self) -> bool:
        """Whether it is the form of every procedure that has none of its own."""
        return bool(self.form.layout.get("general"))


@lru_cache(maxsize=1024)
def eform(eform_id: int) -> EFormTerms:
    row = EForm.objects.get(pk=eform_id)
    return EFormTerms(row.pk, row.version_id, row.number, parse(row.schema, row.layout))


def eform_of(version_id: int) -> EFormTerms | None:
    """The form in force of a version; None where one files on paper only."""
    newest = (
        EForm.objects.filter(version_id=version_id).order_by("-number").values_list("id", flat=True).first()
    )
    return None if newest is None else eform(newest)


def online_form(code: str, on: date) -> EFormTerms | None:
    """The form by which a procedure is filed online on the day; None where it is not."""
    version = (
        ProcedureVersion.objects.filter(in_force(on), procedure__code=code)
        .exclude(service_level=ServiceLevel.INFORMATION)
        .order_by("-version")
        .first()
    )
    if version is None or "online" not in version.channels.split(";"):
        return None
    return eform_of(version.pk)


def asked(eform_id: int, answers: Answers) -> dict[str, Any]:
    """The answers that count: those to questions that are asked, given the others."""
    return shown(eform(eform_id).form, answers)


def version_name(version_id: int) -> Name:
    """What a version of a procedure is called."""
    return Name(*ProcedureVersion.objects.values_list("name_vi", "name_en").get(pk=version_id))


@dataclass(frozen=True, slots=True)
class Paper:
    """A required document as filing online sees it. `case_vi`: when it is asked for."""

    id: int
    position: int
    name: Name
    kind: str
    mandatory: bool
    e_copy_allowed: bool
    case_vi: str


def papers(version_id: int) -> tuple[Paper, ...]:
    """The required documents of a version, in order."""
    rows = RequiredDocument.objects.filter(version_id=version_id).order_by("position")
    return tuple(
        Paper(d.pk, d.position, Name(d.name_vi, d.name_en), d.kind, d.mandatory, d.e_copy_allowed, d.case_vi)
        for d in rows
    )


@dataclass(frozen=True, slots=True)
class FeeOfCase:
    kind: str
    case: Name
    amount_dong: int


def fees(version_id: int) -> tuple[FeeOfCase, ...]:
    """What a version costs, by case."""
    rows = Fee.objects.filter(version_id=version_id).order_by("id")
    return tuple(FeeOfCase(f.kind, Name(f.case_vi, f.case_en), f.amount_dong) for f in rows)


def formats(today: date) -> Mapping[str, Callable[[str], bool]]:
    """What the formats of FORMATS accept on the day; the numbers are law.person_code's."""
    return plain_formats.plain(today) | {
        "identity-number": lambda written: person_code.kind_of(written, on=today) in _IDENTITY,
        "enterprise-code": lambda written: person_code.kind_of(written, on=today) in _ENTERPRISE,
        "phone": _is_phone,
    }


def _is_phone(written: str) -> bool:
    try:
        person_code.normalise_phone(written)
    except BadPhone:
        return False
    return True
