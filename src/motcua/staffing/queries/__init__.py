"""Who works at a centre, by which roster, who was there, remarks and training; and the words they are told in."""

from motcua.staffing.models import Evidence, Half, RemarkKind, Verdict

__all__ = ["Evidence", "Half", "RemarkKind", "Verdict"]
