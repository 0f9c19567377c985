"""Bringing the catalogue in."""

from motcua.catalogue.commands.load import load

__all__ = ["load"]
