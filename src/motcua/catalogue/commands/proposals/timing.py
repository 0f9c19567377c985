"""Whether a change fits in time between the versions that there are."""

from collections.abc import Collection
from datetime import date

from motcua.catalogue.models import ProcedureVersion, Process, Proposal
from motcua.catalogue.queries.proposals.texts import last_versions
from motcua.law.catalogue_life import Subject
from motcua.law.errors import N_, NotPossible


class TooEarly(NotPossible):
    message = N_("%(code)s has a version from %(day)s on: this one has to begin later.")


class ChangedMeanwhile(NotPossible):
    message = N_(
        "%(code)s was changed by another decision meanwhile: send it back and write it against that."
    )


def demand_room(proposals: Collection[Proposal], begins: date) -> dict[str, ProcedureVersion]:
    """The last version of each procedure that the changes touch, by code, locked.

    Raises TooEarly where it begins on that day or later, ChangedMeanwhile where it is not the one that the
    change was written against.
    """
    touched = {p.code for p in proposals if p.subject == Subject.PROCEDURE}
    touched |= {code for p in proposals if p.subject == Subject.PROCESS for code in p.content["procedures"]}
    last = last_versions(touched)
    for code, version in sorted(last.items()):
        if version.valid_from >= begins:
            raise TooEarly(code=code, day=f"{version.valid_from:%d/%m/%Y}")
    for p in proposals:
        found = last.get(p.code) if p.subject == Subject.PROCEDURE else None
        if found is not None and (found.pk != p.base_version_id or found.valid_until is not None):
            raise ChangedMeanwhile(code=p.code)
    _demand_codes(proposals)
    return last


def _demand_codes(proposals: Collection[Proposal]) -> None:
    """A new process needs a code of its own."""
    fresh = [p.code for p in proposals if p.subject == Subject.PROCESS and p.base_process_id is None]
    taken = Process.objects.filter(code__in=fresh).values_list("code", flat=True).first()
    if taken is not None:
        raise ChangedMeanwhile(code=taken)
