"""Who took what out, who looked at a person's data, and who changed what is not a dossier."""
