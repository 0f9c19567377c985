"""`motcua worktime` answers in one line, without a database."""

from pathlib import Path

import pytest

from tests.cli import program


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        # 30 April and 1 May (a Saturday, so Monday the 3rd in lieu) do not count.
        ("5d", "2021-05-10T15:20:00+07:00"),
        ("20h", "2021-05-06T09:50:00+07:00"),
        # The tenth calendar day is a Sunday: the end of the next working day.
        ("10cd", "2021-05-10T17:00:00+07:00"),
    ],
)
def test_due_over_the_holidays_of_april_2021(tmp_path: Path, limit: str, due: str) -> None:
    done = program.run(
        "worktime",
        "due",
        "--calendar",
        "langson",
        "--from",
        "2021-04-29T15:20",
        "--limit",
        limit,
        var=tmp_path,
    )

    assert done.stdout == f"{due}\n", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_elapsed_counts_working_minutes(tmp_path: Path) -> None:
    done = program.run(
        "worktime", "elapsed", "--from", "2021-04-29T15:20", "--to", "2021-05-04T08:00", var=tmp_path
    )

    assert done.stdout == "130\n", done.stderr


def test_a_calendar_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    done = program.run(
        "worktime", "due", "--calendar", "hanoi", "--from", "2021-04-29T15:20", "--limit", "5d", var=tmp_path
    )

    assert done.returncode == 2
    assert "langson" in done.stderr
