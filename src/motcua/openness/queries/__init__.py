"""What everybody may ask: the days published, the roots of the record, a dossier's proofs."""

from motcua.openness.queries.record import DAYS_SHOWN, Proof, Root, proofs, roots, roots_document

__all__ = ["DAYS_SHOWN", "Proof", "Root", "proofs", "roots", "roots_document"]
