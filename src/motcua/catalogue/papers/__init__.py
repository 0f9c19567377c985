"""What is printed of the catalogue: the annex of a decision."""

from motcua.catalogue.papers.annex import Annex, AnnexTable, NothingToPrint, annex, docx, pdf

__all__ = ["Annex", "AnnexTable", "NothingToPrint", "annex", "docx", "pdf"]
