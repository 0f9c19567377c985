"""Writes persons one by one into the database of MOTCUA_VAR, and says each once it is committed.

python -m tests.cli.writer. Ends when the database does.
"""

import sys

import django
from django.db import OperationalError, connection

django.setup()

from motcua.identity.models import Person, PersonKind  # noqa: E402


def main() -> None:
    number = 0
    try:
        while True:
            number += 1
            identity = f"{number:012d}"
            Person.objects.create(kind=PersonKind.CITIZEN, name="Nông Văn Hùng", identity_number=identity)
            # Only now is it acknowledged.
            sys.stdout.write(f"{identity}\n")
            sys.stdout.flush()
    except OperationalError:
        connection.close()


if __name__ == "__main__":
    main()
