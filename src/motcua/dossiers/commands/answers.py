"""What a filled-in form says, as the parts of an intake: who, on whose behalf, about what, which papers."""

from collections.abc import Mapping
from datetime import date

from motcua.catalogue.queries import EFormTerms
from motcua.documents import queries as store
from motcua.documents.queries import Owned
from motcua.dossiers.commands.intake import HandedIn, Party
from motcua.dossiers.models import Digitisation
from motcua.dossiers.models.drafts import AUTHORISATION
from motcua.dossiers.queries.answered import address
from motcua.dossiers.queries.drafts import LETTER, Attached, DraftShown
from motcua.identity import queries as persons
from motcua.law import person_code
from motcua.law.errors import N_, NotPossible
from motcua.lib.eform import Answers


class NotTheAccounts(NotPossible):
    message = N_(
        "You file for yourself, but the identity number in the form is not that of your account."
        " Mend the number, or say that you file for another."
    )


def parties(answers: Answers, *, on: date, person_id: int | None) -> tuple[Party, Party | None]:
    """The applicant, and who files for them where that is somebody else.

    The account's person is the applicant where one files for oneself, and where an enterprise's account
    files for that enterprise. Raises NotTheAccounts.
    """
    mine = answers["filing_for"] == "self"
    if answers["filing_for"] == "business":
        applicant = _party(answers, "business", "business_code", on, _enterprise(answers, person_id))
    else:
        own = _oneself(answers, person_id) if mine else None
        applicant = _party(answers, "applicant", "applicant_identity", on, own)
    if mine:
        return applicant, None
    name, identity = str(answers["submitter_name"]), person_code.tidy(str(answers["submitter_identity"]))
    phone = person_code.normalise_phone(str(answers["submitter_phone"]))
    return applicant, Party(name=name, identity=identity, phone=phone)


def return_address(answers: Answers, *, on: date) -> str:
    """Where the result is to be brought, of whoever wants it by post; else nothing."""
    if answers["return_way"] != "post":
        return ""
    return address(answers.get("return_address", {}), on=on, language="vi")[:300]


def _oneself(answers: Answers, person_id: int | None) -> int | None:
    if person_id is None:
        return None
    known = persons.vouched(person_id)
    if known.business:
        return None
    if known.number and known.number != person_code.tidy(str(answers["applicant_identity"])):
        raise NotTheAccounts
    return person_id


def _enterprise(answers: Answers, person_id: int | None) -> int | None:
    """The enterprise that the account acts for, where the form is about that very one."""
    known = persons.vouched(person_id) if person_id is not None else None
    same = known is not None and known.number == person_code.tidy(str(answers["business_code"]))
    return person_id if known is not None and known.business and same else None


def _party(answers: Answers, who: str, number: str, on: date, person_id: int | None) -> Party:
    return Party(
        name=str(answers[f"{who}_name"]),
        identity=person_code.tidy(str(answers[number])),
        phone=person_code.normalise_phone(str(answers[f"{who}_phone"])),
        address=address(answers.get(f"{who}_address", {}), on=on, language="vi")[:300],
        email=str(answers.get(f"{who}_email", "")),
        person_id=person_id,
    )


def subject(terms: EFormTerms, answers: Answers) -> str:
    """What the dossier is about: the layout's sentence with the answers in its places."""
    sentence = str(terms.form.layout.get("subject", ""))
    for name in terms.form.fields:
        sentence = sentence.replace(f"{{{name}}}", str(answers.get(name, "")))
    return sentence[:500]


def documents(draft: DraftShown, *, person_id: int | None = None) -> tuple[HandedIn, ...]:
    """The papers handed in: the form itself, then each attached file under the paper it answers.

    What lay in the person's own store before it was attached is reused, not digitised anew.
    """
    own = store.store(person_id) if person_id is not None else ()
    kept = {one.file.id: one for one in own}
    asked = draft.papers()
    names = {one.paper.id: one.paper.name.vi for one in asked}
    by_form = [
        HandedIn(name=one.paper.name.vi, required_id=one.paper.id, kind="e_form", originals=0)
        for one in asked
        if one.by_form
    ]
    return (*by_form, *(_attached(file, names, kept.get(file.file_id)) for file in draft.files))


def _attached(file: Attached, names: Mapping[int, str], own: Owned | None) -> HandedIn:
    """A file under the paper that it was attached for, if this case still asks for that one."""
    paper = LETTER if file.role == AUTHORISATION else names.get(file.required_id or 0, "")
    required = file.required_id if file.required_id in names else None
    return HandedIn(
        name=paper or file.name,
        required_id=required,
        kind="e_copy",
        originals=0,
        copies=1,
        file_id=file.file_id,
        file_name=file.name,
        digitisation=_digitisation(file, own),
    )


def _digitisation(file: Attached, own: Owned | None) -> Digitisation:
    """What lay in the store before it was attached; what was put there afterwards came new."""
    if own is None or file.attached_at is None or own.kept_at > file.attached_at:
        return Digitisation.NONE
    return Digitisation.REUSED_RESULT if own.kind == "result" else Digitisation.REUSED
