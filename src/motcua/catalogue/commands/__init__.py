"""Bringing the catalogue in, from the program's own files or from files that people make; its words."""

from motcua.catalogue.commands.eforms import publish_forms, publish_general_forms
from motcua.catalogue.commands.importing import import_procedures
from motcua.catalogue.commands.importing_forms import import_forms
from motcua.catalogue.commands.load import load
from motcua.catalogue.commands.words import dismiss, forget_unfound, note_unfound, teach

__all__ = [
    "dismiss",
    "forget_unfound",
    "import_forms",
    "import_procedures",
    "load",
    "note_unfound",
    "publish_forms",
    "publish_general_forms",
    "teach",
]
