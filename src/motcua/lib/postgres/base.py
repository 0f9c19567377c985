"""What Django looks for in a database engine: see its documentation, "Subclassing the built-in database backends"."""

import select

from django.db.backends.postgresql import base  # noqa: TID251 - below every table


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Ask the server only where its line has something to say, which is its end as a rule.

        Django asks at the first statement of each request: a question and an answer for nothing, since
        a server that ends, restarts or is replaced closes its lines, and a silent one would not answer.
        """
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return bool(super().is_usable()) if line.poll(0) else True
