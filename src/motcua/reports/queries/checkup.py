"""What `motcua doctor` asks of the reports."""

from collections.abc import Iterator

from motcua.lib.checkup import Finding
from motcua.reports.queries.signed import schedules, unsound


def checkup() -> Iterator[Finding]:
    wrong = unsound()
    says = f"changed after signing: {wrong[:5]}" if wrong else "every signed table is as it was signed"
    yield Finding("signed tables", not wrong, says, "compare with the last backup" if wrong else "")
    stuck = [one for one in schedules() if one.fault]
    if stuck:
        says = f"{stuck[0].form} of {stuck[0].of} was not sent: {stuck[0].fault}"
        yield Finding(
            "reports by mail", False, says, "mend the mail settings or the addresses; it is tried each hour"
        )
    else:
        yield Finding("reports by mail", True, "every scheduled report that was due went out")
