"""What supervision answers: `waiting`, `progress`, `rules`; and, in rooms of their own, why dossiers are late."""

from motcua.supervision.models import Watched
from motcua.supervision.queries.reminders import Rule, Standing, Waiting, progress, rules, waiting

__all__ = ["Rule", "Standing", "Waiting", "Watched", "progress", "rules", "waiting"]
