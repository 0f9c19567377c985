"""Sessions as Django keeps them in the database, read in one planned statement with the staff's revision.

Accounts, posts and secondments seldom change, and every change of them moves the revision in its own
transaction (organisation's migration `staff_revision`). So what was found out about a session's
person at a revision is true for as long as the revision stands; nothing has to be asked again, and
nothing is believed a moment longer (config/who.py).
"""

import json
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends import db

from motcua.lib import prepared

_READ = """
    SELECT s.session_data, (SELECT r.revision FROM organisation_staffrevision r)
      FROM django_session s WHERE s.session_key = %s::text AND s.expire_date > now()
"""


@lru_cache(maxsize=4096)
def _verified(data: str) -> str:
    """What a session says, once its signature was verified; read anew by each request, which may change it."""
    return json.dumps(SessionStore().decode(data))


class SessionStore(db.SessionStore):
    """`staff_revision` is None until the session is read, and when no change was ever noted."""

    staff_revision: UUID | None = None

    def load(self) -> dict[str, Any]:
        found = prepared.fetch(_READ, [self.session_key])
        if not found:
            self._session_key = None
            return {}
        data, self.staff_revision = found[0]
        return dict(json.loads(_verified(data)))

    @classmethod
    def get_model_class(cls) -> Any:
        return db.SessionStore.get_model_class()
