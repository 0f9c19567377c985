"""Who looked, and who changed what is not a dossier."""
