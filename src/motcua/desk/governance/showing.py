"""Changes of the catalogue as the desk's pages show them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as now_

from motcua.catalogue import policies
from motcua.catalogue.queries import proposals, templates
from motcua.catalogue.queries.proposals import Known, NoteTold, ProposalPage, TextFault
from motcua.law.actor import Actor
from motcua.law.catalogue_life import BY_DEED, KIND_LABELS, LABELS, Deed, Kind, Stage, Subject
from motcua.law.errors import N_
from motcua.law.procedure import ProcedureText
from motcua.lib.eform import Form
from motcua.ui.drawn import Entry

COLOURS: Mapping[Stage, str] = {
    Stage.DRAFT: "grey",
    Stage.IN_CHECK: "yellow",
    Stage.CHECKED: "turquoise",
    Stage.SUBMITTED: "orange",
    Stage.APPROVED: "blue",
    Stage.PUBLISHED: "purple",
    Stage.IN_FORCE: "green",
    Stage.WITHDRAWN: "grey",
    Stage.AMENDED: "grey",
    Stage.REPEALED: "red",
}
SUBJECTS = {Subject.PROCEDURE: N_("Procedure"), Subject.PROCESS: N_("Internal process")}
# What one change is done on its own page; a decision is taken on the decision's.
_ON_THE_PAGE = (Deed.SEND_TO_CHECK, Deed.PASS_CHECK, Deed.SUBMIT, Deed.SEND_BACK, Deed.WITHDRAW)
BUTTONS: Mapping[Deed, str] = {
    Deed.SEND_TO_CHECK: N_("Send to the legal check"),
    Deed.PASS_CHECK: N_("It is lawful"),
    Deed.SUBMIT: N_("Submit for decision"),
    Deed.SEND_BACK: N_("Send back to its writers"),
    Deed.WITHDRAW: N_("Give up"),
    Deed.COMMENT: N_("Comment"),
}


def stage(value: Stage) -> tuple[str, str]:
    """Text and colour of a stage's tag."""
    return now_(LABELS[value]), COLOURS[value]


def kind(value: Kind) -> str:
    return now_(KIND_LABELS[value])


def names(there: Known) -> dict[str, str]:
    """What the codes of sectors, agencies, processes and procedures are called."""
    processes = {code: f"{name} ({code})" for code, name in there.processes.items()}
    return {**there.sectors, **processes, **there.agencies}


def differences(page: ProposalPage) -> list[dict[str, Any]]:
    """The articles, those that differ first marked; a repeal shows what will be gone."""
    words = proposals.words(names(proposals.known()), form_of(page))
    compared = (
        proposals.unchanged(page.text, words)
        if page.line.kind is Kind.REPEAL
        else proposals.differences(page.base, page.text, words)
    )
    return [
        {"title": now_(article.title), "lines": article.lines, "differs": article.differs}
        for article in compared
    ]


def form_of(page: ProposalPage) -> Form | None:
    """The form by which the change's dossiers are filed; its questions are what a template may speak of."""
    text = page.text
    return templates.form_of(page.base_version_id, text) if isinstance(text, ProcedureText) else None


def faults(found: tuple[TextFault, ...]) -> list[str]:
    return [fault_sentence(fault) for fault in found]


def fault_sentence(fault: TextFault) -> str:
    told = now_(fault.message)
    return told % fault.params if fault.params else told


def told(note: NoteTold) -> Entry:
    by = ", ".join(filter(None, (note.by, note.position)))
    return Entry(now_(note.sentence), note.at, by, note.text)


def deeds(page: ProposalPage, actor: Actor) -> list[dict[str, Any]]:
    """What this officer may do to it now."""
    return [
        {"deed": deed, "text": now_(BUTTONS[deed]), "asks": "text" in BY_DEED[deed].needs}
        for deed in _ON_THE_PAGE
        if may(deed, page, actor)
    ]


def may(deed: Deed, page: ProposalPage, actor: Actor) -> bool:
    row = BY_DEED[deed]
    own = row.others_work and actor.officer_id in page.writers
    return page.kept in row.sources and policies.may(deed, actor) and not own


def is_procedure(page: ProposalPage) -> bool:
    return isinstance(page.text, ProcedureText)
