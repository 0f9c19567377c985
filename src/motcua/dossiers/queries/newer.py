"""What a newer version of the form and of its procedure changes for a draft, beside the questions."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import EFormTerms, Name
from motcua.dossiers.queries.drafts import DraftShown
from motcua.dossiers.queries.filing import charge, papers_asked
from motcua.lib.eform import Answers
from motcua.lib.eform.changes import carried


@dataclass(frozen=True, slots=True)
class Beside:
    """Papers that this case is asked for anew, or no longer, and what it cost and costs."""

    papers_added: tuple[Name, ...]
    papers_gone: tuple[Name, ...]
    fee_before_dong: int
    fee_after_dong: int

    @property
    def anything(self) -> bool:
        return bool(self.papers_added or self.papers_gone or self.fee_before_dong != self.fee_after_dong)


def beside(draft: DraftShown, terms: EFormTerms) -> Beside:
    """What differs by the same answers under the form of `terms`."""
    answers = catalogue.asked(terms.id, carried(draft.answers, terms.form))
    before = _papers(draft.version_id, draft.terms, draft.asked)
    after = _papers(terms.version_id, terms, answers)
    return Beside(
        papers_added=tuple(name for key, name in after.items() if key not in before),
        papers_gone=tuple(name for key, name in before.items() if key not in after),
        fee_before_dong=charge(draft.version_id, draft.terms, draft.asked).amount_dong,
        fee_after_dong=charge(terms.version_id, terms, answers).amount_dong,
    )


def online_no_more(draft: DraftShown, *, on: date) -> bool:
    """Whether its procedure cannot be filed online any more on the day."""
    return catalogue.online_form(catalogue.terms(draft.version_id).procedure_code, on) is None


def _papers(version_id: int, terms: EFormTerms, answers: Answers) -> dict[str, Name]:
    asked = papers_asked(version_id, terms, answers)
    return {one.paper.name.vi: one.paper.name for one in asked if not one.by_form}
