"""Bringing the catalogue in: from the program's own files, or from files that people make."""

from motcua.catalogue.commands.importing import import_procedures
from motcua.catalogue.commands.load import load

__all__ = ["import_procedures", "load"]
