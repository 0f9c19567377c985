"""What `motcua doctor` asks of the reports."""

from collections.abc import Iterator

from motcua.lib.checkup import Finding
from motcua.reports.queries.counted import mistallied
from motcua.reports.queries.signed import schedules, unsound

_DAYS = 60


def checkup() -> Iterator[Finding]:
    yield day_tallies()
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


def day_tallies() -> Finding:
    """The tallies that the index adds up are those of the papers, results, payments and ratings of two months."""
    differ = mistallied(days=_DAYS)
    if not differ:
        return Finding(
            "tallies by day", True, "what the index adds up is what the papers, results and ratings say"
        )
    days = sorted({one.day_on for one in differ})
    says = f"wrong on {', '.join(f'{day:%d/%m/%Y}' for day in days[:5])}" + (
        " and others" if days[5:] else ""
    )
    return Finding("tallies by day", False, says, "motcua migrate --recount")
