"""Notes of who took what out, who looked at whose data, and who changed what is not a dossier."""

from motcua.audit.commands.changes import change
from motcua.audit.commands.exports import counted, note_export
from motcua.audit.commands.looks import look, look_beside

__all__ = ["change", "counted", "look", "look_beside", "note_export"]
