"""What a check-up finds: one fact, well or not, and what to do when not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`says` is the fact in words; `mend` what somebody should do, empty when `well`."""

    about: str
    well: bool
    says: str
    mend: str = ""
