"""The hall of a centre: people who are helped at its computers (Decree 61/2018, art. 14; Decision 14/QĐ-TTPVHCC)."""
