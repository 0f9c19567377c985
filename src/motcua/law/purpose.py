"""Why an official may look at a person's data, and what was looked at.

Personal data may be processed for a stated purpose only, and the person may know of it: Decree
13/2023/NĐ-CP, art. 3 and 9; Personal Data Protection Law (in force from 2026-01-01).
"""

from enum import StrEnum

from motcua.law.errors import N_


class Purpose(StrEnum):
    """For what somebody of the administration looked at a person's data."""

    HANDLING = "handling"  # the dossier lies with their unit
    RECEPTION = "reception"  # their centre received it and returns its result
    OPINION = "opinion"  # their agency was asked for its opinion
    SUPERVISION = "supervision"  # they answer for progress: supervisor, leader, administrator
    AUDITING = "auditing"


class Seen(StrEnum):
    """In what form the data were seen."""

    PAGE = "page"
    PAPER = "paper"
    FILE = "file"
    LIST = "list"  # as a line of a search or a list
    EXPORT = "export"


PURPOSE_LABELS: dict[Purpose, str] = {
    Purpose.HANDLING: N_("to work on the dossier"),
    Purpose.RECEPTION: N_("to receive the dossier or return its result"),
    Purpose.OPINION: N_("to give an opinion that was asked for"),
    Purpose.SUPERVISION: N_("to supervise progress"),
    Purpose.AUDITING: N_("to audit"),
}
SEEN_LABELS: dict[Seen, str] = {
    Seen.PAGE: N_("opened the dossier"),
    Seen.PAPER: N_("opened a paper of it"),
    Seen.FILE: N_("opened a file of it"),
    Seen.LIST: N_("saw it in a list"),
    Seen.EXPORT: N_("exported it in a list"),
}
