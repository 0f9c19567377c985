"""Reading the trails."""

from motcua.audit.queries.looks import Glimpse, looks_of
from motcua.audit.queries.trail import broken_changes

__all__ = ["Glimpse", "broken_changes", "looks_of"]
