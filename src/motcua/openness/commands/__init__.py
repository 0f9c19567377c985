"""Publishing each night's root."""

from motcua.openness.commands.folding import fold, unpublished

__all__ = ["fold", "unpublished"]
