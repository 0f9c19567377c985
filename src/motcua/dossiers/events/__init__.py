"""What can happen to a dossier, how it reads, and what it leaves behind."""

from motcua.dossiers.events.kinds import INSTRUMENTS, OF_ACT, PERSONAL, SENTENCES, Kind
from motcua.dossiers.events.state import State, replay

__all__ = ["INSTRUMENTS", "OF_ACT", "PERSONAL", "SENTENCES", "Kind", "State", "replay"]
