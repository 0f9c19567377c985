"""What may be asked about dossiers."""

from motcua.dossiers.queries.care import Fault, broken_chains, outside_of_care

__all__ = ["Fault", "broken_chains", "outside_of_care"]
