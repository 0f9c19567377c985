"""Reports: one registry of figures, the centre's half-year, the statutory tables."""
